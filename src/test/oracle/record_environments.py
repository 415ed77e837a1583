"""Runs the genuine Alembic over every env.py in a folder of shapes, offline and online, and keeps what came of it.

    record_environments.py ALEMBIC SHAPES SERVER

The application that the env.py files import lies in SHAPES/_application; only the genuine tool gets it. Each shape has a
folder with env.py and, where it wants them, versions/, beside/ (modules of the repository), ini (more of it) and
arguments. SERVER is the URL of a PostgreSQL server, without a database."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import uuid

LEFT = """
SELECT format('table %s.%s of %s (%s)', n.nspname, c.relname, pg_get_userbyid(c.relowner),
    (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema'
ORDER BY n.nspname, c.relname;
"""


def laid_out(shapes, name, directory, url):
    """The repository that the shape makes: alembic.ini, migrations/, and the modules beside it."""
    shape = shapes / name
    migrations = directory / "migrations"
    migrations.mkdir()
    shutil.copy(shape / "env.py", migrations)
    versions = shape / "versions"
    shutil.copytree(versions if versions.exists() else shapes / "_versions", migrations / "versions")
    more = (shape / "ini").read_text() if (shape / "ini").exists() else ""
    ini = f"[alembic]\nscript_location = %(here)s/migrations\nprepend_sys_path = .\nsqlalchemy.url = {url}\n"
    (directory / "alembic.ini").write_text(ini + more.replace("@URL@", url) + LOGGING)
    if (shape / "beside").exists():
        shutil.copytree(shape / "beside", directory, dirs_exist_ok=True)
    arguments = shape / "arguments"
    return arguments.read_text().split() if arguments.exists() else []


LOGGING = """
[loggers]
keys = root

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console

[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
"""


def psql(url, sql):
    done = subprocess.run(["psql", "-X", "-A", "-t", "-q", "-d", url, "-c", sql], capture_output=True, text=True, check=True)
    return done.stdout


def left(url):
    """What a run left in the database: its tables with owners and columns, and what stands in those of versions."""
    tables = psql(url, LEFT)
    for line in tables.splitlines():
        table = line.split()[1]
        if "version" in table or table.endswith("applied"):
            order = "seq" if table.endswith("applied") else "1"
            tables += "".join(f"{table}: {row}\n" for row in psql(url, f"SELECT * FROM {table} ORDER BY {order}").splitlines())
    return tables


def main():
    alembic, shapes, server = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    for shape in sorted(path.name for path in shapes.iterdir() if (path / "env.py").exists()):
        database = "shape_" + uuid.uuid4().hex[:8]
        psql(f"{server}/postgres", f"CREATE DATABASE {database}")
        url = f"{server}/{database}"
        try:
            with tempfile.TemporaryDirectory() as directory:
                arguments = laid_out(shapes, shape, pathlib.Path(directory), url)
                application = str((shapes / "_application").resolve())
                environment = {"PATH": "/usr/bin:/bin", "SHOP_URL": url, "PYTHONPATH": application, "PYTHONDONTWRITEBYTECODE": "1"}
                last = "0001" if (shapes / shape / "versions").exists() else "0002"

                def run(*verb):
                    done = subprocess.run(
                        [alembic, *arguments, *verb], cwd=directory, env=environment, capture_output=True, text=True
                    )
                    if done.returncode:
                        raise SystemExit(f"{shape}: {done.stdout}{done.stderr}")
                    return done.stdout

                offline = run("upgrade", last, "--sql")
                run("upgrade", last)
                (shapes / shape / "golden").write_text(f"{offline}--- upgraded\n{left(url)}")
        finally:
            psql(f"{server}/postgres", f"DROP DATABASE {database} WITH (FORCE)")


main()
