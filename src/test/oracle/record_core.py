"""Records what SQLAlchemy prints for Core statements, for CoreStatementsTest.

usage: record_core.py DIRECTORY, with a Python that has sqlalchemy and psycopg2-binary; reads statements.py there, writes statements.golden
"""

import pathlib
import sys
import warnings

from sqlalchemy.dialects.postgresql import psycopg2

warnings.simplefilter("ignore")
directory = pathlib.Path(sys.argv[1])
dialect = psycopg2.dialect(paramstyle="named")
names = {}
exec((directory / "statements.py").read_text(), names)
recorded = []
for line in names["CASES"].strip().split("\n"):
    try:
        sql = str(eval(line, names).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    except Exception as error:
        sql = f"ERROR {type(error).__name__}: {str(error).splitlines()[0]}"
    recorded.append(f"{line}\n{sql}\n")
(directory / "statements.golden").write_text("\n".join(recorded))
