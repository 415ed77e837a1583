CREATE TABLE source (id serial PRIMARY KEY, a text, b integer);
INSERT INTO source (a, b) SELECT 'n' || g, g % 3 FROM generate_series(1, 6) g;
