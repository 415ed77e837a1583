CREATE TABLE customer (id serial PRIMARY KEY, first_name text, last_name text, full_name text, active boolean DEFAULT true);
INSERT INTO customer (first_name, last_name, active) VALUES ('Ada', 'Byron', true), ('Alan', NULL, true), (NULL, 'Hopper', false), ('Linus', 'T', NULL);
