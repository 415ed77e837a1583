"""Records the rows that data migrations leave behind under the genuine tools.

    python record_data.py postgresql://postgres@127.0.0.1:5432 src/test/resources/data-migrations [CASE…]

Each case is a folder of seed.sql, revision.py and expected.txt, which is written here: what the revision printed, then
the rows of every table. A case with idioms that went away says "-- SQLAlchemy 1.4" on top of seed.sql, and is recorded
only where this runs with that version; the others only with SQLAlchemy 2.
"""

import contextlib
import importlib.util
import io
import logging
import pathlib
import sys
import warnings

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

DATABASE = "aludel_record_data"


def administer(server, *statements):
    engine = sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def upgrade(engine, file):
    """Runs the revision as an env.py from the stock template does; returns what it printed."""
    specification = importlib.util.spec_from_file_location(file.parent.name.replace("-", "_"), file)
    printed = io.StringIO()
    with engine.connect() as connection, contextlib.redirect_stdout(printed):
        context = MigrationContext.configure(connection)
        with context.begin_transaction(), Operations.context(context):
            module = importlib.util.module_from_spec(specification)
            specification.loader.exec_module(module)
            module.upgrade()
    return printed.getvalue()


def record(server, folder):
    administer(server, f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)", f"CREATE DATABASE {DATABASE} TEMPLATE template0")
    engine = sa.create_engine(f"{server}/{DATABASE}")
    link = engine.raw_connection()
    link.cursor().execute((folder / "seed.sql").read_text())
    link.commit()
    link.close()
    printed = upgrade(engine, folder / "revision.py")
    with engine.connect() as connection:
        connection.exec_driver_sql((folder.parent / "rows.sql").read_text().replace("%", "%%"))
        rows = connection.exec_driver_sql("SELECT * FROM pg_temp.all_rows()").scalars().all()
    engine.dispose()
    (folder / "expected.txt").write_text(printed + "".join(f"{row}\n" for row in rows))
    administer(server, f"DROP DATABASE {DATABASE} WITH (FORCE)")


def main():
    warnings.simplefilter("ignore")
    logging.disable()
    server, root, chosen = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2]), sys.argv[3:]
    old = sa.__version__.startswith("1.4")
    for folder in sorted(path.parent for path in root.glob("*/seed.sql")):
        first = (folder / "seed.sql").read_text().partition("\n")[0]
        if (first == "-- SQLAlchemy 1.4") == old and (not chosen or folder.name in chosen):
            try:
                record(server, folder)
            except Exception as error:
                print(f"{folder.name}: {type(error).__name__}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
