CREATE TABLE legacy_note (id integer, body text);
INSERT INTO legacy_note VALUES (1, 'a:b'), (2, 'c'), (3, NULL);
