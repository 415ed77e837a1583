CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s fine');
CREATE TABLE cells (
    id int PRIMARY KEY, small smallint, whole int, big bigint, huge numeric, price numeric(12,3), tiny numeric,
    ratio double precision, large double precision, little double precision, zero double precision, single real,
    name text, quoted text, unicode text, emoji text, code varchar(10), fixed char(5), blank text,
    flag boolean, nothing text, day date, clock time, clock_micro time, clock_zone timetz,
    at timestamp, at_micro timestamp, at_zone timestamptz, span interval, ident uuid,
    doc json, data jsonb, numbers int[], words text[], nested int[], prices numeric[], raw bytea, mood mood);
INSERT INTO cells VALUES
    (1, 7, 42, 9223372036854775807, 123456789012345678901234567890, 1234.500, 0.0000001,
     0.1, 1e16, 1e-5, '-0.0', 1.1,
     'Ada Lovelace', E'it''s "so"\t\\ \n', 'Zoë Łukasz ß', 'a😀b𝒳c', ' pad ', 'abc', '',
     true, NULL, '2024-02-29', '13:45:00', '13:45:00.000120', '13:45:00+05:30',
     '2024-02-29 13:45:00', '2024-02-29 13:45:00.120', '2024-02-29 12:45:00.5+00', '1 day 02:03:04.5',
     'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
     '{"b": [1, 2.50, "x"], "a": null}',
     '{"b": {"deep": [true, null, 1e2, -0.0, 12345678901234567890123]}, "a": "é😀\"\\"}',
     '{1,NULL,3}', '{"a b",NULL,"c\"d"}', '{{1,2},{3,4}}', '{1.10,2.200}', '\x00ff41', 'it''s fine'),
    (2, -7, -42, -9223372036854775808, -98765432109876543210, -0.005, -100,
     -2.5, 123456789.125, -1.5e-7, 0, -0.1,
     'grace hopper', '''', 'İstanbul', '👩‍👩‍👧', 'x,y', 'z', '  two  words ',
     false, 'something', '0999-01-02', '00:00:00', '23:59:59.999999', '00:00:00-03',
     '0999-01-02 03:04:05', '1999-12-31 23:59:59.999999', '2024-07-01 00:00:00+00', '-1 days -00:00:01',
     '00000000-0000-0000-0000-000000000000',
     '[]', '{}', '{}', '{}', '{}', '{}', '', 'sad');
INSERT INTO cells (id) VALUES (3);
CREATE TABLE people (id serial PRIMARY KEY, name text NOT NULL, age int, city text, score numeric(6,2));
INSERT INTO people (name, age, city, score) VALUES
    ('ada', 36, 'London', 10.50), ('bob', NULL, 'Paris', 7.25), ('cleo', 22, 'London', 8.00), ('dan', 51, NULL, NULL),
    ('eve', 22, 'Rome', 7.25);
CREATE TABLE odd (count int, index int, keys int, values int, items int, t int, get int);
INSERT INTO odd VALUES (1, 2, 3, 4, 5, 6, 7);
CREATE INDEX ix_people_city ON people (city);
CREATE VIEW adults AS SELECT * FROM people WHERE age > 30;
CREATE TABLE bin (id serial PRIMARY KEY, owner int REFERENCES people (id), kind mood DEFAULT 'ok', CONSTRAINT positive CHECK (id > 0),
    CONSTRAINT uq_bin_owner UNIQUE (owner));
CREATE SEQUENCE steps;
CREATE TABLE out (id serial PRIMARY KEY, line text);
