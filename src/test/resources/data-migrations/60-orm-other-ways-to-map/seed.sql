CREATE TABLE vendor (vendor_id uuid PRIMARY KEY, label text, score integer, secret text);
CREATE TABLE contract (id serial PRIMARY KEY, buyer uuid, seller uuid, value numeric, state text);
INSERT INTO vendor VALUES ('00000000-0000-0000-0000-00000000000a', 'acme', 3, 's'), ('00000000-0000-0000-0000-00000000000b', 'bolt', 8, NULL);
INSERT INTO contract (buyer, seller, value, state) VALUES ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000b', 10.5, 'open'), ('00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-00000000000a', NULL, 'done');
