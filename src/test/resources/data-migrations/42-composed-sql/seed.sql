CREATE TABLE "Odd Name" (id serial PRIMARY KEY, "a""b" text);
INSERT INTO "Odd Name" ("a""b") VALUES ('x');
CREATE TABLE plain (k text, v text);
