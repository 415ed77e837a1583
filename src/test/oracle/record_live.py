"""Records what revisions that ask a live PostgreSQL are answered with the genuine tools.

    python record_live.py postgresql://postgres@127.0.0.1:5432 src/test/resources/dev/aludel/live

Each revision of the folder runs in a new database and leaves its answers in the table "answers"; they become the golden
file beside it.
"""

import pathlib
import shutil
import sys
import tempfile
import warnings

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

DATABASE = "aludel_record_live"


def administer(server, *statements):
    engine = sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def answers(server, folder, name):
    """Runs one revision in a stock repository, and reads what it was answered."""
    with tempfile.TemporaryDirectory() as directory:
        config = Config(pathlib.Path(directory) / "alembic.ini")
        command.init(config, str(pathlib.Path(directory) / "scripts"))
        versions = pathlib.Path(directory) / "scripts" / "versions"
        for file in folder.glob(f"{name}.*"):
            if file.suffix != ".golden":
                shutil.copy(file, versions)
        config = Config(pathlib.Path(directory) / "alembic.ini")
        config.set_main_option("sqlalchemy.url", f"{server}/{DATABASE}")
        command.upgrade(config, "head")
    engine = sa.create_engine(f"{server}/{DATABASE}")
    with engine.connect() as connection:
        lines = connection.exec_driver_sql("SELECT line FROM answers ORDER BY number").scalars().all()
    engine.dispose()
    return lines


def main():
    warnings.simplefilter("ignore")
    server, folder = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
    for revision in sorted(folder.glob("*.py")):
        administer(server, f"DROP DATABASE IF EXISTS {DATABASE}", f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        lines = answers(server, folder, revision.stem)
        revision.with_suffix(".golden").write_text("".join(f"{line}\n" for line in lines))
        print(revision.stem, len(lines), "lines", file=sys.stderr)
        administer(server, f"DROP DATABASE {DATABASE}")


if __name__ == "__main__":
    main()
