CREATE TABLE ticket (id serial PRIMARY KEY, state text NOT NULL, priority integer NOT NULL DEFAULT 0, hits integer NOT NULL DEFAULT 0);
INSERT INTO ticket (state, priority) SELECT CASE WHEN g % 3 = 0 THEN 'open' WHEN g % 3 = 1 THEN 'closed' ELSE 'stale' END, g FROM generate_series(1, 12) g;
