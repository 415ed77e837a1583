"""What tables have in common."""

import _aludel

from ._items import SchemaItem


class MetaData(SchemaItem):
    """What tables have in common, and the tables."""

    def __init__(self, bind=None, reflect=False, schema=None, quote_schema=None, naming_convention=None, info=None):
        # 2.0 has the schema first
        if isinstance(bind, str):
            bind, schema = None, bind
        self.bind = bind
        lowered = naming_convention
        if naming_convention:
            from . import _naming

            lowered = _naming.lowered(naming_convention)
        self._java = _aludel.construct("MetaData", (schema, quote_schema, lowered))
        self.schema = schema
        self.naming_convention = naming_convention or {"ix": "ix_%(column_0_label)s"}
        self.tables = {}
        # What types it needs: types of its own, and tables, for those of their columns.
        self._types = []
        self._sequences = {}
        self.info = info or {}

    @property
    def sorted_tables(self):
        """The tables, each after those that it refers to; by name otherwise."""
        from ._creating import in_order

        tables = sorted(self.tables.values(), key=lambda table: table.key)
        return in_order(tables, lambda table: table._referred())

    @property
    def bind(self):
        """What SQLAlchemy 1.x binds tables to: statements over them can execute themselves."""
        return self._bind

    @bind.setter
    def bind(self, bind):
        self._bind = bind
        if bind is not None:
            MetaData._last_bind = bind

    _bind = _last_bind = None

    def is_bound(self):
        return self._bind is not None

    def create_all(self, bind=None, tables=None, checkfirst=True):
        bind = self.bind if bind is None else bind
        from ._creating import create_all

        create_all(self, bind, list(self.tables.values() if tables is None else tables), checkfirst)

    def drop_all(self, bind=None, tables=None, checkfirst=True):
        bind = self.bind if bind is None else bind
        from ._creating import drop_all

        drop_all(self, bind, list(self.tables.values() if tables is None else tables), checkfirst)

    def reflect(
        self,
        bind=None,
        schema=None,
        views=False,
        only=None,
        extend_existing=False,
        autoload_replace=True,
        resolve_fks=True,
        **kw,
    ):
        from sqlalchemy import inspect

        bind = self.bind if bind is None else bind
        inspector = inspect(bind)
        schema = self.schema if schema is None else schema
        there = list(inspector.get_table_names(schema))
        if views:
            there += inspector.get_view_names(schema) + inspector.get_materialized_view_names(schema)
        missing = [] if only is None or callable(only) else [name for name in only if name not in there]
        if missing:
            from sqlalchemy.exc import InvalidRequestError

            where = f" schema '{schema}'" if schema else ""
            raise InvalidRequestError(
                f"Could not reflect: requested table(s) not available in {bind.engine!r}{where}: ({', '.join(missing)})"
            )
        if only is None:
            only = there
        elif callable(only):
            only = [name for name in there if only(name, self)]
        for name in only:
            if extend_existing or (f"{schema}.{name}" if schema else name) not in self.tables:
                from .schema import Table

                options = {"extend_existing": extend_existing, "resolve_fks": resolve_fks, **kw}
                Table(name, self, schema=schema, autoload_with=inspector, **options)

    def remove(self, table):
        self.tables.pop(table.fullname, None)

    def clear(self):
        self.tables.clear()

    def __contains__(self, name):
        return name in self.tables

    def __repr__(self):
        return "MetaData()"
