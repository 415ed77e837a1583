CREATE VIEW public.v_order_total AS
SELECT o.id AS order_id,
       o.number,
       o.customer_id,
       o.status,
       o.currency_code,
       o.ordered_at,
       count(l.line_no) AS lines,
       coalesce(sum(l.line_total), 0)::numeric(14, 2) AS total
FROM public."order" o
LEFT JOIN public.order_line l ON l.order_id = o.id
GROUP BY o.id;

COMMENT ON VIEW public.v_order_total IS 'One row per order; drafts included.';
