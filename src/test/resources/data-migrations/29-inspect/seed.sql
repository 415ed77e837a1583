CREATE SCHEMA archive;
CREATE TABLE archive.old (id integer PRIMARY KEY);
CREATE TABLE parent (id serial PRIMARY KEY, code varchar(8) NOT NULL UNIQUE, CONSTRAINT code_short CHECK (length(code) < 9));
CREATE TABLE child (id bigserial PRIMARY KEY, parent_id integer NOT NULL REFERENCES parent (id) ON DELETE CASCADE, amount numeric(8, 2) DEFAULT 0, label text);
CREATE INDEX ix_child_label ON child (label) WHERE label IS NOT NULL;
CREATE VIEW both_sides AS SELECT p.code, c.amount FROM parent p JOIN child c ON c.parent_id = p.id;
CREATE SEQUENCE numbers;
CREATE TABLE report (line text);
