"""Records what SQLAlchemy prints for each line of the Core cases: statements.py next to the golden file.

    python record_core.py src/test/resources/dev/aludel/core
"""

import sys
import warnings
from pathlib import Path

from sqlalchemy.dialects.postgresql import psycopg2


def printed(line, names, dialect):
    """The statement that the line makes, its values in the text, or the error."""
    try:
        return str(eval(line, names).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    except Exception as error:
        return f"ERROR {type(error).__name__}: {str(error).splitlines()[0]}"


def main():
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/dev/aludel/core")
    names = {}
    exec((folder / "statements.py").read_text(), names)
    dialect = psycopg2.dialect(paramstyle="named")
    lines = names["CASES"].strip().split("\n")
    (folder / "statements.golden").write_text("\n".join(f"{line}\n{printed(line, names, dialect)}\n" for line in lines))


if __name__ == "__main__":
    main()
