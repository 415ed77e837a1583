"""Runs the generated bodies of a seed on a PostgreSQL server with both tools and compares the databases.

    python online.py --aludel target/aludel/bin/aludel --server postgresql://postgres@127.0.0.1:5432 --seed 7 --bodies 200

It creates databases named aludel_oracle_* on the server, and drops them. Bodies are first tried with the genuine tool;
those that the server accepts, one after the other, make one history, each a revision of its own. What is compared is
what pg_dump writes: schema, rows and sequences. Needs pg_dump and psql of the server's version on the PATH.

With --kind history (the default) the bodies keep track of what the ones before left behind, so that most are accepted;
with --kind ops they are those of generate_ops.py, over tables of GROUND, and few are.
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
import generate_history
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


AT_ONCE = 40


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

    def dump(self, name):
        text = subprocess.run(["pg_dump", "--inserts", "--exclude-table=alembic_version", f"{self.url}/{name}"],
                              text=True, check=True, capture_output=True).stdout
        # What the clock or chance put there.
        text = re.sub(r"'20(2[5-9]|[3-9]\d)-\d\d-\d\d[^']*'|'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f-]{17}'", "'…'", text)
        return [line for line in text.splitlines() if not re.match(r"\\(un)?restrict |--|$", line)]


def history(directory, bodies, url):
    root = compare.repository(directory, compare.chain(bodies))
    (root / "env.py").write_text(ENV)
    (root / "alembic.ini").write_text(compare.INI.replace("postgresql+psycopg2://nobody@localhost/nothing",
                                                          url.replace("postgresql://", "postgresql+psycopg2://").replace("%", "%%")))
    return root


def accepted(snippets, server, directory, show):
    """Those that the genuine tool can run one after the other. What one leaves behind, the next finds."""
    url, kept, remaining = server.fresh("aludel_oracle_try"), {}, dict(snippets)
    while remaining:
        reached, answer = tried(list(remaining.values()), url, server, directory)
        numbers = list(remaining)
        kept |= {number: remaining[number] for number in numbers[:reached]}
        if not answer.code:
            break
        if show:
            show -= 1
            print("not accepted: " + "\n  ".join(remaining[numbers[reached]]) + "\n    " + answer.stderr.strip().split("[SQL")[0][-400:])
        remaining = {number: remaining[number] for number in numbers[reached + 1:]}
    server.drop("aludel_oracle_try")
    return kept


def grown(seed, count, server, directory, show):
    """A history of accepted bodies, of as many as are drawn. What one leaves behind, those after it are drawn for."""
    url, kept, drawn, history_of = server.fresh("aludel_oracle_try"), [], 0, generate_history.History(seed)
    while drawn < count:
        states, bodies = [], []
        for _ in range(min(AT_ONCE, count - drawn)):
            states.append(history_of.state())
            bodies.append(history_of.body())
        reached, answer = tried(bodies, url, server, directory)
        kept += bodies[:reached]
        drawn += reached
        if answer.code:
            drawn += 1
            history_of.restore(states[reached])
            if show:
                show -= 1
                print("not accepted: " + "\n  ".join(bodies[reached]) + "\n    " + answer.stderr.strip().split("[SQL")[0][-400:])
    server.drop("aludel_oracle_try")
    return dict(enumerate(kept, start=1))


def tried(bodies, url, server, directory):
    """Runs bodies with the genuine tool; how many it got through, and its answer."""
    with tempfile.TemporaryDirectory(dir=directory) as scratch:
        root = history(Path(scratch) / "r", [generate_ops.plain_module(lines) for lines in bodies], url)
        server.psql("aludel_oracle_try", "DROP TABLE IF EXISTS alembic_version;")
        answer = genuine.ask(root, ["upgrade", "head"])
        done = subprocess.run(["psql", "-qXAt", url, "-c", "SELECT version_num FROM alembic_version"], text=True, capture_output=True).stdout.strip()
    return int(done or 0), answer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aludel", help="the launcher; without it the genuine tool is compared with itself")
    parser.add_argument("--server", required=True)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--bodies", type=int, default=200)
    parser.add_argument("--kind", choices=["history", "ops"], default="history")
    parser.add_argument("--target", help="instead of --aludel: Maven's directory; answers come from one JVM")
    parser.add_argument("--show", type=int, default=0, help="how many bodies to show that are not accepted")
    options = parser.parse_args()
    server = Server(options.server)
    side = compare.AludelServer(options.target) if options.target else compare.Aludel(options.aludel) if options.aludel else genuine
    with tempfile.TemporaryDirectory() as directory:
        if options.kind == "ops":
            runnable = accepted(generate_ops.snippets(options.seed, options.bodies), server, directory, options.show)
        else:
            runnable = grown(options.seed, options.bodies, server, directory, options.show)
        bodies = [generate_ops.plain_module(lines) for lines in runnable.values()]
        dumps, codes = [], []
        for name, tool in (("aludel_oracle_genuine", genuine), ("aludel_oracle_aludel", side)):
            root = history(Path(directory) / name, bodies, server.fresh(name))
            answer = tool.ask(root, ["upgrade", "head"])
            codes.append(answer.code)
            if answer.code:
                print(f"{name}: exit {answer.code}\n{answer.stdout}{answer.stderr[-2000:]}")
            dumps.append(server.dump(name))
            server.drop(name)
    print(f"seed {options.seed}: the server accepts {len(runnable)} of {options.bodies} bodies")
    differences = list(difflib.unified_diff(*dumps, "alembic", "aludel", lineterm="", n=2))
    print("\n".join(differences[:80]) or f"equal dumps of {len(dumps[0])} lines")
    return 1 if differences or any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
