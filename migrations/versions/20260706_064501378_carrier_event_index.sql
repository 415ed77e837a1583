-- revision: 20260706_064501378
-- down_revision: 20260413_111530240
-- transaction: none
--
-- Find the events of a day quickly

-- upgrade
CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_carrier_event_happened_at
    ON stg.carrier_event (happened_at);

-- downgrade
DROP INDEX CONCURRENTLY IF EXISTS stg.ix_carrier_event_happened_at;
