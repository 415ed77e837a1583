CREATE TABLE meeting (id serial PRIMARY KEY, local_time timestamp, zone text, starts timestamptz, day date, at time, length interval);
INSERT INTO meeting (local_time, zone) VALUES ('2024-03-31 01:30', 'Europe/Berlin'), ('2024-07-01 12:00', 'UTC'), ('2024-11-03 01:30:00.25', 'America/New_York');
SET TIME ZONE 'UTC';
