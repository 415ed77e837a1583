CREATE TABLE measure (id integer PRIMARY KEY, name text, "Value" double precision);
INSERT INTO measure VALUES (1, 'a', 1.5), (2, 'b', NULL), (3, 'a', 'NaN'), (4, 'c', 2), (5, 'b', -0.25);
