CREATE TABLE employee (id serial PRIMARY KEY, name text, boss_id integer, salary integer, rank integer);
INSERT INTO employee (name, boss_id, salary) VALUES ('a', NULL, 100), ('b', 1, 80), ('c', 1, 90), ('d', 2, 70), ('e', 2, 70);
