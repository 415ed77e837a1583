-- revision: 20260413_111530240
-- down_revision: 20260202_090000125
--
-- Measure how late deliveries are

-- upgrade
CREATE FUNCTION kpi.delivery_delay(announced timestamptz, delivered timestamptz) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT greatest(0, (delivered AT TIME ZONE 'UTC')::date - (announced AT TIME ZONE 'UTC')::date);
END;

CREATE VIEW kpi.v_delivery_delay AS
SELECT e.tracking_no,
       kpi.delivery_delay(
           min(e.happened_at) FILTER (WHERE e.kind = 'announced'),
           max(e.happened_at) FILTER (WHERE e.kind = 'delivered')) AS days
FROM stg.carrier_event e
GROUP BY e.tracking_no;

COMMENT ON VIEW kpi.v_delivery_delay IS 'Days late; NULL while a parcel is on its way';

-- downgrade
DROP VIEW kpi.v_delivery_delay;
DROP FUNCTION kpi.delivery_delay(timestamptz, timestamptz);
