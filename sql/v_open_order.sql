CREATE VIEW public.v_open_order AS
SELECT t.order_id, t.number, c.full_name AS customer, t.total, t.ordered_at
FROM public.v_order_total t
JOIN public.customer c ON c.id = t.customer_id
WHERE t.status IN ('placed', 'picked');
