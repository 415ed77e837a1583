CREATE TABLE country (code char(2) PRIMARY KEY, name text NOT NULL, cities integer);
CREATE TABLE city (id serial PRIMARY KEY, country_code char(2) REFERENCES country (code), name text, capital boolean DEFAULT false);
CREATE TABLE log_without_key (line text);
INSERT INTO country VALUES ('FR', 'France', NULL), ('NL', 'Netherlands', NULL);
INSERT INTO city (country_code, name) VALUES ('FR', 'Paris'), ('FR', 'Lyon'), ('NL', 'Amsterdam');
