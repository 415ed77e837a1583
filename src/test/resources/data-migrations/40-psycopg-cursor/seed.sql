CREATE TABLE word (id serial PRIMARY KEY, text text, n integer, data json);
INSERT INTO word (text, n) VALUES ('a', 1), ('b', 2), ('50%', NULL);
