CREATE TABLE asset (id serial PRIMARY KEY, url text NOT NULL, key uuid, digest text, short varchar(8), raw bytea);
INSERT INTO asset (url) VALUES ('https://example.org/a'), ('https://example.org/b?x=1'), ('ftp://ö');
