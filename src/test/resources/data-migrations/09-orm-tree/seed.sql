CREATE TABLE category (id serial PRIMARY KEY, name text NOT NULL, parent_id integer REFERENCES category (id), path text, depth integer);
INSERT INTO category (id, name, parent_id) VALUES (1, 'roof', NULL), (2, 'tools', 1), (3, 'hand', 2), (4, 'power', 2), (5, 'garden', 1), (6, 'other', NULL);
SELECT setval('category_id_seq', 6);
