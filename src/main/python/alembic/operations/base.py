"""``Operations`` and ``BatchOperations``: every directive becomes one operation in Java, run at once."""

import _aludel

_DIRECTIVES = (
    "add_column",
    "alter_column",
    "create_check_constraint",
    "create_exclude_constraint",
    "create_foreign_key",
    "create_index",
    "create_primary_key",
    "create_table_comment",
    "create_unique_constraint",
    "drop_column",
    "drop_constraint",
    "drop_index",
    "drop_table_comment",
    "rename_table",
)
_OWN = (
    "batch_alter_table",
    "bulk_insert",
    "create_table",
    "drop_table",
    "execute",
    "f",
    "get_bind",
    "get_context",
    "implementation_for",
    "inline_literal",
    "invoke",
    "register_operation",
    "run_async",
)
# The batch form takes the table from the block; these take it as their first or second argument otherwise.
_TABLE_FIRST = (
    "add_column",
    "alter_column",
    "create_table_comment",
    "drop_column",
    "drop_table_comment",
)
_TABLE_SECOND = (
    "create_check_constraint",
    "create_exclude_constraint",
    "create_foreign_key",
    "create_index",
    "create_primary_key",
    "create_unique_constraint",
    "drop_constraint",
    "drop_index",
)
_implementations = {}


def operation_names():
    return _DIRECTIVES + _OWN


def asking_names():
    """Those that carry out one operation."""
    return (*_DIRECTIVES, "bulk_insert", "create_table", "drop_table", "execute")


class AbstractOperations:
    """What ``Operations`` and ``BatchOperations`` share."""

    def __init__(self, migration_context, impl=None):
        self.migration_context = migration_context
        self.impl = impl if impl is not None else migration_context.impl

    @classmethod
    def register_operation(cls, name, sourcename=None):
        """Makes a class an operation that can be called as ``op.<name>``."""

        def register(operation):
            function = getattr(operation, sourcename or name)

            def method(self, *args, **kwargs):
                return function(self, *args, **kwargs)

            method.__name__ = name
            setattr(cls, name, method)
            from alembic import op

            op._export(name)
            return operation

        return register

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        """Makes a function the one that carries out operations of a class."""

        def register(function):
            if op_cls in _implementations and not replace:
                raise ValueError(f"key {op_cls} already registered")
            _implementations[op_cls] = function
            return function

        return register

    def invoke(self, operation):
        for kind in type(operation).__mro__:
            function = _implementations.get(kind)
            if function is not None:
                return function(self, operation)
        carry_out = getattr(operation, "_carry_out", None)
        if carry_out is None:
            raise ValueError(f"no dispatch function for object: {operation}")
        return carry_out(self)

    def get_context(self):
        return self.migration_context

    def get_bind(self):
        return self.migration_context.impl.bind

    def f(self, name):
        from sqlalchemy.sql.elements import conv

        return conv(name)

    def inline_literal(self, value, type_=None):
        if _aludel._installed is not None:
            from _aludel_installed.statements import inline_literal

            return inline_literal(value, type_)
        from sqlalchemy.sql.elements import InlineLiteral

        return InlineLiteral(value, type_)

    def run_async(self, async_function, *args, **kw_args):
        if _aludel._installed is not None:
            raise NotImplementedError("op.run_async() works with [aludel] sqlalchemy = shim; an installed one can't await here")
        from sqlalchemy.ext.asyncio import AsyncConnection
        from sqlalchemy.ext.asyncio._drive import drive

        return drive(async_function(AsyncConnection(self.get_bind()), *args, **kw_args))

    def _directive(self, name, args, kwargs):
        if name == "create_index" and _aludel._installed is not None:
            from _aludel_installed.operations import index_arguments

            args, kwargs = index_arguments(args, kwargs)
        self.migration_context._run(_aludel.directive(name, args, kwargs, self.migration_context._metadata()))

    def execute(self, sqltext, *, execution_options=None):
        if _aludel._installed is not None and not isinstance(sqltext, str):
            self.migration_context.execute(sqltext, execution_options)
            return
        self._directive("execute", (sqltext,), {})


class Operations(AbstractOperations):
    """The directives of one migration context."""

    @classmethod
    def context(cls, migration_context):
        return _Established(cls(migration_context))

    def batch_alter_table(self, table_name, schema=None, recreate="auto", **options):
        return BatchOperations(self.migration_context, table_name, schema, recreate, options)

    def create_table(self, table_name, *columns, **kwargs):
        if _aludel._installed is not None:
            from _aludel_installed.operations import create_table

            return create_table(self, table_name, columns, kwargs)
        from sqlalchemy import MetaData, Table
        from sqlalchemy.sql._items import in_order_made

        self._directive("create_table", (table_name, *in_order_made(columns)), kwargs)

        kwargs.pop("if_not_exists", None)
        return Table(table_name, MetaData(), *columns, **kwargs)

    def bulk_insert(self, table, rows, *, multiinsert=True):
        if _aludel._installed is not None:
            from _aludel_installed.operations import bulk_insert

            bulk_insert(self.migration_context, table, rows, multiinsert)
            return
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            from sqlalchemy.sql.dml import converted

            rows = converted(table, rows)
        self._directive("bulk_insert", (table, rows), {"multiinsert": multiinsert})

    def drop_table(self, table_name, **kwargs):
        self._directive("drop_table", (table_name,), kwargs)


    def sync_enum_values(self, *args, **kwargs):
        """The operation of alembic-postgresql-enum, which env.py would have registered by importing it."""
        from alembic_postgresql_enum.sync import sync_enum_values

        sync_enum_values(self, *args, **kwargs)


class _Established:
    def __init__(self, operations):
        self.operations = operations

    def __enter__(self):
        from alembic import op

        self.before = op._establish(self.operations)
        return self.operations

    def __exit__(self, *exception):
        from alembic import op

        op._establish(self.before)


class _BatchImpl:
    """What a batch shows of itself to operations of one's own: its table, and all that its dialect's has."""

    def __init__(self, impl, table_name, schema):
        self._impl = impl
        self.table_name = table_name
        self.schema = schema

    def __getattr__(self, name):
        return getattr(self._impl, name)


class BatchOperations(AbstractOperations):
    """The directives inside ``with op.batch_alter_table(...)``: kept until the block ends, as under Alembic."""

    def __init__(self, migration_context, table_name, schema, recreate, options):
        super().__init__(migration_context)
        if recreate not in ("auto", "always", "never"):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        self.impl = _BatchImpl(self.impl, table_name, schema)
        self.table_name = table_name
        self.schema = schema
        self.recreate = recreate
        self.options = options
        self._kept = []

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            return
        name = self.migration_context.dialect.name
        if self.recreate == "always":
            if self.migration_context.as_sql and self.options.get("copy_from") is None:
                raise _command_error(
                    f"This operation cannot proceed in --sql mode; batch mode with dialect {name} requires a live "
                    f"database connection with which to reflect the table \"{self.table_name}\". To generate a batch "
                    "SQL migration script using table \"move and copy\", a complete Table object should be passed to "
                    'the "copy_from" argument of the batch_alter_table() method so that table reflection can be skipped.'
                )
            self._recreate()
            return
        kept, self._kept = self._kept, []
        for name, args, kwargs in kept:
            if name is None:
                raise _command_error(
                    "Can't specify insert_before or insert_after when using ALTER; please specify recreate='always'"
                )
            self._directive(name, args, kwargs)

    def _recreate(self):
        if _aludel._installed is not None:
            raise NotImplementedError(
                'batch_alter_table(recreate="always") works with [aludel] sqlalchemy = shim; with an installed one leave '
                "recreate away, PostgreSQL alters in place"
            )
        from sqlalchemy import MetaData, Table

        from ._recreating import Recreation

        table = self.options.get("copy_from")
        reflected = table is None
        if reflected:
            table = Table(
                self.table_name,
                MetaData(naming_convention=self.options.get("naming_convention")),
                *self.options.get("reflect_args", ()),
                schema=self.schema,
                autoload_with=self.get_bind(),
                **self.options.get("reflect_kwargs", {}),
            )
        recreation = Recreation(self, table, self.options, reflected)
        for name, args, kwargs in self._kept:
            position = 1 if name in _TABLE_SECOND else 0
            recreation.apply(name, (*args[:position], *args[position + 1 :]), kwargs)
        recreation.run()

    def _keep(self, name, args, kwargs):
        if name == "create_foreign_key":
            kwargs.setdefault("source_schema", self.schema)
        elif name not in ("create_exclude_constraint",) or self.schema is not None:
            kwargs.setdefault("schema", self.schema)
        if self.recreate != "always":
            before, after = kwargs.pop("insert_before", None), kwargs.pop("insert_after", None)
            if before or after:
                name = None
        self._kept.append((name, args, kwargs))


def _command_error(message):
    from alembic.util.exc import CommandError

    return CommandError(message)


def _plain(name):
    def method(self, *args, **kwargs):
        self._directive(name, args, kwargs)

    method.__name__ = method.__qualname__ = name
    return method


# The names that the batch forms give their first argument.
_FIRST_ARGUMENT = {
    "add_column": ("column",),
    "alter_column": ("column_name",),
    "drop_column": ("column_name",),
    "create_index": ("index_name",),
    "drop_index": ("index_name",),
}


def _batched(name, position):
    def method(self, *args, **kwargs):
        if position:
            first = _FIRST_ARGUMENT.get(name, ("constraint_name",))[0]
            if not args and first in kwargs:
                args = (kwargs.pop(first),)
        self._keep(name, (*args[:position], self.table_name, *args[position:]), kwargs)

    method.__name__ = method.__qualname__ = name
    return method


for _name in _DIRECTIVES:
    setattr(Operations, _name, _plain(_name))
for _name in _TABLE_FIRST:
    setattr(BatchOperations, _name, _batched(_name, 0))
for _name in _TABLE_SECOND:
    setattr(BatchOperations, _name, _batched(_name, 1))

_from_the_start = {
    kind: {name: method for name, method in vars(kind).items() if not name.startswith("__")}
    for kind in (AbstractOperations, Operations, BatchOperations)
}


def untouched():
    """Whether nobody gave the directives another meaning."""
    return all(
        vars(kind).get(name) is method for kind, known in _from_the_start.items() for name, method in known.items()
    )
