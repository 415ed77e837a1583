"""``inspect(bind)``: the catalog of a database."""

import _aludel


class ObjectKind:
    TABLE = 1
    VIEW = 2
    MATERIALIZED_VIEW = 4
    ANY = 7


class ObjectScope:
    DEFAULT = 1
    TEMPORARY = 2
    ANY = 3


class Inspector:
    """Answers what the database holds."""

    def __init__(self, bind):
        self.bind = bind
        self._connection = bind.connect() if not hasattr(bind, "_session") else bind
        self._catalog = _aludel.call(self._connection._session.catalog)

    @classmethod
    def from_engine(cls, bind):
        return cls(bind)

    @property
    def engine(self):
        return self._connection.engine

    @property
    def dialect(self):
        return self._connection.dialect

    @property
    def default_schema_name(self):
        return self._ask("defaultSchema")

    def _ask(self, name, *args):
        return _aludel.lift(_aludel.call(getattr(self._catalog, name), *args))

    def get_schema_names(self, **kw):
        return self._ask("schemas")

    def get_table_names(self, schema=None, **kw):
        return self._ask("tables", schema)

    def get_view_names(self, schema=None, **kw):
        return self._ask("views", schema)

    def get_materialized_view_names(self, schema=None, **kw):
        return self._ask("materializedViews", schema)

    def get_sequence_names(self, schema=None, **kw):
        return self._ask("sequences", schema)

    def get_temp_table_names(self, **kw):
        return []

    def get_temp_view_names(self, **kw):
        return []

    def has_table(self, table_name, schema=None, **kw):
        return self._ask("hasTable", table_name, schema)

    def has_schema(self, schema_name, **kw):
        return schema_name in self.get_schema_names()

    def has_sequence(self, sequence_name, schema=None, **kw):
        return sequence_name in self.get_sequence_names(schema)

    def has_index(self, table_name, index_name, schema=None, **kw):
        return self.has_table(table_name, schema) and any(
            index["name"] == index_name for index in self.get_indexes(table_name, schema)
        )

    def get_columns(self, table_name, schema=None, **kw):
        columns = self._of_table("columns", table_name, schema)
        for column in columns:
            column["type"] = _column_type(column["type"])
        return columns

    def get_indexes(self, table_name, schema=None, **kw):
        return self._of_table("indexes", table_name, schema)

    def get_pk_constraint(self, table_name, schema=None, **kw):
        return self._of_table("primaryKey", table_name, schema)

    def get_foreign_keys(self, table_name, schema=None, **kw):
        return self._of_table("foreignKeys", table_name, schema)

    def get_unique_constraints(self, table_name, schema=None, **kw):
        return self._of_table("uniqueConstraints", table_name, schema)

    def get_check_constraints(self, table_name, schema=None, **kw):
        return self._of_table("checkConstraints", table_name, schema)

    def get_table_comment(self, table_name, schema=None, **kw):
        return {"text": self._of_table("tableComment", table_name, schema)}

    def get_enums(self, schema=None, **kw):
        return self._ask("enums", schema)

    def get_view_definition(self, view_name, schema=None, **kw):
        definition = self._ask("viewDefinition", view_name, schema)
        if definition is None:
            raise _no_such_table(view_name, schema)
        return definition

    def get_table_oid(self, table_name, schema=None, **kw):
        from sqlalchemy import text

        qualified = ".".join(self._connection._session.quote(part) for part in (schema, table_name) if part)
        return self._connection.execute(text("SELECT CAST(:name AS regclass)::oid"), {"name": qualified}).scalar()

    def clear_cache(self):
        return None

    def _of_table(self, question, table_name, schema):
        if not self._ask("hasTable", table_name, schema):
            raise _no_such_table(table_name, schema)
        return self._ask(question, table_name, schema)


def _no_such_table(name, schema):
    from sqlalchemy.exc import NoSuchTableError

    return NoSuchTableError(f"{schema}.{name}" if schema else name)


def _column_type(text):
    from ._types import of_text

    return of_text(text)


def inspect(subject, raiseerr=True):
    """The inspector of an engine or a connection."""
    from .base import Connection, Engine

    if isinstance(subject, (Connection, Engine)):
        return Inspector(subject)
    if not raiseerr:
        return None
    from sqlalchemy.exc import NoInspectionAvailable

    raise NoInspectionAvailable(
        f"No inspection system is available for object of type {type(subject)}"
    )
