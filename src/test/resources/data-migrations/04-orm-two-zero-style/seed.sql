CREATE TABLE workspace (id uuid PRIMARY KEY, name text NOT NULL, plan text, seats integer DEFAULT 5);
CREATE TABLE member (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, workspace_id uuid REFERENCES workspace (id), email text NOT NULL, joined timestamptz, deleted boolean NOT NULL DEFAULT false);
INSERT INTO workspace (id, name, plan) VALUES ('00000000-0000-0000-0000-000000000001', 'one', 'free'), ('00000000-0000-0000-0000-000000000002', 'two', 'pro');
INSERT INTO member (workspace_id, email, joined) VALUES ('00000000-0000-0000-0000-000000000001', 'A@x.io', '2024-01-01 10:00+02'), ('00000000-0000-0000-0000-000000000002', 'b@Y.io', NULL), (NULL, 'c@z.io', '2023-06-01 00:00+00');
