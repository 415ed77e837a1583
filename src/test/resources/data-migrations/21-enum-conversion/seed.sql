CREATE TYPE state_old AS ENUM ('new', 'in_progress', 'finished');
CREATE TABLE task (id serial PRIMARY KEY, state state_old NOT NULL DEFAULT 'new', kind text);
INSERT INTO task (state, kind) VALUES ('new', 'A'), ('in_progress', 'b'), ('finished', 'a'), ('finished', 'zzz');
