CREATE TABLE subscriber (id serial PRIMARY KEY, email text, since date, hits integer);
INSERT INTO subscriber (email, since, hits) VALUES ('a@x', '2020-01-01', 1), ('A@x ', '2019-01-01', 5), ('b@x', NULL, 0), ('a@X', '2021-01-01', 2), (NULL, NULL, 0), (NULL, NULL, 1);
