CREATE TABLE author (id serial PRIMARY KEY, name text NOT NULL, book_count integer);
CREATE TABLE book (id serial PRIMARY KEY, title text NOT NULL, author_id integer REFERENCES author (id), shelf text);
CREATE TABLE tag (id serial PRIMARY KEY, label text NOT NULL);
CREATE TABLE book_tag (book_id integer NOT NULL REFERENCES book (id), tag_id integer NOT NULL REFERENCES tag (id), PRIMARY KEY (book_id, tag_id));
INSERT INTO author (name) VALUES ('Le Guin'), ('Lem'), ('Nobody');
INSERT INTO book (title, author_id) VALUES ('Dispossessed', 1), ('Lathe', 1), ('Solaris', 2), ('Anonymous', NULL);
INSERT INTO tag (label) VALUES ('sf'), ('old');
INSERT INTO book_tag VALUES (1, 1), (3, 1), (3, 2);
