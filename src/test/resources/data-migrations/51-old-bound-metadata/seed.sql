-- SQLAlchemy 1.4
CREATE TABLE city (id serial PRIMARY KEY, name text NOT NULL, people integer);
CREATE TABLE street (id serial PRIMARY KEY, city_id integer REFERENCES city (id), name text);
INSERT INTO city (name, people) VALUES ('Ulm', 1), ('Aue', 2);
INSERT INTO street (city_id, name) VALUES (1, 's1'), (1, 's2'), (2, 't1');
