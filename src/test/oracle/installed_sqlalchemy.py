"""Runs the data migrations and the bodies of the golden files with a real SQLAlchemy inside Aludel, and compares what they
print and leave behind with what was recorded under the genuine tools.

    python installed_sqlalchemy.py --aludel target/aludel/bin/aludel --server postgresql://postgres@127.0.0.1:5432
        --packages directory [--sqlalchemy 2.0.58] [CASE…]

With --only bodies no server is asked. The directory gets SQLAlchemy, as pure Python, where it isn't there yet. Cases of 1.4's idioms run only with that version,
the others only with 2. Needs psycopg2, as the recorder does.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import sqlalchemy as sa
from record_data import administer

CASES = pathlib.Path(__file__).parents[1] / "resources" / "data-migrations"
BODIES = pathlib.Path(__file__).parents[1] / "resources" / "golden" / "bodies"
DATABASE = "aludel_installed_sqlalchemy"
INI = """[alembic]
script_location = .
[aludel]
python_packages = {packages}
sqlalchemy = installed
"""
ENVIRONMENT = """from alembic import context
from sqlalchemy import engine_from_config, pool

connectable = engine_from_config({"sqlalchemy.url": "postgresql://"}, prefix="sqlalchemy.", poolclass=pool.NullPool)
with connectable.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""

PRINTING = """from alembic import context

context.configure(url="postgresql://localhost/none", literal_binds=True, dialect_opts={"paramstyle": "named"})
with context.begin_transaction():
    context.run_migrations()
"""
PRELUDE = '''from datetime import date, datetime
from decimal import Decimal

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision, down_revision = "{revision}", {down}

T = sa.table("t", sa.column("a", sa.Integer), sa.column("b", sa.String))
U = sa.table("user", sa.column("a", sa.Integer), sa.column("name", sa.String), schema="other")

def upgrade():
    try:
        body()
    except Exception as error:
        op.execute(f"refused {{type(error).__name__}}")

def body():
    {body}
'''


def install(packages, version):
    """Puts a pure-Python SQLAlchemy in the directory; returns its version."""
    if not (packages / "sqlalchemy").is_dir():
        command = [sys.executable, "-m", "pip", "install", "-q", "--target", str(packages), "--no-deps"]
        environment = {**os.environ, "DISABLE_SQLALCHEMY_CEXT": "1"}
        requirements = [f"sqlalchemy=={version}", "typing_extensions"]
        subprocess.run([*command, "--no-binary", "sqlalchemy", *requirements], env=environment, check=True)
    text = (packages / "sqlalchemy" / "__init__.py").read_text()
    return re.search(r'__version__ = "(.+)"', text).group(1)


def repository(folder, directory, packages):
    (directory / "versions").mkdir()
    (directory / "alembic.ini").write_text(INI.format(packages=packages))
    (directory / "env.py").write_text(ENVIRONMENT)
    revision = (folder / "revision.py").read_text()
    revision = re.sub(r"^down_revision = .*", "down_revision = None", revision, flags=re.M)
    (directory / "versions" / "revision.py").write_text(revision)


def outcome(folder, arguments):
    """What the revision prints, and the rows that it leaves."""
    administer(
        arguments.server, f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)", f"CREATE DATABASE {DATABASE} TEMPLATE template0"
    )
    url = f"{arguments.server}/{DATABASE}"
    engine = sa.create_engine(url)
    link = engine.raw_connection()
    link.cursor().execute((folder / "seed.sql").read_text())
    link.commit()
    link.close()
    directory = pathlib.Path(tempfile.mkdtemp())
    try:
        repository(folder, directory, arguments.packages)
        command = [str(arguments.aludel), "--url", url, "upgrade", "head"]
        ran = subprocess.run(command, cwd=directory, capture_output=True, text=True)
    finally:
        shutil.rmtree(directory)
    if ran.returncode:
        return ran.stderr + ran.stdout
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
        connection.exec_driver_sql((CASES / "rows.sql").read_text().replace("%", "%%"))
        rows = connection.exec_driver_sql("SELECT * FROM pg_temp.all_rows()").scalars().all()
    engine.dispose()
    administer(arguments.server, f"DROP DATABASE {DATABASE} WITH (FORCE)")
    # what was recorded had no version table
    return (ran.stdout + "".join(f"{row}\n" for row in rows)).replace("'alembic_version', ", "")


def data_migrations(arguments, version):
    """The cases that came out differently, and how many were run."""
    failed, count = [], 0
    for folder in sorted(path.parent for path in CASES.glob("*/seed.sql")):
        first = (folder / "seed.sql").read_text().partition("\n")[0]
        if (first == "-- SQLAlchemy 1.4") != version.startswith("1.4"):
            continue
        if arguments.cases and folder.name not in arguments.cases:
            continue
        count += 1
        came = outcome(folder, arguments)
        if came != (folder / "expected.txt").read_text():
            failed.append(folder.name)
            print(f"=== {folder.name}\n{came}", flush=True)
    return failed, count


def bodies(arguments):
    """The bodies that are printed differently, and how many were: all are revisions of one history; what differs there is
    run once more by itself, since a run doesn't create a type twice."""
    cases = []
    for path in sorted(BODIES.glob("*.golden")):
        for case in re.split(r"^### ", path.read_text(), flags=re.M)[1:]:
            body, expected = re.split(r"^--- sql\n", case, flags=re.M)
            cases.append((*body.split("\n", 1), expected.strip()))
    failed = []
    for case, first in zip(cases, printed(arguments, cases)):
        title, body, expected = case
        came = first if first == expected else printed(arguments, [case])[0]
        if came != expected:
            failed.append(title)
            print(f"=== {title}\n{body}--- expected\n{expected}\n--- printed\n{came}", flush=True)
    return failed, len(cases)


def printed(arguments, cases):
    """What ``upgrade --sql`` prints for each."""
    directory = pathlib.Path(tempfile.mkdtemp())
    (directory / "versions").mkdir()
    (directory / "alembic.ini").write_text(INI.format(packages=arguments.packages))
    (directory / "env.py").write_text(PRINTING)
    for number, (_, body, _) in enumerate(cases):
        down = repr(f"r{number - 1}") if number else None
        text = PRELUDE.format(revision=f"r{number}", down=down, body=body.rstrip().replace("\n", "\n    "))
        (directory / "versions" / f"r{number}.py").write_text(text)
    command = [str(arguments.aludel), "--url", "postgresql://localhost/none", "--python=always", "upgrade", "head", "--sql"]
    ran = subprocess.run(command, cwd=directory, capture_output=True, text=True)
    shutil.rmtree(directory)
    parts = re.split(r"^-- Running upgrade .*\n", ran.stdout, flags=re.M)[1:]
    parts += [ran.stderr] * (len(cases) - len(parts))
    parts = [re.split(r"^(?:(?:INSERT INTO|UPDATE) alembic_version |COMMIT;)", part, flags=re.M)[0].strip() for part in parts]
    return [re.sub(r"(?s)^.*(refused \w+);$", r"\1", part) for part in parts]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--aludel", type=pathlib.Path, required=True)
    parser.add_argument("--server")
    parser.add_argument("--packages", type=pathlib.Path, required=True)
    parser.add_argument("--sqlalchemy", default="2.0.58")
    parser.add_argument("--only", choices=("data", "bodies"))
    parser.add_argument("cases", nargs="*")
    arguments = parser.parse_args()
    arguments.server = (arguments.server or "").rstrip("/")
    arguments.aludel, arguments.packages = arguments.aludel.resolve(), arguments.packages.resolve()
    version = install(arguments.packages, arguments.sqlalchemy)
    different = 0
    if arguments.only != "bodies":
        failed, count = data_migrations(arguments, version)
        different += len(failed)
        print(f"SQLAlchemy {version}: {count - len(failed)} of {count} data migrations agree; not: {', '.join(failed) or 'none'}")
    if arguments.only != "data":
        failed, count = bodies(arguments)
        different += len(failed)
        print(f"SQLAlchemy {version}: {count - len(failed)} of {count} bodies agree; not: {', '.join(failed) or 'none'}")
    return bool(different)


if __name__ == "__main__":
    sys.exit(main())
