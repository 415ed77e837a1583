CREATE TABLE team (id serial PRIMARY KEY, name text, owner_email text);
CREATE TABLE person (id serial PRIMARY KEY, email text UNIQUE, team_id integer);
INSERT INTO team (name, owner_email) VALUES ('red', 'r@x'), ('blue', 'b@x'), ('lost', NULL);
INSERT INTO person (email, team_id) VALUES ('r@x', 1), ('b@x', 2), ('c@x', 2);
