"""What a dialect tells of itself."""

import _aludel


class Dialect:
    """The dialect of a connection."""

    driver = "psycopg2"
    paramstyle = "pyformat"
    supports_sane_rowcount = True
    implicit_returning = True
    insert_returning = update_returning = delete_returning = True

    def __init__(self, connection=None):
        self._connection = connection

    @property
    def name(self):
        return self._connection._session.dialectName()

    @property
    def default_schema_name(self):
        told = self.__dict__.get("_default_schema_name")
        return _aludel.call(self._connection._session.catalog).defaultSchema() if told is None else told

    @default_schema_name.setter
    def default_schema_name(self, name):
        self._default_schema_name = name

    @property
    def server_version_info(self):
        number = int(self._connection.exec_driver_sql("SHOW server_version_num").scalar())
        return (number // 10000, number % 10000) if number >= 100000 else (number // 10000, number // 100 % 100)

    @property
    def identifier_preparer(self):
        return IdentifierPreparer(self)

    def has_table(self, connection, table_name, schema=None, **kw):
        return _inspector(connection).has_table(table_name, schema)

    def has_index(self, connection, table_name, index_name, schema=None, **kw):
        return _inspector(connection).has_index(table_name, index_name, schema)

    def has_sequence(self, connection, sequence_name, schema=None, **kw):
        return _inspector(connection).has_sequence(sequence_name, schema)

    def has_schema(self, connection, schema_name, **kw):
        return _inspector(connection).has_schema(schema_name)

    def __getattr__(self, name):
        if name.startswith("get_"):

            def reflect(connection, *args, **kw):
                return getattr(_inspector(connection), name)(*args, **kw)

            return reflect
        raise AttributeError(f"'PGDialect_psycopg2' object has no attribute '{name}'")


def _inspector(connection):
    from .reflection import Inspector

    return Inspector(connection)


class IdentifierPreparer:
    """Quotes identifiers."""

    def __init__(self, dialect):
        self._dialect = dialect

    def quote(self, identifier, force=None):
        return self._dialect._connection._session.quote(str(identifier))

    quote_schema = quote

    def quote_identifier(self, identifier):
        return '"' + str(identifier).replace('"', '""') + '"'

    def format_table(self, table, use_schema=True, name=None):
        text = self.quote(name or table.name)
        schema = getattr(table, "schema", None)
        return self.quote(schema) + "." + text if use_schema and schema else text

    def format_column(self, column, use_table=False, name=None, table_name=None):
        return self.quote(name or column.name)


class ReflectedColumn(dict):
    """The shape of an inspector's column."""


class DBAPIConnection:
    """The protocol of driver connections."""


class ExecutionContext:
    """The protocol of execution contexts."""
