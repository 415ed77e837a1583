"""Runs the generated bodies of a seed on a PostgreSQL server with both tools and compares the catalogs.

    python online.py --aludel target/aludel/bin/aludel --server postgresql://postgres@127.0.0.1:5432 --seed 7 --bodies 200

It creates databases named aludel_oracle_* on the server, and drops them. Bodies are first tried, since many
need objects that aren't there; those that the server accepts from the genuine tool, one after the other, make one
history, each a revision of its own. Needs pg_dump and psql of the server's version on the PATH.
"""

import argparse
import difflib
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import compare
import generate_ops
import genuine

ENV = """from alembic import context
from sqlalchemy import create_engine, pool

engine = create_engine(context.config.get_main_option("sqlalchemy.url"), poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""

# What the generated bodies speak of, so that the server accepts many of them.
GROUND = """
CREATE SCHEMA IF NOT EXISTS other; CREATE SCHEMA IF NOT EXISTS "Sch"; CREATE SCHEMA IF NOT EXISTS "order"; CREATE SCHEMA IF NOT EXISTS "sch.dot";
DO $$ DECLARE s text; t text; BEGIN FOREACH s IN ARRAY ARRAY['public', 'other', 'Sch', 'order', 'sch.dot'] LOOP
  EXECUTE format('CREATE TABLE %I.parent (id integer PRIMARY KEY)', s);
  FOREACH t IN ARRAY ARRAY['account', 'invoice', 'item', 'order', 'user', 't'] LOOP
    EXECUTE format('CREATE TABLE %I.%I (a integer, b text, x integer, y integer, n text, s text, name text, code text, status text, '
      'amount numeric, created_at timestamptz, owner_id integer, item text, "order" integer, "user" text, "end" date)', s, t);
  END LOOP;
END LOOP; END $$;
"""


class Server:
    """Databases to try things in."""

    def __init__(self, url):
        self.url = url.rstrip("/")

    def psql(self, database, sql):
        subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", f"{self.url}/{database}"], input=sql, text=True, check=True, capture_output=True)

    def fresh(self, name):
        self.psql("postgres", f"DROP DATABASE IF EXISTS {name};\nCREATE DATABASE {name} TEMPLATE template0;")
        self.psql(name, GROUND)
        return f"{self.url}/{name}"

    def drop(self, name):
        self.psql("postgres", f"DROP DATABASE IF EXISTS {name};")

    def catalog(self, name):
        dump = subprocess.run(["pg_dump", "--schema-only", "--exclude-table=alembic_version", f"{self.url}/{name}"],
                              text=True, check=True, capture_output=True).stdout
        return [line for line in dump.splitlines() if not re.match(r"\\(un)?restrict |--|$", line)]


def history(directory, bodies, url):
    root = compare.repository(directory, compare.chain(bodies))
    (root / "env.py").write_text(ENV)
    (root / "alembic.ini").write_text(compare.INI.replace("postgresql+psycopg2://nobody@localhost/nothing",
                                                          url.replace("postgresql://", "postgresql+psycopg2://").replace("%", "%%")))
    return root


def accepted(snippets, server, directory):
    """Those that the genuine tool can run one after the other. What one leaves behind, the next finds."""
    url, kept, remaining = server.fresh("aludel_oracle_try"), {}, dict(snippets)
    while remaining:
        with tempfile.TemporaryDirectory(dir=directory) as scratch:
            root = history(Path(scratch) / "r", [generate_ops.plain_module(lines) for lines in remaining.values()], url)
            server.psql("aludel_oracle_try", "DROP TABLE IF EXISTS alembic_version;")
            answer = genuine.ask(root, ["upgrade", "head"])
            done = subprocess.run(["psql", "-qXAt", url, "-c", "SELECT version_num FROM alembic_version"], text=True, capture_output=True).stdout.strip()
        reached = int(done or 0)
        numbers = list(remaining)
        kept |= {number: remaining[number] for number in numbers[:reached]}
        if not answer.code:
            break
        remaining = {number: remaining[number] for number in numbers[reached + 1:]}
    server.drop("aludel_oracle_try")
    return kept


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aludel", help="the launcher; without it the genuine tool is compared with itself")
    parser.add_argument("--server", required=True)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--bodies", type=int, default=200)
    options = parser.parse_args()
    server = Server(options.server)
    side = compare.Aludel(options.aludel) if options.aludel else genuine
    with tempfile.TemporaryDirectory() as directory:
        runnable = accepted(generate_ops.snippets(options.seed, options.bodies), server, directory)
        bodies = [generate_ops.plain_module(lines) for lines in runnable.values()]
        catalogs, codes = [], []
        for name, tool in (("aludel_oracle_genuine", genuine), ("aludel_oracle_aludel", side)):
            root = history(Path(directory) / name, bodies, server.fresh(name))
            answer = tool.ask(root, ["upgrade", "head"])
            codes.append(answer.code)
            if answer.code:
                print(f"{name}: exit {answer.code}\n{answer.stdout}{answer.stderr[-2000:]}")
            catalogs.append(server.catalog(name))
            server.drop(name)
    print(f"seed {options.seed}: the server accepts {len(runnable)} of {options.bodies} bodies")
    differences = list(difflib.unified_diff(*catalogs, "alembic", "aludel", lineterm="", n=2))
    print("\n".join(differences[:80]) or f"equal catalogs of {len(catalogs[0])} lines")
    return 1 if differences or any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
