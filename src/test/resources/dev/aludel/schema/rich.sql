CREATE EXTENSION citext;
CREATE EXTENSION btree_gist WITH SCHEMA public;
CREATE SCHEMA raw;
CREATE SCHEMA mart;
CREATE SCHEMA "Odd Name";
COMMENT ON SCHEMA raw IS 'As delivered; don''t touch';

CREATE TYPE raw.state AS ENUM ('new', 'paid', 'it''s gone');
CREATE DOMAIN raw.amount AS numeric(12, 2) DEFAULT 0 CONSTRAINT amount_positive CHECK (VALUE >= 0);
CREATE TYPE raw.address AS (street text, zip varchar(10), country char(2));
CREATE TYPE raw.period AS RANGE (subtype = date);
COMMENT ON TYPE raw.state IS 'Life of an order';

CREATE SEQUENCE raw.number_seq AS integer START 100 INCREMENT 5 MAXVALUE 100000 CYCLE;

CREATE TABLE raw.customer (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 10) PRIMARY KEY,
    email citext NOT NULL UNIQUE,
    name text COLLATE "C" DEFAULT 'nobody' NOT NULL,
    home raw.address,
    tags text[] DEFAULT '{}'::text[],
    data jsonb DEFAULT '{"a": 1}'::jsonb,
    full_name text GENERATED ALWAYS AS (upper(name)) STORED,
    created_at timestamptz DEFAULT now(),
    CONSTRAINT name_not_empty CHECK (name <> '')
);
COMMENT ON TABLE raw.customer IS 'Who buys';
COMMENT ON COLUMN raw.customer.email IS E'Line one\nline two';
CREATE INDEX customer_name_lower ON raw.customer (lower(name) text_pattern_ops) WHERE name <> 'nobody';
CREATE INDEX customer_data ON raw.customer USING gin (data jsonb_path_ops);
CREATE UNIQUE INDEX customer_incl ON raw.customer (id, name DESC NULLS LAST) INCLUDE (email) NULLS NOT DISTINCT;
COMMENT ON INDEX raw.customer_data IS 'for the search';

CREATE TABLE raw.orders (
    id integer DEFAULT nextval('raw.number_seq') NOT NULL,
    customer_id bigint NOT NULL REFERENCES raw.customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    state raw.state DEFAULT 'new' NOT NULL,
    total raw.amount,
    valid raw.period,
    placed_on date NOT NULL,
    PRIMARY KEY (id, placed_on)
) PARTITION BY RANGE (placed_on);
CREATE TABLE raw.orders_2025 PARTITION OF raw.orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE raw.orders_rest PARTITION OF raw.orders DEFAULT;
CREATE INDEX orders_state ON raw.orders (state);

CREATE TABLE raw.line (id serial PRIMARY KEY, "Order" integer, qty smallint DEFAULT 1 CHECK (qty > 0)) WITH (fillfactor = 70);
ALTER TABLE raw.line ADD CONSTRAINT line_later CHECK (qty < 1000) NOT VALID;
CREATE TABLE "Odd Name"."Ta""ble" ("select" int, "Ünï" text);
CREATE TABLE raw.booking (room int, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&));
CREATE TABLE raw.base (a int);
CREATE TABLE raw.child (b int) INHERITS (raw.base);
CREATE UNLOGGED TABLE raw.scratch (a int);

CREATE FUNCTION raw.touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    -- a comment; with a semicolon and 'quotes'
    NEW.created_at := now();
    RETURN NEW;
END
$body$;
CREATE FUNCTION raw.add(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN a + b;
CREATE FUNCTION raw.atomic(x int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT x + 1; END;
CREATE FUNCTION raw.rows_of() RETURNS TABLE (id bigint, name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = raw AS
'SELECT id, name FROM raw.customer';
CREATE PROCEDURE raw.clean(INOUT n int) LANGUAGE plpgsql AS $$ BEGIN n := 0; END $$;
CREATE AGGREGATE raw.total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
COMMENT ON FUNCTION raw.add(int, int) IS 'adds';

CREATE TRIGGER customer_touch BEFORE UPDATE OF name ON raw.customer FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION raw.touch();
COMMENT ON TRIGGER customer_touch ON raw.customer IS 'keeps the time';

CREATE VIEW mart.v_customer WITH (security_barrier) AS SELECT c.id, c.name, raw.add(1) AS two FROM raw.customer c WHERE c.name <> 'x; y';
CREATE VIEW mart.a_view_on_a_view AS SELECT id FROM mart.v_customer;
CREATE MATERIALIZED VIEW mart.totals AS SELECT state, sum(total) AS total FROM raw.orders GROUP BY state WITH NO DATA;
CREATE UNIQUE INDEX totals_state ON mart.totals (state);
CREATE VIEW mart.on_totals AS SELECT total FROM mart.totals;
COMMENT ON VIEW mart.v_customer IS 'for reports';
COMMENT ON MATERIALIZED VIEW mart.totals IS 'refreshed nightly';
COMMENT ON COLUMN mart.totals.total IS 'in euros';

CREATE RULE no_delete AS ON DELETE TO raw.line DO INSTEAD NOTHING;
ALTER TABLE raw.customer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON raw.customer FOR SELECT TO PUBLIC USING (name = CURRENT_USER);
CREATE STATISTICS raw.line_stats (dependencies) ON "Order", qty FROM raw.line;

GRANT USAGE ON SCHEMA mart TO PUBLIC;
GRANT SELECT ON mart.v_customer TO PUBLIC;
GRANT SELECT (id, name), UPDATE (name) ON raw.customer TO PUBLIC;
REVOKE EXECUTE ON FUNCTION raw.add(int, int) FROM PUBLIC;
