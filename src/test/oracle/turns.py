"""Lets Aludel and the genuine Alembic take turns on one database, and compares it after each turn with one that only the
genuine tool has touched: the rows of the version table, and what pg_dump writes.

    python src/test/oracle/turns.py --aludel target/aludel/bin/aludel --server 127.0.0.1:5432 --user postgres

Needs psycopg2 and pg_dump; makes and drops the databases aludel_turns_one and aludel_turns_two. The history is the worked
example as far as both tools read it: without its SQL revisions.
"""

import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import psycopg2

ROOT = pathlib.Path(__file__).resolve().parents[3]
TURNS = (
    ("upgrade", "+3"),
    ("upgrade", "+3"),
    ("downgrade", "-2"),
    ("upgrade", "20230306_161718190"),
    ("downgrade", "-1"),
    ("upgrade", "20230511_155120998"),
    ("upgrade", "20230516_094500111"),
    ("downgrade", "20230511_155120998"),
    ("upgrade", "head"),
    ("downgrade", "-6"),
    ("stamp", "--purge", "20240617_084402199"),
    ("stamp", "20240617_084402199"),
    ("upgrade", "head"),
    ("downgrade", "20230516_094500111"),
    ("upgrade", "head"),
    ("downgrade", "base"),
    ("ensure_version",),
    ("upgrade", "head"),
)


def run(tool, variables, ini, words):
    answer = subprocess.run(
        [*tool, "-c", str(ini), "-n", "genuine", *words], env={**os.environ, **variables}, capture_output=True, text=True
    )
    return answer.returncode, (answer.stdout + answer.stderr)[-1500:]


def state(variables):
    with psycopg2.connect(**connection(variables)) as link:
        with link.cursor() as cursor:
            cursor.execute("SELECT to_regclass('alembic_version')")
            known = cursor.fetchone()[0]
            rows = []
            if known:
                cursor.execute("SELECT version_num FROM alembic_version ORDER BY 1")
                rows = [row[0] for row in cursor.fetchall()]
    link.close()
    dump = subprocess.run(["pg_dump"], env={**os.environ, **variables}, capture_output=True, text=True, check=True).stdout
    return rows, stable(dump)


def stable(dump):
    """What doesn't hang on chance: psql's random key, the times of rows, and the order of the version table's rows.

    Going down from a merge the genuine tool takes the parents out of a set.
    """
    dump = re.sub(
        r"(COPY public\.alembic_version [^\n]*\n)(.*?)(\\\.\n)",
        lambda found: found[1] + "".join(sorted(found[2].splitlines(True))) + found[3],
        dump,
        flags=re.DOTALL,
    )
    lines = [line for line in dump.splitlines() if not re.match(r"\\(un)?restrict ", line)]
    return [re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+\d\d", "(time)", line) for line in lines]


def connection(variables):
    names = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGDATABASE": "dbname"}
    return {names[key]: value for key, value in variables.items()}


def recreate(variables):
    link = psycopg2.connect(**connection({**variables, "PGDATABASE": "postgres"}))
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {variables['PGDATABASE']} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {variables['PGDATABASE']}")
    link.close()


def history(directory):
    """The example without the revisions that the genuine tool doesn't see."""
    shutil.copytree(ROOT / "sql", directory / "sql")
    shutil.copytree(ROOT / "migrations", directory / "migrations", ignore=shutil.ignore_patterns("*.sql", "__pycache__"))
    return directory / "migrations" / "alembic.ini"


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    options.add_argument("--aludel", required=True)
    options.add_argument("--server", default="127.0.0.1:5432")
    options.add_argument("--user", default="postgres")
    options.add_argument("--first", choices=("aludel", "genuine"), default="aludel")
    asked = options.parse_args()
    host, _, port = asked.server.partition(":")
    server = {"PGHOST": host, "PGPORT": port or "5432", "PGUSER": asked.user}
    mixed, alone = ({**server, "PGDATABASE": f"aludel_turns_{name}"} for name in ("one", "two"))
    genuine = [sys.executable, "-m", "alembic"]
    tools = [("aludel", [asked.aludel]), ("genuine", genuine)]
    if asked.first == "genuine":
        tools.reverse()
    recreate(mixed)
    recreate(alone)
    wrong = 0
    with tempfile.TemporaryDirectory() as directory:
        ini = history(pathlib.Path(directory))
        for number, words in enumerate(TURNS):
            name, tool = tools[number % 2]
            code, output = run(tool, mixed, ini, words)
            expected, expected_output = run(genuine, alone, ini, words)
            rows, dump = state(mixed)
            rows_alone, dump_alone = state(alone)
            same = code == expected == 0 and rows == rows_alone and dump == dump_alone
            print("same     " if same else "DIFFERENT", f"{name:8}", *words, rows)
            if not same:
                wrong += 1
                print(f"exit {code}, genuine {expected}", rows_alone, output, expected_output, sep="\n")
                print(*list(difflib.unified_diff(dump_alone, dump, "genuine", "mixed", n=1))[:40], sep="\n")
    recreate(alone)
    print(f"{len(TURNS) - wrong} of {len(TURNS)} turns left the same database")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
