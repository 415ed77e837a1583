CREATE TABLE widget (id serial PRIMARY KEY, options json, settings jsonb NOT NULL DEFAULT '{}');
INSERT INTO widget (options, settings) VALUES ('{"axis": {"x": "a", "y": ["b", "c"]}, "n": 1.50}', '{"v": 1}'), ('[]', '{"v": 1, "legend": {"on": true}}'), (NULL, '{}'), ('"text"', '{"big": 12345678901234567890, "e": "\u00e9\n"}');
