CREATE TABLE job (id serial PRIMARY KEY, kind varchar(20) NOT NULL, name text, cron text, payload text, created_at timestamp, updated_at timestamp);
INSERT INTO job (kind, name, cron, created_at) VALUES ('cron', 'nightly', '0 3 * * *', '2020-01-01'), ('once', 'import', NULL, '2021-01-01'), ('job', 'plain', NULL, NULL);
