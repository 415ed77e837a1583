"""``DefaultImpl``: what helpers reach by ``context.impl``."""

import _aludel


class DefaultImpl:
    """A dialect's way to carry out what operations ask for."""

    __dialect__ = "default"

    def __init__(self, context):
        self._context = context

    @property
    def transactional_ddl(self):
        return self._context._session.transactionalDdl()

    @property
    def bind(self):
        return self._context.bind

    @property
    def connection(self):
        return self._context.connection

    @property
    def dialect(self):
        return self._context.dialect

    @property
    def as_sql(self):
        return self._context.as_sql

    def execute(self, sql, execution_options=None):
        self._context.execute(sql)

    def static_output(self, text):
        _aludel.call(_aludel._bridge.host().staticOutput, text)

    def emit_begin(self):
        self.static_output("BEGIN;")

    def emit_commit(self):
        self.static_output("COMMIT;")

    def create_table(self, table, **kw):
        table.create(self.bind)

    def drop_table(self, table, **kw):
        table.drop(self.bind)

    def add_column(self, table_name, column, *, schema=None, **kw):
        self._directive("add_column", (table_name, column), {"schema": schema, **kw})

    def drop_column(self, table_name, column, *, schema=None, **kw):
        self._directive("drop_column", (table_name, column.name), {"schema": schema, **kw})

    def alter_column(self, table_name, column_name, *, name=None, **kw):
        self._directive("alter_column", (table_name, column_name), {"new_column_name": name, **kw})

    def rename_table(self, old_table_name, new_table_name, schema=None):
        self._directive("rename_table", (old_table_name, new_table_name), {"schema": schema})

    def create_index(self, index, **kw):
        self._element("CreateIndex", index, **kw)

    def drop_index(self, index, **kw):
        self._element("DropIndex", index, **kw)

    def add_constraint(self, const, **kw):
        self._element("AddConstraint", const)

    def drop_constraint(self, const, **kw):
        self._element("DropConstraint", const, **kw)

    def create_table_comment(self, table):
        self._element("SetTableComment", table)

    def drop_table_comment(self, table):
        self._element("DropTableComment", table)

    def create_column_comment(self, column):
        self._element("SetColumnComment", column)

    def bulk_insert(self, table, rows, multiinsert=True):
        from alembic.operations import Operations

        Operations(self._context, self).bulk_insert(table, rows, multiinsert=multiinsert)

    def _directive(self, name, args, kwargs):
        self._context._run(_aludel.directive(name, args, kwargs, self._context._metadata()))

    def _element(self, name, item, **kwargs):
        from sqlalchemy.sql import ddl

        self.execute(getattr(ddl, name)(item, **kwargs))
