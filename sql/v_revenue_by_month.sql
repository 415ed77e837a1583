CREATE VIEW mart.v_revenue_by_month AS
SELECT d.year, d.month, sum(f.revenue) AS revenue, sum(f.quantity) AS pieces
FROM mart.fact_order_line f
JOIN mart.dim_date d ON d.day = f.day
GROUP BY d.year, d.month;
