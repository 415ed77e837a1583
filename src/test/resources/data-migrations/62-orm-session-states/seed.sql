CREATE TABLE gadget (id serial PRIMARY KEY, name text UNIQUE, n integer DEFAULT 5);
INSERT INTO gadget (name) VALUES ('x'), ('y');
