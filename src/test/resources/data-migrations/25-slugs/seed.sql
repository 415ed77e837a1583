CREATE TABLE page (id serial PRIMARY KEY, title text NOT NULL, slug text);
INSERT INTO page (title) VALUES ('Hello, World!'), ('hello world'), ('Über uns'), ('  '), ('Hello World'), ('100% — sure');
