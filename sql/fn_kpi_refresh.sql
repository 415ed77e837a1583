CREATE PROCEDURE kpi.refresh()
LANGUAGE plpgsql AS $body$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY mart.mv_product_revenue;
    REFRESH MATERIALIZED VIEW CONCURRENTLY kpi.mv_daily_order;
END;
$body$;
