CREATE TABLE big (id integer PRIMARY KEY, done boolean NOT NULL DEFAULT false);
INSERT INTO big SELECT g FROM generate_series(1, 40) g;
CREATE TYPE colour AS ENUM ('red');
CREATE TABLE paint (c colour);
