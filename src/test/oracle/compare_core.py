"""Has the genuine Alembic and Aludel make, print and execute the same Core statements on PostgreSQL, and compares.

    python compare_core.py --aludel target/aludel/bin/aludel --server postgresql://postgres@127.0.0.1:5432 --seed 7 --count 2000

Both get a database of their own on the server, whose name starts with --prefix. For each statement of `generate_core.py`
two things are compared: its SQL with literal_binds, and what came of executing it: keys, rows, rowcount, or the error.
Without --aludel the genuine tool is compared with itself.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2

import generate_core

PER_FILE = 250
INI = "[alembic]\nscript_location = %(here)s\npath_separator = os\n"
ENV = """import os

from alembic import context
from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""
SHOW = '''

def described(error):
    text = str(getattr(error, "orig", None) or error)
    return f"{type(error).__name__}: {text.strip().splitlines()[0] if text.strip() else ''}"


def show(bind, number, make, ordered):
    print(f"@@ {number} sql")
    try:
        statement = make()
        print(statement.compile(dialect=psycopg2.dialect(paramstyle="named"), compile_kwargs={"literal_binds": True}))
    except Exception as error:
        print("ERROR", described(error))
    print(f"@@ {number} run")
    nested = bind.begin_nested()
    try:
        result = bind.execute(make())
        if result.returns_rows:
            print(list(result.keys()))
            rows = [str(row) for row in result.fetchall()]
            for row in rows if ordered else sorted(rows):
                print(row)
        print(result.rowcount)
    except Exception as error:
        print("ERROR", described(error))
    nested.rollback()
    bind.exec_driver_sql("SELECT setval('account_id_seq', 4), setval('invoice_id_seq', 4)")


def upgrade():
    for number, make in STATEMENTS.items():
        show(op.get_bind(), number, *make)
'''


def repository(directory, statements):
    """A script directory whose revisions show the statements."""
    versions = Path(directory) / "versions"
    versions.mkdir(parents=True)
    (versions.parent / "alembic.ini").write_text(INI)
    (versions.parent / "env.py").write_text(ENV)
    items = list(statements.items())
    for index in range(0, len(items), PER_FILE):
        name = f"{index:05}"
        parent = repr(f"{index - PER_FILE:05}") if index else None
        lambdas = "".join(f"    {number}: (lambda: {text}, {'order_by' in text}),\n" for number, text in items[index : index + PER_FILE])
        (versions / f"{name}.py").write_text(
            f"revision = {name!r}\ndown_revision = {parent}\nfrom alembic import op\n"
            f"from sqlalchemy.dialects.postgresql import psycopg2\n{generate_core.PRELUDE}\n"
            f"STATEMENTS = {{\n{lambdas}}}\n{SHOW}"
        )
    return versions.parent


def fresh_database(server, name):
    """Creates the database anew and returns its URL."""
    connection = psycopg2.connect(server + "/postgres")
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    connection = psycopg2.connect(f"{server}/{name}")
    connection.cursor().execute(generate_core.SCHEMA)
    connection.commit()
    connection.close()
    return f"{server}/{name}"


def answers(command, directory, url):
    """What each statement showed, by (number, "sql" or "run")."""
    environment = os.environ | {"DATABASE_URL": url, "PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    start = time.monotonic()
    done = subprocess.run([*command, "upgrade", "head"], cwd=directory, env=environment, capture_output=True, text=True)
    print(f"{command[0]}: {time.monotonic() - start:.1f} s, exit {done.returncode}", file=sys.stderr)
    if done.returncode:
        print(done.stderr[-3000:], file=sys.stderr)
    text = re.sub(r"0x[0-9a-f]+|#[0-9]{6,}", "0x…", done.stdout)
    parts = re.split(r"^@@ (\d+) (sql|run)\n", text, flags=re.MULTILINE)
    return {(int(number), what): shown.strip("\n") for number, what, shown in zip(parts[1::3], parts[2::3], parts[3::3])}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--aludel")
    parser.add_argument("--alembic", default=str(Path(sys.executable).parent / "alembic"))
    parser.add_argument("--server", required=True)
    parser.add_argument("--prefix", default="core_")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    statements = generate_core.statements(options.seed, options.count)
    other = str(Path(options.aludel).resolve()) if options.aludel else options.alembic
    with tempfile.TemporaryDirectory() as directory:
        place = repository(Path(directory) / "r", statements)
        genuine = answers([options.alembic], place, fresh_database(options.server, options.prefix + "genuine"))
        ours = answers([other], place, fresh_database(options.server, options.prefix + "aludel"))
    for what in ("sql", "run"):
        # What SQLAlchemy has no literals for, such as JSON, Aludel prints all the same.
        more = {n for n in statements if what == "sql" and re.search("ERROR CompileError: (No literal value|Could not render)", genuine.get((n, what), ""))}
        differing = [n for n in statements if n not in more and genuine.get((n, what)) != ours.get((n, what))]
        failing = sum("ERROR" in genuine.get((n, what), "") for n in statements)
        share = 100 * (1 - len(differing) / len(statements))
        print(f"{what}: {share:.2f} % of {len(statements)} agree (seed {options.seed}; {failing} refused by the genuine tool, {len(more)} of them printed by Aludel)")
        for number in sorted(differing, key=lambda n: len(statements[n]))[: options.show]:
            print(f"--- {number}: {statements[number]}")
            print(f"genuine: {genuine.get((number, what))}")
            print(f"aludel:  {ours.get((number, what))}")


if __name__ == "__main__":
    main()
