-- SQLAlchemy 1.4
CREATE TABLE member (id serial PRIMARY KEY, name text, club_id integer, active boolean);
CREATE TABLE club (id serial PRIMARY KEY, title text, size integer);
INSERT INTO club (title) VALUES ('chess'), ('go');
INSERT INTO member (name, club_id, active) VALUES ('a', 1, true), ('b', 1, NULL), ('c', 2, false), ('d', NULL, NULL);
