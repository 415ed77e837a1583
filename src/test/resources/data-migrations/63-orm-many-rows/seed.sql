CREATE TABLE entry (id serial PRIMARY KEY, body text, words integer, kind text);
INSERT INTO entry (body) SELECT repeat('word ', g % 5) FROM generate_series(1, 700) g;
