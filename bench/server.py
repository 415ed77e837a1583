"""The PostgreSQL that is measured against: the one named, or the one that comes with Aludel."""

import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg2

import tools

PREFIX = "aludel_bench_"
SHAPE = """
SELECT count(*), md5(string_agg(c.relname || a.attname || format_type(a.atttypid, a.atttypmod) || a.attnotnull, ',' ORDER BY
    c.relname, a.attname))
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i') AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname !~ '^(alembic_version|flyway_schema_history|schema_migrations)'
"""


class Server:
    """A PostgreSQL server where databases are made for measuring, named aludel_bench_….

    All are dropped at the end and none before: for minutes after thousands of files are deleted, ext4 takes long to find a
    place for a new one, and whatever ran next would be measured with that.
    """

    def __init__(self, url):
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "127.0.0.1", parts.port or 5432
        self.user, self.password = unquote(parts.username or "postgres"), unquote(parts.password or "")
        self.connection = self.connect("postgres")
        self.connection.autocommit = True
        self.version = self.ask("SHOW server_version")
        self.made = []

    def connect(self, database):
        return psycopg2.connect(
            host=self.host, port=self.port, user=self.user, password=self.password, dbname=database
        )

    def ask(self, sql):
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0] if cursor.description else None

    def place(self, database, port=None):
        """Where a program finds the database: the server itself, or the proxy on a port of this machine."""
        host = "127.0.0.1" if port else self.host
        return tools.Place(host, port or self.port, self.user, self.password, PREFIX + database)

    def create(self, purpose, template=None):
        """A new database, empty or as the one given; returns its name without the prefix."""
        name = f"{purpose}_{len(self.made)}"
        self.ask(f'DROP DATABASE IF EXISTS "{PREFIX}{name}"')
        self.ask(f'CREATE DATABASE "{PREFIX}{name}" TEMPLATE "{PREFIX + template if template else "template0"}"')
        self.made.append(name)
        return name

    def drop_all(self):
        """Drops what was made."""
        for name in self.made:
            self.ask(f'DROP DATABASE IF EXISTS "{PREFIX}{name}"')

    def shape(self, database):
        """What the tables and indexes of a database look like, the tools' own left out."""
        connection = self.connect(PREFIX + database)
        try:
            with connection.cursor() as cursor:
                cursor.execute(SHAPE)
                return cursor.fetchone()
        finally:
            connection.close()


class Embedded:
    """The embedded server, held up while it is needed."""

    def __init__(self, aludel, folder: Path):
        self.call = [str(aludel), "-c", str(folder / "alembic.ini")]
        (folder / "versions").mkdir(parents=True, exist_ok=True)
        (folder / "alembic.ini").write_text(tools.INI.format(url="embedded:"))
        (folder / "env.py").write_text("")
        subprocess.run([*self.call, "db", "start"], check=True, stdout=subprocess.DEVNULL)
        self.url = subprocess.run([*self.call, "psql-url"], check=True, capture_output=True, text=True).stdout.strip()

    def stop(self):
        subprocess.run([*self.call, "db", "stop"], check=True, stdout=subprocess.DEVNULL)
