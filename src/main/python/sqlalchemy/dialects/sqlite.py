"""SQLite's types, which other databases read as the generic types they derive from."""

from sqlalchemy.sql.dml import Insert as insert  # noqa: F401

from ._foreign import types

_TYPES = {
    "BLOB": "BLOB",
    "BOOLEAN": "BOOLEAN",
    "CHAR": "CHAR",
    "DATE": "Date",
    "DATETIME": "DateTime",
    "DECIMAL": "DECIMAL",
    "FLOAT": "FLOAT",
    "INTEGER": "INTEGER",
    "JSON": "JSON",
    "NUMERIC": "NUMERIC",
    "REAL": "REAL",
    "SMALLINT": "SMALLINT",
    "TEXT": "TEXT",
    "TIME": "Time",
    "TIMESTAMP": "TIMESTAMP",
    "VARCHAR": "VARCHAR",
}
globals().update(types("sqlite", _TYPES))
