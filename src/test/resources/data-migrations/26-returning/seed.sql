CREATE TABLE account (id serial PRIMARY KEY, email text NOT NULL UNIQUE, made timestamp DEFAULT '2020-02-02');
CREATE TABLE profile (account_id integer PRIMARY KEY REFERENCES account (id), bio text);
INSERT INTO account (email) VALUES ('old@x');
