CREATE TABLE reading (id serial PRIMARY KEY, sensor text NOT NULL, value numeric(10, 3), unit text DEFAULT 'C', flagged boolean);
INSERT INTO reading (sensor, value) VALUES ('a', 1.5), ('b', 2.25), ('c', -3);
