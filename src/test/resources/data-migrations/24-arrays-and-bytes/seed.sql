CREATE TABLE document (id serial PRIMARY KEY, words text[], grid integer[][], body bytea, tags_text text);
INSERT INTO document (words, grid, body, tags_text) VALUES ('{a,"b c",NULL}', '{{1,2},{3,4}}', '\x00ff', 'x, y,z'), (NULL, NULL, NULL, ''), ('{}', NULL, 'plain', 'single');
