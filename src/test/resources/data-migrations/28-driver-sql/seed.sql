CREATE TABLE price (id serial PRIMARY KEY, label text, cents integer);
INSERT INTO price (label, cents) VALUES ('a%', 100), ('b', NULL);
