CREATE TABLE role (id serial PRIMARY KEY, name varchar(40) UNIQUE NOT NULL, rank integer NOT NULL, note text DEFAULT 'made by the server', created date);
CREATE TABLE permission (id bigserial PRIMARY KEY, role_id integer NOT NULL REFERENCES role (id), code text NOT NULL);
INSERT INTO role (name, rank) VALUES ('guest', 0);
