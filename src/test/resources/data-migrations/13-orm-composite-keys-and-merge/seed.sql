CREATE TABLE setting (scope text, key text, value text, changes integer DEFAULT 0, PRIMARY KEY (scope, key));
INSERT INTO setting (scope, key, value) VALUES ('app', 'theme', 'dark'), ('app', 'lang', 'en'), ('user', 'theme', NULL);
