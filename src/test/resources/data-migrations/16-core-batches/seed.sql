CREATE TABLE event (id integer PRIMARY KEY, payload text, size integer);
INSERT INTO event SELECT g, repeat('x', g % 17) FROM generate_series(1, 250) g;
