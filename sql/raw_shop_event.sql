-- Events of the web shop as they arrive, one partition a year.
CREATE TABLE raw.shop_event (
    id bigint GENERATED ALWAYS AS IDENTITY,
    received_at timestamptz NOT NULL DEFAULT now(),
    source text NOT NULL,
    payload jsonb NOT NULL,
    PRIMARY KEY (id, received_at)
) PARTITION BY RANGE (received_at);

CREATE TABLE raw.shop_event_2023 PARTITION OF raw.shop_event
    FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE raw.shop_event_default PARTITION OF raw.shop_event DEFAULT;

CREATE INDEX ix_shop_event_payload ON raw.shop_event USING gin (payload jsonb_path_ops);
