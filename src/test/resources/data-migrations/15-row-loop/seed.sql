CREATE TABLE invoice (id serial PRIMARY KEY, gross numeric(12, 2), rate numeric(5, 4), net numeric(12, 2), note text);
INSERT INTO invoice (gross, rate) VALUES (119.00, 0.19), (107.00, 0.07), (NULL, 0.19), (100000.01, 0);
