CREATE FUNCTION stg.load_shop_order(since timestamptz) RETURNS integer
LANGUAGE plpgsql AS $body$
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
$body$;

COMMENT ON FUNCTION stg.load_shop_order(timestamptz)
    IS 'Moves orders from raw to stg; the last event of an order wins. Returns the rows written.';
