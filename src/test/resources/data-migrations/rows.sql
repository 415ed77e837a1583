-- The rows of every table of the user's, as text: what a case expects.
CREATE FUNCTION pg_temp.all_rows() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    shown record;
BEGIN
    FOR shown IN
        SELECT c.oid::regclass AS relation, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        GROUP BY c.oid
        ORDER BY c.oid::regclass::text COLLATE "C"
    LOOP
        RETURN NEXT format('== %s (%s)', shown.relation, shown.columns);
        RETURN QUERY EXECUTE format('SELECT t::text FROM %s t ORDER BY t::text COLLATE "C"', shown.relation);
    END LOOP;
END
$$;
