CREATE TABLE handle (id serial PRIMARY KEY, slug text UNIQUE NOT NULL, account integer NOT NULL);
INSERT INTO handle (slug, account) VALUES ('ada', 1), ('bob', 2);
