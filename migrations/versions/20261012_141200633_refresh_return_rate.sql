-- revision: 20261012_141200633
-- down_revision: 20260706_064501378
--
-- Refresh the return rate with the other measures

-- upgrade
CREATE OR REPLACE PROCEDURE kpi.refresh()
LANGUAGE plpgsql AS $body$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY mart.mv_product_revenue;
    REFRESH MATERIALIZED VIEW CONCURRENTLY kpi.mv_daily_order;
    REFRESH MATERIALIZED VIEW CONCURRENTLY kpi.mv_return_rate;
END;
$body$;

-- downgrade
CREATE OR REPLACE PROCEDURE kpi.refresh()
LANGUAGE plpgsql AS $body$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY mart.mv_product_revenue;
    REFRESH MATERIALIZED VIEW CONCURRENTLY kpi.mv_daily_order;
END;
$body$;
