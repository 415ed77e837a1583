-- SQLAlchemy 1.4
CREATE TABLE thing (id serial PRIMARY KEY, name text, kind text, n integer);
INSERT INTO thing (name, kind) VALUES ('a', 'x'), ('b%', 'y'), ('c', 'x');
