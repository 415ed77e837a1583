CREATE TABLE slot (id serial PRIMARY KEY, code text UNIQUE NOT NULL CHECK (code <> ''));
INSERT INTO slot (code) VALUES ('a');
