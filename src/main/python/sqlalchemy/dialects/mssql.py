"""SQL Server's types, which other databases read as the generic types they derive from."""

from sqlalchemy.sql.dml import Insert as insert  # noqa: F401

from ._foreign import types

_TYPES = {
    "BIGINT": "BIGINT",
    "BINARY": "BINARY",
    "BIT": "Boolean",
    "CHAR": "CHAR",
    "DATE": "DATE",
    "DATETIME": "DATETIME",
    "DATETIME2": "DateTime",
    "DATETIMEOFFSET": "DateTime",
    "DECIMAL": "DECIMAL",
    "FLOAT": "FLOAT",
    "IMAGE": "LargeBinary",
    "INTEGER": "INTEGER",
    "JSON": "JSON",
    "MONEY": "TypeEngine",
    "NCHAR": "NCHAR",
    "NTEXT": "UnicodeText",
    "NUMERIC": "NUMERIC",
    "NVARCHAR": "NVARCHAR",
    "REAL": "REAL",
    "ROWVERSION": "_Binary",
    "SMALLDATETIME": "DateTime",
    "SMALLINT": "SMALLINT",
    "SMALLMONEY": "TypeEngine",
    "SQL_VARIANT": "TypeEngine",
    "TEXT": "TEXT",
    "TIME": "TIME",
    "TIMESTAMP": "_Binary",
    "TINYINT": "Integer",
    "UNIQUEIDENTIFIER": "Uuid",
    "VARBINARY": "VARBINARY",
    "VARCHAR": "VARCHAR",
    "XML": "Text",
}
globals().update(types("mssql", _TYPES))
