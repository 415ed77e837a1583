CREATE TABLE sale (id serial PRIMARY KEY, region text, amount integer, running integer, first_in_region boolean DEFAULT false);
INSERT INTO sale (region, amount) VALUES ('n', 5), ('s', 1), ('n', 7), ('s', 4), ('e', 9);
