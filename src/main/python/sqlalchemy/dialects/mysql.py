"""MySQL's types, which other databases read as the generic types they derive from."""

from sqlalchemy.sql.dml import Insert as insert  # noqa: F401

from ._foreign import types

_TYPES = {
    "BIGINT": "BIGINT",
    "BINARY": "BINARY",
    "BIT": "TypeEngine",
    "BLOB": "BLOB",
    "BOOLEAN": "BOOLEAN",
    "CHAR": "CHAR",
    "DATE": "DATE",
    "DATETIME": "DATETIME",
    "DECIMAL": "DECIMAL",
    "DOUBLE": "DOUBLE",
    "ENUM": "Enum",
    "FLOAT": "FLOAT",
    "INTEGER": "INTEGER",
    "JSON": "JSON",
    "LONGBLOB": "_Binary",
    "LONGTEXT": "Text",
    "MEDIUMBLOB": "_Binary",
    "MEDIUMINT": "Integer",
    "MEDIUMTEXT": "Text",
    "NCHAR": "NCHAR",
    "NUMERIC": "NUMERIC",
    "NVARCHAR": "NVARCHAR",
    "REAL": "REAL",
    "SET": "String",
    "SMALLINT": "SMALLINT",
    "TEXT": "TEXT",
    "TIME": "TIME",
    "TIMESTAMP": "TIMESTAMP",
    "TINYBLOB": "_Binary",
    "TINYINT": "Integer",
    "TINYTEXT": "Text",
    "VARBINARY": "VARBINARY",
    "VARCHAR": "VARCHAR",
    "YEAR": "TypeEngine",
}
globals().update(types("mysql", _TYPES))
