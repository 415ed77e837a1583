CREATE MATERIALIZED VIEW kpi.mv_daily_order AS
SELECT t.ordered_at::date AS day, t.currency_code, count(*) AS orders, sum(t.total) AS total
FROM public.v_order_total t
WHERE t.status <> 'draft' AND t.status <> 'cancelled'
GROUP BY t.ordered_at::date, t.currency_code;

-- REFRESH ... CONCURRENTLY needs it.
CREATE UNIQUE INDEX uq_mv_daily_order ON kpi.mv_daily_order (day, currency_code);
