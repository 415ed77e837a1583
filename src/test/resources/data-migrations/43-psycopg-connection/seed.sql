CREATE TABLE counter (name text PRIMARY KEY, n bigint);
INSERT INTO counter VALUES ('a', 1), ('b', 9007199254740993);
