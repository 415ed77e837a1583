CREATE TABLE node (id integer PRIMARY KEY, parent integer, name text);
INSERT INTO node VALUES (1, NULL, 'r'), (2, 1, 'a'), (3, 1, 'b'), (4, 2, 'c'), (5, 4, 'd'), (9, 77, 'orphan');
