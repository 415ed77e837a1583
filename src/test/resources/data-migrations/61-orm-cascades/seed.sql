CREATE TABLE album (id serial PRIMARY KEY, title text);
CREATE TABLE track (id serial PRIMARY KEY, album_id integer REFERENCES album (id), name text, position integer);
CREATE TABLE lyric (track_id integer PRIMARY KEY REFERENCES track (id), text text);
INSERT INTO album (title) VALUES ('one'), ('two'), ('three');
INSERT INTO track (album_id, name, position) VALUES (1, 'a', 1), (1, 'b', 2), (2, 'c', 1), (3, 'd', 1), (3, 'e', 2);
INSERT INTO lyric VALUES (1, 'la'), (3, 'lo'), (4, 'li');
