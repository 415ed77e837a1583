"""Records what functions that ask the database leave behind under the genuine tools.

    python record_asking.py postgresql://postgres@127.0.0.1:5432 src/test/resources/golden/asking [FILE…]

Each case is the end of an upgrade() that begins with prelude.py, on the rows of seed.sql; what is written under it are the
lines of the table "out", or what it failed with.
"""

import pathlib
import sys
import tempfile
import warnings

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from record_data import administer, upgrade

DATABASE = "aludel_record_asking"


def left(engine, file):
    """What the case leaves behind; nothing of it stays in the database."""
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT setval('steps', 1, false), setval('out_id_seq', 1, false), setval('people_id_seq', 5)")
        connection.commit()
        try:
            upgrade(Held(connection), file)
        except DBAPIError as error:
            return [f"failed: {str(error.orig).partition(chr(10))[0]}"]
        except Exception as error:
            return [f"failed: {type(error).__name__}"]
        lines = connection.exec_driver_sql("SELECT line FROM out ORDER BY id").scalars().all()
        connection.rollback()
        return [line for text in lines for line in text.split("\n")]


class Held:
    """An engine whose one connection begins a transaction that nobody commits."""

    def __init__(self, connection):
        self.connection = connection

    def connect(self):
        return self

    def __enter__(self):
        self.connection.begin()
        return self.connection

    def __exit__(self, *exception):
        pass


def main():
    warnings.simplefilter("ignore")
    server, root, chosen = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2]), sys.argv[3:]
    administer(server, f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)", f"CREATE DATABASE {DATABASE} TEMPLATE template0")
    engine = sa.create_engine(f"{server}/{DATABASE}")
    with engine.begin() as connection:
        link = connection.connection.cursor()
        link.execute((root / "seed.sql").read_text())
    prelude = (root / "prelude.py").read_text()
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "case.py")
        for golden in sorted(root.glob("*.golden")):
            if chosen and golden.name not in chosen:
                continue
            recorded = []
            for text in golden.read_text().removeprefix("### ").split("\n### "):
                title, _, rest = text.partition("\n")
                body = rest.partition("--- left\n")[0].strip("\n")
                file.write_text(prelude + "".join(f"    {line}\n" for line in body.split("\n")))
                recorded.append(f"### {title}\n{body}\n--- left\n" + "".join(f"{line}\n" for line in left(engine, file)))
            golden.write_text("".join(recorded))
    engine.dispose()
    administer(server, f"DROP DATABASE {DATABASE} WITH (FORCE)")


if __name__ == "__main__":
    main()
