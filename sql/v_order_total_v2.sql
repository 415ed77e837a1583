-- Appends the discount: CREATE OR REPLACE VIEW may add columns at the end only.
CREATE OR REPLACE VIEW public.v_order_total AS
SELECT o.id AS order_id,
       o.number,
       o.customer_id,
       o.status,
       o.currency_code,
       o.ordered_at,
       count(l.line_no) AS lines,
       coalesce(sum(l.line_total), 0)::numeric(14, 2) AS total,
       CASE
           WHEN v.percent_off IS NOT NULL
               THEN round(coalesce(sum(l.line_total), 0) * v.percent_off / 100, 2)
           ELSE coalesce(least(v.amount_off, sum(l.line_total)), 0)
       END AS discount
FROM public."order" o
LEFT JOIN public.order_line l ON l.order_id = o.id
LEFT JOIN public.voucher v ON v.id = o.voucher_id
GROUP BY o.id, v.id;
