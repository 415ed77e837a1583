"""``inspect(bind)``: the catalog of a database."""

import _aludel


class _Flags(int):
    """A set of flags, without the cost of the module ``enum``."""

    def __or__(self, other):
        return type(self)(int(self) | int(other))

    def __and__(self, other):
        return type(self)(int(self) & int(other))

    def __contains__(self, other):
        return int(self) & int(other) == int(other)


class ObjectKind(_Flags):
    """Which relations by what they are."""


ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW = ObjectKind(1), ObjectKind(2), ObjectKind(4)
ObjectKind.ANY_VIEW, ObjectKind.ANY = ObjectKind(6), ObjectKind(7)


class ObjectScope(_Flags):
    """Which relations by how long they live."""


ObjectScope.DEFAULT, ObjectScope.TEMPORARY, ObjectScope.ANY = ObjectScope(1), ObjectScope(2), ObjectScope(3)


class Inspector:
    """Answers what the database holds. An answer is kept until ``clear_cache()``, as SQLAlchemy does."""

    def __init__(self, bind):
        self.bind = bind
        self._connection = bind.connect() if not hasattr(bind, "_session") else bind
        self._catalog = _aludel.call(self._connection._session.catalog)
        self.info_cache = {}

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
        key = (name, *args)
        if key not in self.info_cache:
            self.info_cache[key] = _aludel.lift(_aludel.call(getattr(self._catalog, name), *args))
        return self.info_cache[key]

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
        return self._ask("temporaryTables")

    def get_temp_view_names(self, **kw):
        return self._ask("temporaryViews")

    def has_table(self, table_name, schema=None, **kw):
        return self._ask("hasTable", table_name, schema)

    def has_schema(self, schema_name, **kw):
        return self._ask("hasSchema", schema_name)

    def has_sequence(self, sequence_name, schema=None, **kw):
        return self._ask("hasSequence", sequence_name, schema)

    def has_index(self, table_name, index_name, schema=None, **kw):
        return self.has_table(table_name, schema) and any(
            index["name"] == index_name for index in self.get_indexes(table_name, schema)
        )

    def get_columns(self, table_name, schema=None, **kw):
        key = ("get_columns", table_name, schema)
        if key not in self.info_cache:
            from ._types import typed

            columns = self._of_table("columns", table_name, schema)
            self.info_cache[key] = [typed(column, self) for column in columns]
        return self.info_cache[key]

    def get_indexes(self, table_name, schema=None, **kw):
        indexes = self._of_table("indexes", table_name, schema)
        for index in indexes:
            sorting = index.get("column_sorting", {})
            sorting.update({name: tuple(order) for name, order in sorting.items()})
        return indexes

    def get_pk_constraint(self, table_name, schema=None, **kw):
        return self._of_table("primaryKey", table_name, schema)

    def get_foreign_keys(self, table_name, schema=None, postgresql_ignore_search_path=False, **kw):
        return self._of_table("foreignKeys", table_name, schema, bool(postgresql_ignore_search_path))

    def get_unique_constraints(self, table_name, schema=None, **kw):
        return self._of_table("uniqueConstraints", table_name, schema)

    def get_check_constraints(self, table_name, schema=None, **kw):
        return self._of_table("checkConstraints", table_name, schema)

    def get_table_comment(self, table_name, schema=None, **kw):
        return {"text": self._of_table("tableComment", table_name, schema)}

    def get_table_options(self, table_name, schema=None, **kw):
        raise NotImplementedError()

    def get_enums(self, schema=None, **kw):
        return self._ask("enums", schema)

    def get_domains(self, schema=None, **kw):
        return self._ask("domains", schema)

    def get_view_definition(self, view_name, schema=None, **kw):
        definition = self._ask("viewDefinition", view_name, schema)
        if definition is None:
            raise _no_such_table(view_name, schema)
        return definition

    def get_table_oid(self, table_name, schema=None, **kw):
        return self._of_table("tableIdentifier", table_name, schema)

    def get_sorted_table_and_fkc_names(self, schema=None, **kw):
        """The tables, each after those that it refers to, with the names of their foreign keys."""
        from sqlalchemy.sql._creating import in_order

        keys = {name: self.get_foreign_keys(name, schema) for name in sorted(self.get_table_names(schema))}
        ordered = in_order(keys, lambda name: [key["referred_table"] for key in keys[name]])
        return [(name, {(name, key["name"]) for key in keys[name]}) for name in ordered] + [(None, [])]

    def reflect_table(self, table, include_columns, exclude_columns=(), resolve_fks=True, **kw):
        """Fills a table with what the database has of it."""
        from sqlalchemy.sql._reflecting import load

        load(table, self, (), (), table._arguments[1], {"include": include_columns, "resolve": resolve_fks})

    def clear_cache(self):
        self.info_cache.clear()

    def _of_table(self, question, table_name, schema, *more):
        if not self._ask("hasTable", table_name, schema):
            raise _no_such_table(table_name, schema)
        return self._ask(question, table_name, schema, *more)

    def _relations(self, schema, filter_names, kind, scope):
        kinds = (
            (ObjectKind.TABLE, self.get_table_names, self.get_temp_table_names),
            (ObjectKind.VIEW, self.get_view_names, self.get_temp_view_names),
            (ObjectKind.MATERIALIZED_VIEW, self.get_materialized_view_names, lambda: []),
        )
        names = []
        for one, lasting, temporary in kinds:
            if one in ObjectKind(kind):
                names += lasting(schema) if ObjectScope.DEFAULT in ObjectScope(scope) else []
                names += temporary() if ObjectScope.TEMPORARY in ObjectScope(scope) and schema is None else []
        return sorted(name for name in names if not filter_names or name in filter_names)


def _multi(question):
    def answer(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **kw):
        ask = getattr(self, question)
        return {(schema, name): ask(name, schema) for name in self._relations(schema, filter_names, kind, scope)}

    return answer


for _question in (
    "columns",
    "pk_constraint",
    "foreign_keys",
    "unique_constraints",
    "check_constraints",
    "indexes",
    "table_comment",
    "table_options",
):
    setattr(Inspector, f"get_multi_{_question}", _multi(f"get_{_question}"))


def _no_such_table(name, schema):
    from sqlalchemy.exc import NoSuchTableError

    return NoSuchTableError(f"{schema}.{name}" if schema else name)


def inspect(subject, raiseerr=True):
    """The inspector of an engine or a connection; the mapper of a mapped class, what a session knows of its object."""
    if hasattr(subject, "__mapper__"):
        from sqlalchemy.orm.attributes import state_of
        from sqlalchemy.orm.mapper import class_mapper

        return class_mapper(subject) if isinstance(subject, type) else state_of(subject)
    from .base import Connection, Engine

    if isinstance(subject, (Connection, Engine)):
        return Inspector(subject)
    if not raiseerr:
        return None
    from sqlalchemy.exc import NoInspectionAvailable

    raise NoInspectionAvailable(
        f"No inspection system is available for object of type {type(subject)}"
    )
