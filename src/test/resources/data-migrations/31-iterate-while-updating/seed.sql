CREATE TABLE queue (id integer PRIMARY KEY, n integer NOT NULL);
INSERT INTO queue SELECT g, g FROM generate_series(1, 30) g;
