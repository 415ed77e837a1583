CREATE TYPE level AS ENUM ('LOW', 'HIGH');
CREATE TABLE alert (id serial PRIMARY KEY, level level, config jsonb, labels text[], history json);
INSERT INTO alert (level, config, labels, history) VALUES ('LOW', '{"url": "http://a", "retries": 3}', '{x,y}', '[1]'), ('HIGH', '{"nested": {"k": null}}', NULL, NULL), (NULL, NULL, '{}', 'null');
