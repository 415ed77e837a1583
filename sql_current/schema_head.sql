-- The schema of a PostgreSQL 18 database, written by Aludel.
-- Restore it into an empty database: aludel load-schema FILE, or psql -1 -f FILE.

SET TIMEZONE TO 'UTC';

SET check_function_bodies = false;

SET search_path = pg_catalog;

CREATE SCHEMA kpi;

COMMENT ON SCHEMA kpi IS 'Measures, targets and what the board looks at.';

CREATE SCHEMA mart;

COMMENT ON SCHEMA mart IS 'Facts and dimensions for reporting.';

CREATE SCHEMA raw;

COMMENT ON SCHEMA raw IS 'What other systems send, as they sent it.';

CREATE SCHEMA ref;

COMMENT ON SCHEMA ref IS 'Reference data kept by hand.';

CREATE SCHEMA stg;

COMMENT ON SCHEMA stg IS 'Cleaned and typed, one row per business key.';

CREATE TYPE public.customer_status AS ENUM (
	'prospect',
	'active',
	'blocked'
);

CREATE TYPE public.order_status AS ENUM (
	'draft',
	'placed',
	'picked',
	'shipped',
	'delivered',
	'cancelled'
);

CREATE TYPE public.payment_method AS ENUM (
	'card',
	'wallet',
	'invoice',
	'transfer'
);

CREATE TYPE public.return_reason AS ENUM (
	'damaged',
	'wrong_item',
	'too_small',
	'too_big',
	'other'
);

CREATE SEQUENCE public.category_id_seq
	AS integer
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1;

CREATE TABLE public.category (
	id integer DEFAULT nextval('public.category_id_seq'::regclass) NOT NULL,
	parent_id integer,
	name character varying(80) NOT NULL
);

CREATE SEQUENCE public.claim_id_seq
	AS integer
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1;

CREATE TABLE public.claim (
	id integer DEFAULT nextval('public.claim_id_seq'::regclass) CONSTRAINT shipment_claim_id_not_null NOT NULL,
	carrier_code character varying(20) CONSTRAINT shipment_claim_carrier_code_not_null NOT NULL,
	tracking_no character varying(40) CONSTRAINT shipment_claim_tracking_no_not_null NOT NULL,
	amount numeric(10,2) CONSTRAINT shipment_claim_amount_not_null NOT NULL,
	opened_at timestamp with time zone DEFAULT now(),
	details jsonb
);

CREATE SEQUENCE public.invoice_number_seq
	START WITH 100001
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1;

CREATE TABLE public.invoice (
	number bigint DEFAULT nextval('public.invoice_number_seq'::regclass) NOT NULL,
	order_id bigint NOT NULL,
	issued_on date DEFAULT CURRENT_DATE NOT NULL,
	net numeric(14,2) NOT NULL,
	tax numeric(14,2) NOT NULL,
	pdf bytea
);

COMMENT ON TABLE public.invoice IS 'Kept for ten years; never updated.';

CREATE SEQUENCE public.stock_movement_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1;

CREATE SEQUENCE raw.carrier_scan_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1;

CREATE TABLE raw.carrier_scan (
	id bigint DEFAULT nextval('raw.carrier_scan_id_seq'::regclass) NOT NULL,
	carrier character varying(20) NOT NULL,
	tracking_no character varying(40) NOT NULL,
	scanned_at timestamp with time zone NOT NULL,
	document jsonb NOT NULL
);

CREATE TABLE public."order" (
	id bigint NOT NULL,
	number character varying(20) NOT NULL,
	customer_id bigint NOT NULL,
	status public.order_status DEFAULT 'draft'::public.order_status NOT NULL,
	currency_code character(3) DEFAULT 'EUR'::bpchar NOT NULL,
	ordered_at timestamp with time zone,
	updated_at timestamp with time zone DEFAULT now() NOT NULL,
	voucher_id integer
);

ALTER TABLE public."order" ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
	SEQUENCE NAME public.order_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

COMMENT ON COLUMN public."order".updated_at IS 'Set by trigger.';

CREATE TABLE public.alembic_version (
	version_num character varying(32) NOT NULL
);

CREATE TABLE public.campaign (
	id integer NOT NULL,
	name character varying(80) NOT NULL,
	valid_during tstzrange NOT NULL
);

ALTER TABLE public.campaign ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
	SEQUENCE NAME public.campaign_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

CREATE TABLE public.customer (
	id bigint NOT NULL,
	email character varying(254) NOT NULL,
	full_name character varying(160) NOT NULL,
	phone character varying(40),
	country_code character(2) NOT NULL,
	status public.customer_status DEFAULT 'prospect'::public.customer_status NOT NULL,
	created_at timestamp with time zone DEFAULT now() NOT NULL,
	updated_at timestamp with time zone DEFAULT now() NOT NULL,
	language character(2) DEFAULT 'de'::bpchar NOT NULL,
	newsletter boolean DEFAULT false NOT NULL,
	desk character varying(12)
);

ALTER TABLE public.customer ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
	SEQUENCE NAME public.customer_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

ALTER TABLE public.customer ENABLE ROW LEVEL SECURITY;

COMMENT ON TABLE public.customer IS 'Everybody who ever ordered or signed up.';

COMMENT ON COLUMN public.customer.updated_at IS 'Set by trigger.';

CREATE TABLE public.order_line (
	order_id bigint NOT NULL,
	line_no smallint NOT NULL,
	product_id bigint NOT NULL,
	quantity integer NOT NULL,
	unit_price numeric(12,2) NOT NULL,
	line_total numeric(14,2) GENERATED ALWAYS AS (((quantity)::numeric * unit_price)) STORED
);

CREATE TABLE public.order_note (
	id bigint NOT NULL,
	order_id bigint NOT NULL,
	author character varying(40) DEFAULT 'customer'::character varying NOT NULL,
	text text NOT NULL,
	written_at timestamp with time zone DEFAULT now()
);

ALTER TABLE public.order_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
	SEQUENCE NAME public.order_note_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

CREATE TABLE public.payment (
	id uuid DEFAULT gen_random_uuid() NOT NULL,
	order_id bigint NOT NULL,
	method public.payment_method NOT NULL,
	amount numeric(14,2) NOT NULL,
	paid_at timestamp with time zone
);

COMMENT ON COLUMN public.payment.amount IS 'In the order''s currency.';

CREATE TABLE public.product (
	id bigint NOT NULL,
	sku character varying(24) NOT NULL,
	name text NOT NULL,
	category_id integer,
	price numeric(12,2) NOT NULL,
	weight_kg numeric(9,3),
	length_cm numeric(6,1),
	width_cm numeric(6,1),
	height_cm numeric(6,1),
	volume_l numeric(12,3) GENERATED ALWAYS AS ((((length_cm * width_cm) * height_cm) / (1000)::numeric)) STORED,
	tags text[] DEFAULT '{}'::text[] NOT NULL,
	attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
	listed_on date DEFAULT CURRENT_DATE NOT NULL,
	updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
	SEQUENCE NAME public.product_id_seq
	START WITH 1000
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

COMMENT ON COLUMN public.product.volume_l IS 'Litres, for packing.';

COMMENT ON COLUMN public.product.updated_at IS 'Set by trigger.';

CREATE TABLE public.return_request (
	id bigint NOT NULL,
	order_id bigint NOT NULL,
	line_no smallint NOT NULL,
	quantity integer NOT NULL,
	reason public.return_reason NOT NULL,
	requested_at timestamp with time zone DEFAULT now() NOT NULL,
	received_at timestamp with time zone,
	voucher_id integer
);

ALTER TABLE public.return_request ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
	SEQUENCE NAME public.return_request_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

CREATE TABLE public.stock_level (
	warehouse_code character varying(8) NOT NULL,
	product_id bigint NOT NULL,
	on_hand integer DEFAULT 0 NOT NULL,
	reserved integer DEFAULT 0 NOT NULL,
	available integer GENERATED ALWAYS AS ((on_hand - reserved)) STORED
);

CREATE TABLE public.stock_movement (
	moved_at timestamp with time zone NOT NULL,
	id bigint DEFAULT nextval('public.stock_movement_id_seq'::regclass) NOT NULL,
	warehouse_code character varying(8) NOT NULL,
	product_id bigint NOT NULL,
	delta integer NOT NULL,
	reason character varying(20) NOT NULL
)
PARTITION BY RANGE (moved_at);

CREATE TABLE public.stock_movement_2023_09 PARTITION OF public.stock_movement
FOR VALUES FROM ('2023-09-01 00:00:00+00') TO ('2023-10-01 00:00:00+00');

ALTER TABLE ONLY public.stock_movement_2023_09 ALTER COLUMN id SET DEFAULT nextval('public.stock_movement_id_seq'::regclass);

CREATE TABLE public.stock_movement_2023_10 PARTITION OF public.stock_movement
FOR VALUES FROM ('2023-10-01 00:00:00+00') TO ('2023-11-01 00:00:00+00');

ALTER TABLE ONLY public.stock_movement_2023_10 ALTER COLUMN id SET DEFAULT nextval('public.stock_movement_id_seq'::regclass);

CREATE TABLE public.stock_movement_2023_11 PARTITION OF public.stock_movement
FOR VALUES FROM ('2023-11-01 00:00:00+00') TO ('2023-12-01 00:00:00+00');

ALTER TABLE ONLY public.stock_movement_2023_11 ALTER COLUMN id SET DEFAULT nextval('public.stock_movement_id_seq'::regclass);

CREATE TABLE public.stock_movement_2023_12 PARTITION OF public.stock_movement
FOR VALUES FROM ('2023-12-01 00:00:00+00') TO ('2024-01-01 00:00:00+00');

ALTER TABLE ONLY public.stock_movement_2023_12 ALTER COLUMN id SET DEFAULT nextval('public.stock_movement_id_seq'::regclass);

CREATE TABLE public.stock_movement_default PARTITION OF public.stock_movement
DEFAULT;

ALTER TABLE ONLY public.stock_movement_default ALTER COLUMN id SET DEFAULT nextval('public.stock_movement_id_seq'::regclass);

CREATE TABLE public.voucher (
	id integer NOT NULL,
	campaign_id integer,
	code character varying(16) NOT NULL,
	percent_off numeric(5,2),
	amount_off numeric(12,2)
);

ALTER TABLE public.voucher ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
	SEQUENCE NAME public.voucher_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

COMMENT ON TABLE public.voucher IS 'Without a campaign: a refund, good for ever.';

CREATE TABLE public.warehouse (
	code character varying(8) NOT NULL,
	name character varying(80) NOT NULL,
	country_code character(2) NOT NULL,
	capacity_l numeric(14,3) NOT NULL,
	opened_on date NOT NULL
);

CREATE TABLE kpi.measure (
	code character varying(30) NOT NULL,
	title character varying(120) NOT NULL,
	unit character varying(10) NOT NULL,
	higher_is_better boolean NOT NULL
);

CREATE TABLE kpi.target (
	measure_code character varying(30) NOT NULL,
	year smallint NOT NULL,
	value numeric(16,4) NOT NULL
);

CREATE TABLE mart.dim_date (
	day date NOT NULL,
	year smallint NOT NULL,
	month smallint NOT NULL,
	iso_week smallint NOT NULL,
	working_day boolean DEFAULT true NOT NULL
);

CREATE TABLE mart.dim_product (
	product_key integer NOT NULL,
	product_id bigint NOT NULL,
	sku character varying(24) NOT NULL,
	category character varying(80),
	valid_during daterange NOT NULL
);

ALTER TABLE mart.dim_product ALTER COLUMN product_key ADD GENERATED BY DEFAULT AS IDENTITY (
	SEQUENCE NAME mart.dim_product_product_key_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

COMMENT ON TABLE mart.dim_product IS 'Slowly changing, kind 2.';

CREATE TABLE mart.fact_order_line (
	day date NOT NULL,
	product_key integer NOT NULL,
	order_number character varying(20) NOT NULL,
	quantity integer NOT NULL,
	revenue numeric(14,2) NOT NULL
);

CREATE TABLE raw.shop_event (
	id bigint NOT NULL,
	received_at timestamp with time zone DEFAULT now() NOT NULL,
	source text NOT NULL,
	payload jsonb NOT NULL
)
PARTITION BY RANGE (received_at);

ALTER TABLE raw.shop_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
	SEQUENCE NAME raw.shop_event_id_seq
	START WITH 1
	INCREMENT BY 1
	NO MAXVALUE
	NO MINVALUE
	CACHE 1
);

CREATE TABLE raw.shop_event_2023 PARTITION OF raw.shop_event
FOR VALUES FROM ('2023-01-01 00:00:00+00') TO ('2024-01-01 00:00:00+00');

ALTER TABLE ONLY raw.shop_event_2023 ALTER COLUMN received_at SET DEFAULT now();

CREATE TABLE raw.shop_event_2024 PARTITION OF raw.shop_event
FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');

ALTER TABLE ONLY raw.shop_event_2024 ALTER COLUMN received_at SET DEFAULT now();

CREATE TABLE raw.shop_event_default PARTITION OF raw.shop_event
DEFAULT;

ALTER TABLE ONLY raw.shop_event_default ALTER COLUMN received_at SET DEFAULT now();

CREATE TABLE ref.carrier (
	code character varying(20) NOT NULL,
	name character varying(80) NOT NULL,
	tariff jsonb NOT NULL
);

CREATE TABLE ref.carrier_rate (
	carrier_code character varying(20) NOT NULL,
	valid_from date NOT NULL,
	from_weight_g integer NOT NULL,
	to_weight_g integer NOT NULL,
	price numeric(8,2) NOT NULL,
	source jsonb
);

CREATE TABLE ref.country (
	code character(2) NOT NULL,
	name character varying(80) NOT NULL,
	currency_code character(3) NOT NULL,
	eu_member boolean DEFAULT false NOT NULL
);

COMMENT ON TABLE ref.country IS 'Where we deliver.';

COMMENT ON COLUMN ref.country.code IS 'ISO 3166-1 alpha-2';

CREATE TABLE ref.currency (
	code character(3) NOT NULL,
	name character varying(60) NOT NULL,
	minor_units smallint DEFAULT '2'::smallint NOT NULL
);

COMMENT ON TABLE ref.currency IS 'ISO 4217';

CREATE TABLE stg.carrier_event (
	tracking_no character varying(40) NOT NULL,
	kind text NOT NULL,
	happened_at timestamp with time zone NOT NULL
);

CREATE TABLE stg.shop_order (
	order_number character varying(20) NOT NULL,
	customer_email character varying(254) NOT NULL,
	placed_at timestamp with time zone NOT NULL,
	total numeric(14,2) NOT NULL,
	loaded_at timestamp with time zone DEFAULT now()
);

CREATE OR REPLACE FUNCTION public.apply_stock_movement() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            UPDATE public.stock_level
            SET on_hand = on_hand + NEW.delta
            WHERE warehouse_code = NEW.warehouse_code AND product_id = NEW.product_id;
            RETURN NULL;
        END;
        $$;

CREATE OR REPLACE FUNCTION public.touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            NEW.updated_at := now();
            RETURN NEW;
        END;
        $$;

CREATE OR REPLACE FUNCTION kpi.delivery_delay(announced timestamp with time zone, delivered timestamp with time zone) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT GREATEST(0, (((delivered AT TIME ZONE 'UTC'::text))::date - ((announced AT TIME ZONE 'UTC'::text))::date)) AS "greatest";
END;

CREATE OR REPLACE FUNCTION stg.load_shop_order(since timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    AS $$
DECLARE
    loaded integer;
BEGIN
    INSERT INTO stg.shop_order (order_number, customer_email, placed_at, total)
    SELECT DISTINCT ON (e.payload ->> 'number')
           e.payload ->> 'number',
           lower(e.payload ->> 'email'),
           (e.payload ->> 'placed_at')::timestamptz,
           (e.payload ->> 'total')::numeric
    FROM raw.shop_event e
    WHERE e.source = 'order' AND e.received_at >= since
    ORDER BY e.payload ->> 'number', e.received_at DESC
    ON CONFLICT (order_number) DO UPDATE
        SET total = excluded.total, loaded_at = now();
    GET DIAGNOSTICS loaded = ROW_COUNT;
    RETURN loaded;
END;
$$;

COMMENT ON FUNCTION stg.load_shop_order(since timestamp with time zone) IS 'Moves orders from raw to stg; the last event of an order wins. Returns the rows written.';

CREATE MATERIALIZED VIEW mart.mv_product_revenue AS
	SELECT p.sku,
    p.category,
    sum(f.revenue) AS revenue,
    max(f.day) AS last_sold_on
   FROM (mart.dim_product p
     JOIN mart.fact_order_line f ON ((f.product_key = p.product_key)))
  GROUP BY p.sku, p.category
WITH DATA;

CREATE MATERIALIZED VIEW kpi.mv_return_rate AS
	SELECT l.product_id,
    count(DISTINCT r.id) AS returned,
    count(*) AS sold,
    round(((100.0 * (count(DISTINCT r.id))::numeric) / (count(*))::numeric), 2) AS percent
   FROM (public.order_line l
     LEFT JOIN public.return_request r USING (order_id, line_no))
  GROUP BY l.product_id
WITH DATA;

ALTER TABLE public.voucher
	ADD CONSTRAINT pk_voucher PRIMARY KEY (id);

ALTER TABLE public."order"
	ADD CONSTRAINT pk_order PRIMARY KEY (id);

CREATE VIEW public.v_order_total AS
	SELECT o.id AS order_id,
    o.number,
    o.customer_id,
    o.status,
    o.currency_code,
    o.ordered_at,
    count(l.line_no) AS lines,
    (COALESCE(sum(l.line_total), (0)::numeric))::numeric(14,2) AS total,
        CASE
            WHEN (v.percent_off IS NOT NULL) THEN round(((COALESCE(sum(l.line_total), (0)::numeric) * v.percent_off) / (100)::numeric), 2)
            ELSE COALESCE(LEAST(v.amount_off, sum(l.line_total)), (0)::numeric)
        END AS discount
   FROM ((public."order" o
     LEFT JOIN public.order_line l ON ((l.order_id = o.id)))
     LEFT JOIN public.voucher v ON ((v.id = o.voucher_id)))
  GROUP BY o.id, v.id;

COMMENT ON VIEW public.v_order_total IS 'One row per order; drafts included.';

CREATE MATERIALIZED VIEW kpi.mv_daily_order AS
	SELECT (ordered_at)::date AS day,
    currency_code,
    count(*) AS orders,
    sum(total) AS total
   FROM public.v_order_total t
  WHERE ((status <> 'draft'::public.order_status) AND (status <> 'cancelled'::public.order_status))
  GROUP BY ((ordered_at)::date), currency_code
WITH DATA;

CREATE OR REPLACE PROCEDURE kpi.refresh()
    LANGUAGE plpgsql
    AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY mart.mv_product_revenue;
    REFRESH MATERIALIZED VIEW CONCURRENTLY kpi.mv_daily_order;
    REFRESH MATERIALIZED VIEW CONCURRENTLY kpi.mv_return_rate;
END;
$$;

CREATE INDEX ix_order_customer_id ON public."order" USING btree (customer_id);

CREATE INDEX ix_order_open ON public."order" USING btree (ordered_at DESC NULLS LAST)
WHERE (status = ANY (ARRAY['placed'::public.order_status, 'picked'::public.order_status]));

CREATE INDEX ix_order_voucher_id ON public."order" USING btree (voucher_id)
WHERE (voucher_id IS NOT NULL);

CREATE INDEX ix_claim_details_state ON public.claim USING btree (((details ->> 'state'::text)));

CREATE INDEX ix_customer_country_code ON public.customer USING btree (country_code);

CREATE INDEX ix_customer_newsletter ON public.customer USING btree (newsletter);

CREATE UNIQUE INDEX uq_customer_email ON public.customer USING btree (lower((email)::text));

CREATE INDEX ix_payment_unpaid ON public.payment USING btree (order_id)
WHERE (paid_at IS NULL);

CREATE INDEX ix_product_attributes ON public.product USING gin (attributes jsonb_path_ops);

CREATE INDEX ix_product_tags ON public.product USING gin (tags);

CREATE INDEX ix_return_request_line ON public.return_request USING btree (order_id, line_no);

CREATE UNIQUE INDEX uq_mv_daily_order ON kpi.mv_daily_order USING btree (day, currency_code);

CREATE UNIQUE INDEX uq_mv_return_rate ON kpi.mv_return_rate USING btree (product_id);

CREATE INDEX ix_fact_order_line_day ON mart.fact_order_line USING btree (day);

CREATE INDEX ix_fact_order_line_product_day ON mart.fact_order_line USING btree (product_key, day DESC) INCLUDE (revenue);

CREATE UNIQUE INDEX uq_mv_product_revenue ON mart.mv_product_revenue USING btree (sku, category) NULLS NOT DISTINCT;

CREATE INDEX ix_carrier_scan_scanned_at ON raw.carrier_scan USING brin (scanned_at)
WITH (pages_per_range='32');

CREATE INDEX ix_shop_event_payload ON ONLY raw.shop_event USING gin (payload jsonb_path_ops);

CREATE INDEX IF NOT EXISTS shop_event_2023_payload_idx ON raw.shop_event_2023 USING gin (payload jsonb_path_ops);

ALTER INDEX raw.ix_shop_event_payload ATTACH PARTITION raw.shop_event_2023_payload_idx;

CREATE INDEX IF NOT EXISTS shop_event_2024_payload_idx ON raw.shop_event_2024 USING gin (payload jsonb_path_ops);

ALTER INDEX raw.ix_shop_event_payload ATTACH PARTITION raw.shop_event_2024_payload_idx;

CREATE INDEX IF NOT EXISTS shop_event_default_payload_idx ON raw.shop_event_default USING gin (payload jsonb_path_ops);

ALTER INDEX raw.ix_shop_event_payload ATTACH PARTITION raw.shop_event_default_payload_idx;

CREATE INDEX ix_carrier_event_happened_at ON stg.carrier_event USING btree (happened_at);

ALTER TABLE public."order"
	ADD CONSTRAINT ck_order_number CHECK (((number)::text = upper((number)::text)));

ALTER TABLE public."order"
	ADD CONSTRAINT ck_order_ordered_at CHECK (((status = 'draft'::public.order_status) OR (ordered_at IS NOT NULL)));

ALTER TABLE ref.currency
	ADD CONSTRAINT pk_currency PRIMARY KEY (code);

ALTER TABLE public."order"
	ADD CONSTRAINT fk_order_currency FOREIGN KEY (currency_code) REFERENCES ref.currency(code);

ALTER TABLE public.customer
	ADD CONSTRAINT pk_customer PRIMARY KEY (id);

ALTER TABLE public."order"
	ADD CONSTRAINT fk_order_customer FOREIGN KEY (customer_id) REFERENCES public.customer(id);

ALTER TABLE public."order"
	ADD CONSTRAINT fk_order_voucher FOREIGN KEY (voucher_id) REFERENCES public.voucher(id) ON DELETE SET NULL;

ALTER TABLE public."order"
	ADD CONSTRAINT uq_order_number UNIQUE (number);

ALTER TABLE public.alembic_version
	ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE public.campaign
	ADD CONSTRAINT ex_campaign_one_at_a_time EXCLUDE USING gist (valid_during WITH &&);

ALTER TABLE public.campaign
	ADD CONSTRAINT pk_campaign PRIMARY KEY (id);

ALTER TABLE public.category
	ADD CONSTRAINT category_pkey PRIMARY KEY (id);

ALTER TABLE public.category
	ADD CONSTRAINT fk_category_parent FOREIGN KEY (parent_id) REFERENCES public.category(id) ON DELETE RESTRICT;

ALTER TABLE public.category
	ADD CONSTRAINT uq_category_name UNIQUE (parent_id, name);

ALTER TABLE ref.carrier
	ADD CONSTRAINT pk_carrier PRIMARY KEY (code);

ALTER TABLE public.claim
	ADD CONSTRAINT shipment_claim_carrier_code_fkey FOREIGN KEY (carrier_code) REFERENCES ref.carrier(code);

ALTER TABLE public.claim
	ADD CONSTRAINT shipment_claim_pkey PRIMARY KEY (id);

ALTER TABLE public.claim
	ADD CONSTRAINT shipment_claim_tracking_no_key UNIQUE (tracking_no);

ALTER TABLE public.customer
	ADD CONSTRAINT ck_customer_email CHECK ((POSITION(('@'::text) IN (email)) > 1));

ALTER TABLE public.customer
	ADD CONSTRAINT ck_customer_language CHECK (((language)::text = lower((language)::text)));

ALTER TABLE ref.country
	ADD CONSTRAINT pk_country PRIMARY KEY (code);

ALTER TABLE public.customer
	ADD CONSTRAINT fk_customer_country FOREIGN KEY (country_code) REFERENCES ref.country(code);

ALTER TABLE public.invoice
	ADD CONSTRAINT fk_invoice_order FOREIGN KEY (order_id) REFERENCES public."order"(id);

ALTER TABLE public.invoice
	ADD CONSTRAINT pk_invoice PRIMARY KEY (number);

ALTER TABLE public.invoice
	ADD CONSTRAINT uq_invoice_order UNIQUE (order_id);

ALTER TABLE public.order_line
	ADD CONSTRAINT ck_order_line_quantity CHECK ((quantity > 0));

ALTER TABLE public.order_line
	ADD CONSTRAINT fk_order_line_order FOREIGN KEY (order_id) REFERENCES public."order"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE public.product
	ADD CONSTRAINT pk_product PRIMARY KEY (id);

ALTER TABLE public.order_line
	ADD CONSTRAINT fk_order_line_product FOREIGN KEY (product_id) REFERENCES public.product(id);

ALTER TABLE public.order_line
	ADD CONSTRAINT pk_order_line PRIMARY KEY (order_id, line_no);

ALTER TABLE public.order_note
	ADD CONSTRAINT fk_order_note_order FOREIGN KEY (order_id) REFERENCES public."order"(id) ON DELETE CASCADE;

ALTER TABLE public.order_note
	ADD CONSTRAINT pk_order_note PRIMARY KEY (id);

ALTER TABLE public.payment
	ADD CONSTRAINT ck_payment_amount CHECK ((amount > (0)::numeric));

ALTER TABLE public.payment
	ADD CONSTRAINT fk_payment_order FOREIGN KEY (order_id) REFERENCES public."order"(id);

ALTER TABLE public.payment
	ADD CONSTRAINT pk_payment PRIMARY KEY (id);

ALTER TABLE public.product
	ADD CONSTRAINT ck_product_price CHECK ((price >= (0)::numeric));

ALTER TABLE public.product
	ADD CONSTRAINT ck_product_weight CHECK ((weight_kg > (0)::numeric));

ALTER TABLE public.product
	ADD CONSTRAINT fk_product_category FOREIGN KEY (category_id) REFERENCES public.category(id) ON DELETE SET NULL;

ALTER TABLE public.product
	ADD CONSTRAINT uq_product_sku UNIQUE (sku);

ALTER TABLE public.return_request
	ADD CONSTRAINT ck_return_request_quantity CHECK ((quantity > 0));

ALTER TABLE public.return_request
	ADD CONSTRAINT ck_return_request_received_at CHECK ((received_at >= requested_at));

ALTER TABLE public.return_request
	ADD CONSTRAINT fk_return_request_line FOREIGN KEY (order_id, line_no) REFERENCES public.order_line(order_id, line_no) ON DELETE CASCADE;

ALTER TABLE public.return_request
	ADD CONSTRAINT fk_return_request_voucher FOREIGN KEY (voucher_id) REFERENCES public.voucher(id);

ALTER TABLE public.return_request
	ADD CONSTRAINT pk_return_request PRIMARY KEY (id);

ALTER TABLE public.return_request
	ADD CONSTRAINT uq_return_request_voucher UNIQUE (voucher_id);

ALTER TABLE public.stock_level
	ADD CONSTRAINT ck_stock_level_reserved CHECK (((reserved >= 0) AND (reserved <= on_hand)));

ALTER TABLE public.stock_level
	ADD CONSTRAINT fk_stock_level_product FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE CASCADE;

ALTER TABLE public.warehouse
	ADD CONSTRAINT pk_warehouse PRIMARY KEY (code);

ALTER TABLE public.stock_level
	ADD CONSTRAINT fk_stock_level_warehouse FOREIGN KEY (warehouse_code) REFERENCES public.warehouse(code);

ALTER TABLE public.stock_level
	ADD CONSTRAINT pk_stock_level PRIMARY KEY (warehouse_code, product_id);

ALTER TABLE public.stock_movement
	ADD CONSTRAINT ck_stock_movement_delta CHECK ((delta <> 0));

ALTER TABLE public.stock_movement
	ADD CONSTRAINT fk_stock_movement_level FOREIGN KEY (warehouse_code, product_id) REFERENCES public.stock_level(warehouse_code, product_id);

ALTER TABLE public.stock_movement
	ADD CONSTRAINT pk_stock_movement PRIMARY KEY (moved_at, id);

ALTER TABLE public.voucher
	ADD CONSTRAINT ck_voucher_one_discount CHECK ((num_nonnulls(percent_off, amount_off) = 1));

ALTER TABLE public.voucher
	ADD CONSTRAINT fk_voucher_campaign FOREIGN KEY (campaign_id) REFERENCES public.campaign(id);

ALTER TABLE public.voucher
	ADD CONSTRAINT uq_voucher_code UNIQUE (code);

ALTER TABLE public.warehouse
	ADD CONSTRAINT fk_warehouse_country FOREIGN KEY (country_code) REFERENCES ref.country(code);

ALTER TABLE kpi.measure
	ADD CONSTRAINT pk_measure PRIMARY KEY (code);

ALTER TABLE kpi.target
	ADD CONSTRAINT fk_target_measure FOREIGN KEY (measure_code) REFERENCES kpi.measure(code) ON UPDATE CASCADE;

ALTER TABLE kpi.target
	ADD CONSTRAINT pk_target PRIMARY KEY (measure_code, year);

ALTER TABLE mart.dim_date
	ADD CONSTRAINT pk_dim_date PRIMARY KEY (day);

ALTER TABLE mart.dim_product
	ADD CONSTRAINT pk_dim_product PRIMARY KEY (product_key);

ALTER TABLE mart.dim_product
	ADD CONSTRAINT uq_dim_product_version UNIQUE (product_id, valid_during);

ALTER TABLE mart.fact_order_line
	ADD CONSTRAINT fk_fact_order_line_day FOREIGN KEY (day) REFERENCES mart.dim_date(day);

ALTER TABLE mart.fact_order_line
	ADD CONSTRAINT fk_fact_order_line_product FOREIGN KEY (product_key) REFERENCES mart.dim_product(product_key);

ALTER TABLE mart.fact_order_line
	ADD CONSTRAINT pk_fact_order_line PRIMARY KEY (order_number, product_key);

ALTER TABLE raw.carrier_scan
	ADD CONSTRAINT carrier_scan_pkey PRIMARY KEY (id);

ALTER TABLE raw.shop_event
	ADD CONSTRAINT shop_event_pkey PRIMARY KEY (id, received_at);

ALTER TABLE ref.carrier_rate
	ADD CONSTRAINT ck_carrier_rate_weights CHECK ((from_weight_g < to_weight_g));

ALTER TABLE ref.carrier_rate
	ADD CONSTRAINT fk_carrier_rate_carrier FOREIGN KEY (carrier_code) REFERENCES ref.carrier(code);

ALTER TABLE ref.carrier_rate
	ADD CONSTRAINT pk_carrier_rate PRIMARY KEY (carrier_code, valid_from, from_weight_g);

ALTER TABLE ref.country
	ADD CONSTRAINT fk_country_currency FOREIGN KEY (currency_code) REFERENCES ref.currency(code);

ALTER TABLE ref.currency
	ADD CONSTRAINT ck_currency_minor_units CHECK (((minor_units >= 0) AND (minor_units <= 4)));

ALTER TABLE stg.carrier_event
	ADD CONSTRAINT ck_carrier_event_kind CHECK ((kind = ANY (ARRAY['announced'::text, 'in_transit'::text, 'delivered'::text, 'failed'::text])));

ALTER TABLE stg.carrier_event
	ADD CONSTRAINT pk_carrier_event PRIMARY KEY (tracking_no, kind, happened_at);

ALTER TABLE stg.shop_order
	ADD CONSTRAINT pk_shop_order PRIMARY KEY (order_number);

CREATE VIEW public.v_open_order AS
	SELECT t.order_id,
    t.number,
    c.full_name AS customer,
    t.total,
    t.ordered_at
   FROM (public.v_order_total t
     JOIN public.customer c ON ((c.id = t.customer_id)))
  WHERE (t.status = ANY (ARRAY['placed'::public.order_status, 'picked'::public.order_status]));

CREATE VIEW kpi.v_delivery_delay AS
	SELECT tracking_no,
    kpi.delivery_delay(min(happened_at) FILTER (WHERE (kind = 'announced'::text)), max(happened_at) FILTER (WHERE (kind = 'delivered'::text))) AS days
   FROM stg.carrier_event e
  GROUP BY tracking_no;

COMMENT ON VIEW kpi.v_delivery_delay IS 'Days late; NULL while a parcel is on its way';

CREATE VIEW kpi.v_warehouse_utilisation AS
	SELECT w.code,
    w.name,
    COALESCE(sum(((s.on_hand)::numeric * p.volume_l)), (0)::numeric) AS used_l,
    w.capacity_l,
    round((((100)::numeric * COALESCE(sum(((s.on_hand)::numeric * p.volume_l)), (0)::numeric)) / w.capacity_l), 1) AS percent
   FROM ((public.warehouse w
     LEFT JOIN public.stock_level s ON (((s.warehouse_code)::text = (w.code)::text)))
     LEFT JOIN public.product p ON ((p.id = s.product_id)))
  GROUP BY w.code;

COMMENT ON COLUMN kpi.v_warehouse_utilisation.percent IS '90 and more: call logistics';

CREATE VIEW mart.v_return AS
	SELECT r.id,
    r.reason,
    r.quantity,
    l.product_id,
    (l.unit_price * (r.quantity)::numeric) AS value,
    (r.requested_at)::date AS day
   FROM (public.return_request r
     JOIN public.order_line l USING (order_id, line_no));

CREATE VIEW mart.v_revenue_by_month AS
	SELECT d.year,
    d.month,
    sum(f.revenue) AS revenue,
    sum(f.quantity) AS pieces
   FROM (mart.fact_order_line f
     JOIN mart.dim_date d ON ((d.day = f.day)))
  GROUP BY d.year, d.month;

CREATE TRIGGER tr_order_updated_at
	BEFORE UPDATE ON public."order"
	FOR EACH ROW
	EXECUTE PROCEDURE public.touch_updated_at();

CREATE TRIGGER tr_customer_updated_at
	BEFORE UPDATE ON public.customer
	FOR EACH ROW
	EXECUTE PROCEDURE public.touch_updated_at();

CREATE TRIGGER tr_product_updated_at
	BEFORE UPDATE ON public.product
	FOR EACH ROW
	EXECUTE PROCEDURE public.touch_updated_at();

CREATE TRIGGER tr_stock_movement_apply
	AFTER INSERT ON public.stock_movement
	FOR EACH ROW
	EXECUTE PROCEDURE public.apply_stock_movement();

CREATE POLICY customer_of_desk ON public.customer
  USING (((desk IS NULL) OR ((desk)::text = current_setting('app.desk'::text, true))));

ALTER SEQUENCE public.category_id_seq
	OWNED BY public.category.id;

ALTER SEQUENCE public.claim_id_seq
	OWNED BY public.claim.id;

ALTER SEQUENCE public.invoice_number_seq
	OWNED BY public.invoice.number;

ALTER SEQUENCE raw.carrier_scan_id_seq
	OWNED BY raw.carrier_scan.id;

ALTER TABLE public.stock_movement_2023_09 ENABLE TRIGGER tr_stock_movement_apply;

ALTER TABLE public.stock_movement_2023_10 ENABLE TRIGGER tr_stock_movement_apply;

ALTER TABLE public.stock_movement_2023_11 ENABLE TRIGGER tr_stock_movement_apply;

ALTER TABLE public.stock_movement_2023_12 ENABLE TRIGGER tr_stock_movement_apply;

ALTER TABLE public.stock_movement_default ENABLE TRIGGER tr_stock_movement_apply;
