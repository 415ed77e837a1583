"""Oracle's types, which other databases read as the generic types they derive from."""

from sqlalchemy.sql.dml import Insert as insert  # noqa: F401

from ._foreign import types

_TYPES = {
    "BFILE": "LargeBinary",
    "BINARY_DOUBLE": "Double",
    "BINARY_FLOAT": "Float",
    "BLOB": "BLOB",
    "CHAR": "CHAR",
    "CLOB": "CLOB",
    "DATE": "DateTime",
    "DOUBLE_PRECISION": "DOUBLE_PRECISION",
    "FLOAT": "FLOAT",
    "INTERVAL": "TypeEngine",
    "LONG": "Text",
    "NCHAR": "NCHAR",
    "NCLOB": "Text",
    "NUMBER": "Numeric",
    "NVARCHAR": "NVARCHAR",
    "NVARCHAR2": "NVARCHAR",
    "RAW": "_Binary",
    "REAL": "REAL",
    "ROWID": "TypeEngine",
    "TIMESTAMP": "TIMESTAMP",
    "VARCHAR": "VARCHAR",
    "VARCHAR2": "VARCHAR",
}
globals().update(types("oracle", _TYPES))
