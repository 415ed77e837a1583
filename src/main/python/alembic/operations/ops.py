"""Operations as objects, for ``op.invoke`` and for hooks that rewrite what autogenerate found."""


class MigrateOperation:
    """The base of all operation objects."""

    info = {}

    def reverse(self):
        raise NotImplementedError


class _Directive(MigrateOperation):
    """An operation that a directive of the same arguments carries out."""

    _name = ""

    def __init__(self, *args, **kwargs):
        self._args = args
        self.kw = kwargs
        for key, value in kwargs.items():
            setattr(self, key, value)

    def _carry_out(self, operations):
        return getattr(operations, self._name)(*self._args, **self.kw)


class ExecuteSQLOp(_Directive):
    _name = "execute"

    def __init__(self, sqltext, *, execution_options=None):
        super().__init__(sqltext)
        self.sqltext = sqltext


class CreateTableOp(_Directive):
    _name = "create_table"

    def __init__(self, table_name, columns, **kwargs):
        super().__init__(table_name, *columns, **kwargs)
        self.table_name = table_name
        self.columns = columns


class DropTableOp(_Directive):
    _name = "drop_table"

    def __init__(self, table_name, *, schema=None, if_exists=None, **ignored):
        super().__init__(table_name, schema=schema, if_exists=if_exists)
        self.table_name = table_name


class AddColumnOp(_Directive):
    _name = "add_column"

    def __init__(self, table_name, column, **kwargs):
        super().__init__(table_name, column, **kwargs)
        self.table_name = table_name
        self.column = column


class DropColumnOp(_Directive):
    _name = "drop_column"

    def __init__(self, table_name, column_name, **kwargs):
        super().__init__(table_name, column_name, **kwargs)
        self.table_name = table_name
        self.column_name = column_name


class AlterColumnOp(_Directive):
    _name = "alter_column"
    _MODIFIED = {
        "modify_nullable": "nullable",
        "modify_server_default": "server_default",
        "modify_name": "new_column_name",
        "modify_type": "type_",
        "modify_comment": "comment",
    }

    def __init__(self, table_name, column_name, **kwargs):
        given = {self._MODIFIED.get(key, key): value for key, value in kwargs.items()}
        super().__init__(table_name, column_name, **given)
        self.__dict__.update(kwargs, table_name=table_name, column_name=column_name)


class CreateIndexOp(_Directive):
    _name = "create_index"


class DropIndexOp(_Directive):
    _name = "drop_index"


class CreateUniqueConstraintOp(_Directive):
    _name = "create_unique_constraint"


class CreateForeignKeyOp(_Directive):
    _name = "create_foreign_key"


class CreateCheckConstraintOp(_Directive):
    _name = "create_check_constraint"


class CreatePrimaryKeyOp(_Directive):
    _name = "create_primary_key"


class DropConstraintOp(_Directive):
    _name = "drop_constraint"


class RenameTableOp(_Directive):
    _name = "rename_table"


class CreateTableCommentOp(_Directive):
    _name = "create_table_comment"


class DropTableCommentOp(_Directive):
    _name = "drop_table_comment"


class BulkInsertOp(_Directive):
    _name = "bulk_insert"


class AlterTableOp(MigrateOperation):
    def __init__(self, table_name, *, schema=None):
        self.table_name = table_name
        self.schema = schema


class OpContainer(MigrateOperation):
    def __init__(self, ops=()):
        self.ops = list(ops)

    def is_empty(self):
        return not self.ops

    def _carry_out(self, operations):
        for operation in self.ops:
            operations.invoke(operation)


class ModifyTableOps(OpContainer):
    def __init__(self, table_name, ops, *, schema=None):
        super().__init__(ops)
        self.table_name = table_name
        self.schema = schema


class UpgradeOps(OpContainer):
    pass


class DowngradeOps(OpContainer):
    pass


class AddConstraintOp(MigrateOperation):
    pass


class MigrationScript(MigrateOperation):
    """What a new revision is generated from."""

    def __init__(self, rev_id=None, upgrade_ops=None, downgrade_ops=None, **kwargs):
        self.rev_id = rev_id
        self.upgrade_ops = upgrade_ops
        self.downgrade_ops = downgrade_ops
        self.__dict__.update(kwargs)
