CREATE TABLE ledger (id integer PRIMARY KEY, note text);
