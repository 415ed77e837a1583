"""MySQL's types, which other databases read as the generic types they derive from."""

from sqlalchemy.sql.dml import Insert

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


class _Insert(Insert):
    """An INSERT with MySQL's clause, which no other database has words for."""

    @property
    def inserted(self):
        return self.excluded

    def on_duplicate_key_update(self, *args, **kw):
        return _Unwritable(self)


class _Unwritable(Insert):
    """An INSERT that can't be written for PostgreSQL."""

    def __init__(self, insert):
        self.__dict__.update(insert.__dict__)
        self.__dict__.pop("_java", None)

    @property
    def _java(self):
        from sqlalchemy.exc import UnsupportedCompilationError

        raise UnsupportedCompilationError(
            "Compiler <sqlalchemy.dialects.postgresql.base.PGCompiler> can't render element of type"
            " <class 'sqlalchemy.dialects.mysql.dml.OnDuplicateClause'>"
        )


insert = _Insert
globals().update(types("mysql", _TYPES))
