CREATE MATERIALIZED VIEW mart.mv_product_revenue AS
SELECT p.sku, p.category, sum(f.revenue) AS revenue, max(f.day) AS last_sold_on
FROM mart.dim_product p
JOIN mart.fact_order_line f ON f.product_key = p.product_key
GROUP BY p.sku, p.category;

CREATE UNIQUE INDEX uq_mv_product_revenue ON mart.mv_product_revenue (sku, category) NULLS NOT DISTINCT;
