"""``MigrationContext``: what ``op.get_context()`` returns."""

import _aludel

from alembic.ddl.postgresql import PostgresqlImpl


_UNREAD = object()


class MigrationContext:
    """The context of the migration that runs: its dialect, its connection, its options. The connection may be given as a
    function that opens it once somebody asks."""

    def __init__(self, session, connection, opts, environment=None):
        self._session = session
        self._connection = connection
        self.opts = opts
        self.environment_context = environment
        self.as_sql = session.offline()
        self.impl = PostgresqlImpl(self)
        self.version_table = opts.get("version_table", "alembic_version")
        self.version_table_schema = opts.get("version_table_schema")
        self.output_buffer = opts.get("output_buffer")
        self._target = _UNREAD

    @classmethod
    def configure(cls, connection=None, url=None, dialect_name=None, dialect=None, environment_context=None, opts=None):
        """A context on a connection of one's own, outside ``alembic upgrade``."""
        if connection is None:
            raise NotImplementedError("MigrationContext.configure() needs a connection here")
        session = _aludel.session_of(connection)
        return cls(session, connection, dict(opts or {}), environment_context)

    @property
    def connection(self):
        if callable(self._connection):
            self._connection = self._connection()
        return self._connection

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
        _aludel.run(self._session, operation)

    def _metadata(self):
        target = self.opts.get("target_metadata")
        if self._target is _UNREAD or target is not self._target_of:
            # A script may give another.
            self._target_of = target
            self._target = getattr(target, "_java", None)
            if _aludel._installed is not None and target is not None and self._target is None:
                converted = _aludel._installed.lowered(target)
                self._target = None if converted is _aludel._installed.MISSING else converted
            if hasattr(type(target), "__aludel_placeholder__"):
                import _aludel_imports

                self._target = _aludel.call(
                    _aludel._bridge.metadataOf,
                    object.__getattribute__(target, "_aludel_name"),
                    _aludel_imports.near_directories(),
                )
        return self._target

    def autocommit_block(self):
        return _AutocommitBlock(self._session)

    def begin_transaction(self, _per_migration=False):
        """Online the run keeps the transaction; what is printed shows one where a script asks for it."""
        asked = bool(self.opts.get("transaction_per_migration")) == _per_migration
        return _PrintedTransaction(self) if self.as_sql and asked else _Nothing()

    def execute(self, sql, execution_options=None):
        if _aludel._installed is not None and not isinstance(sql, str):
            from _aludel_installed.operations import execute

            execute(self, sql, execution_options)
            return
        self._run(_aludel.directive("execute", (sql,), {}, None))

    def _ensure_version_table(self, purge=False):
        """run_migrations() makes it where it is missing."""

    def get_current_heads(self):
        if self.environment_context is None:
            return self._heads_of_connection()
        heads = _aludel.lift(_aludel.call(_aludel._bridge.host().currentHeads))
        return tuple(heads)

    def _heads_of_connection(self):
        """Those of a context that somebody made on a connection of their own."""
        from sqlalchemy import inspect

        if not inspect(self.connection).has_table(self.version_table, schema=self.version_table_schema):
            return ()
        preparer = self.dialect.identifier_preparer
        name = preparer.quote(self.version_table)
        if self.version_table_schema:
            name = preparer.quote(self.version_table_schema) + "." + name
        return tuple(self.connection.exec_driver_sql(f"SELECT version_num FROM {name}").scalars())

    def get_current_revision(self):
        heads = self.get_current_heads()
        if len(heads) > 1:
            from alembic.util.exc import CommandError

            raise CommandError(
                f"Version table '{self.version_table}' has more than one head present; please use get_current_heads()"
            )
        return heads[0] if heads else None


class MigrationInfo:
    """A step that was carried out, as ``on_version_apply`` is told of it."""

    def __init__(self, verb, upwards, source, destination):
        self.is_upgrade = upwards
        self.is_downgrade = not upwards
        self.is_stamp = verb == "stamp_revision"
        self.is_migration = not self.is_stamp
        self.source_revision_ids = tuple(source)
        self.destination_revision_ids = tuple(destination)
        self.up_revision_ids = self.destination_revision_ids if upwards else self.source_revision_ids
        self.down_revision_ids = self.source_revision_ids if upwards else self.destination_revision_ids
        self.up_revision_id = self.up_revision_ids[0] if self.up_revision_ids else None

    def _scripts(self, identifiers):
        from alembic import context

        return context._proxy.script.get_revisions(identifiers)

    @property
    def up_revision(self):
        return self._scripts(self.up_revision_ids[:1])[0]

    @property
    def up_revisions(self):
        return self._scripts(self.up_revision_ids)

    @property
    def down_revisions(self):
        return self._scripts(self.down_revision_ids)

    @property
    def source_revisions(self):
        return self._scripts(self.source_revision_ids)

    @property
    def destination_revisions(self):
        return self._scripts(self.destination_revision_ids)


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
