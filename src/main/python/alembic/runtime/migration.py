"""``MigrationContext``: what ``op.get_context()`` returns."""

import _aludel

from alembic.ddl.postgresql import PostgresqlImpl


class MigrationContext:
    """The context of the migration that runs: its dialect, its connection, its options."""

    def __init__(self, session, connection, opts, environment=None):
        self._session = session
        self.connection = connection
        self.opts = opts
        self.environment_context = environment
        self.as_sql = session.offline()
        self.impl = PostgresqlImpl(self)
        self.version_table = opts.get("version_table", "alembic_version")
        self.version_table_schema = opts.get("version_table_schema")
        self.output_buffer = opts.get("output_buffer")

    @classmethod
    def configure(cls, connection=None, url=None, dialect_name=None, dialect=None, environment_context=None, opts=None):
        """A context on a connection of one's own, outside ``alembic upgrade``."""
        if connection is None:
            raise NotImplementedError("MigrationContext.configure() needs a connection here")
        return cls(connection._session, connection, dict(opts or {}), environment_context)

    @property
    def bind(self):
        return self.connection

    @property
    def dialect(self):
        return self.connection.dialect

    @property
    def config(self):
        return self.environment_context.config if self.environment_context is not None else None

    @property
    def script(self):
        return self.environment_context.script if self.environment_context is not None else None

    def _run(self, operation):
        _aludel.call(self._session.run, operation)

    def _metadata(self):
        return getattr(self.opts.get("target_metadata"), "_java", None)

    def autocommit_block(self):
        return _AutocommitBlock(self._session)

    def begin_transaction(self, _per_migration=False):
        """Online the run keeps the transaction; what is printed shows one where a script asks for it."""
        asked = bool(self.opts.get("transaction_per_migration")) == _per_migration
        return _PrintedTransaction(self) if self.as_sql and asked else _Nothing()

    def execute(self, sql, execution_options=None):
        self._run(_aludel.directive("execute", (sql,), {}, None))

    def get_current_heads(self):
        heads = _aludel.lift(_aludel.call(_aludel._bridge.host().currentHeads))
        return tuple(heads)

    def get_current_revision(self):
        heads = self.get_current_heads()
        if len(heads) > 1:
            from alembic.util.exc import CommandError

            raise CommandError(
                f"Version table '{self.version_table}' has more than one head present; please use get_current_heads()"
            )
        return heads[0] if heads else None


class _AutocommitBlock:
    """``with context.autocommit_block():``"""

    def __init__(self, session):
        self._session = session

    def __enter__(self):
        _aludel.call(self._session.beginAutocommit)

    def __exit__(self, kind, value, traceback):
        _aludel.call(self._session.endAutocommit, kind is None)


class _PrintedTransaction:
    """BEGIN and COMMIT in a printed script."""

    def __init__(self, context):
        self._context = context

    def __enter__(self):
        self._context.execute("BEGIN")

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self._context.execute("COMMIT")


class _Nothing:
    """A transaction that somebody else keeps."""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None
