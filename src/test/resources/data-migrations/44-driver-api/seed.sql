CREATE TABLE item (id serial PRIMARY KEY, name text UNIQUE, price numeric(8,2), data bytea, made timestamp);
INSERT INTO item (name, price) VALUES ('a', 1), ('b', 2.5), ('c', NULL);
