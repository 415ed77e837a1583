CREATE TABLE station (code text, name text, height integer);
INSERT INTO station VALUES ('A', 'Alpha', 1), ('B', NULL, 2);
