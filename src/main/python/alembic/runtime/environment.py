"""``EnvironmentContext``: what env.py asks and configures; Java carries it out."""

import _aludel

FUNCTIONS = (
    "begin_transaction",
    "configure",
    "execute",
    "get_bind",
    "get_context",
    "get_head_revision",
    "get_head_revisions",
    "get_impl",
    "get_revision_argument",
    "get_starting_revision_argument",
    "get_tag_argument",
    "get_x_argument",
    "is_offline_mode",
    "is_transactional_ddl",
    "requires_connection",
    "run_migrations",
    "static_output",
)
_HEEDED = (
    "version_table",
    "version_table_schema",
    "version_table_pk",
    "transaction_per_migration",
    "transactional_ddl",
    "literal_binds",
    "starting_rev",
    "tag",
)


class EnvironmentContext:
    """The environment of one command."""

    def __init__(self, host, config):
        self._host = host
        self.config = config
        self.context_opts = {}
        self._migration_context = None
        self._migrated = False

    @property
    def script(self):
        from alembic.script import ScriptDirectory

        return ScriptDirectory(self._host)

    def is_offline_mode(self):
        return self._host.offline()

    def is_transactional_ddl(self):
        return self.get_context().impl.transactional_ddl

    def requires_connection(self):
        return not self.is_offline_mode()

    def get_head_revision(self):
        return self.get_head_revisions()[0]

    def get_head_revisions(self):
        return tuple(_aludel.lift(self._host.headRevisions()))

    def get_starting_revision_argument(self):
        return self._host.startingRevisionArgument()

    def get_revision_argument(self):
        value = _aludel.lift(self._host.revisionArgument())
        return tuple(value) if isinstance(value, list) else value

    def get_tag_argument(self):
        return self._host.tagArgument()

    def get_x_argument(self, as_dictionary=False):
        values = _aludel.lift(self._host.xArguments())
        if not as_dictionary:
            return values
        return {key: value for key, _, value in (text.partition("=") for text in values)}

    def configure(self, connection=None, url=None, dialect_name=None, dialect_opts=None, **opts):
        self.context_opts.update(opts)
        heeded = {}
        for key in _HEEDED:
            value = self.context_opts.get(key)
            if value is not None:
                heeded[key] = _aludel.lower(value)
        if hasattr(type(connection), "__aludel_placeholder__"):
            connection = _of_application(connection)
        if opts.get("output_buffer") is not None:
            self._host.output(opts["output_buffer"])
        sync = getattr(connection, "sync_connection", None)
        connection = connection if sync is None else sync
        session = _aludel.session_of(connection) if connection is not None else None
        _aludel.call(self._host.configure, session, heeded)
        from .migration import MigrationContext

        if _aludel._installed is not None:
            session = session or _aludel.call(self._host.session)
            connection = _aludel._installed.migrating(session, connection)
        elif connection is None:
            from sqlalchemy.engine.mock import printing_connection

            session = _aludel.call(self._host.session)
            connection = printing_connection(session)
        self._migration_context = MigrationContext(session, connection, dict(self.context_opts), self)
        listeners = self.context_opts.get("on_version_apply")
        if listeners:
            self._tell(listeners if isinstance(listeners, (list, tuple)) else (listeners,))

    def _tell(self, listeners):
        from .migration import MigrationInfo

        def applied(verb, upwards, source, destination, heads, arguments):
            step = MigrationInfo(verb, upwards, _aludel.lift(source), _aludel.lift(destination))
            for listener in listeners:
                listener(
                    ctx=self._migration_context,
                    step=step,
                    heads=set(_aludel.lift(heads)),
                    run_args=_aludel.lift(arguments),
                )

        self._host.onVersionApply(applied)

    def begin_transaction(self):
        return _Transaction(self._host)

    def run_migrations(self, **kw):
        self._migrated = True
        _aludel.call(self._host.runMigrations, kw)
        if self._host.drafting():
            from . import drafting

            drafting.draft(self)

    def execute(self, sql, execution_options=None):
        self.get_context().execute(sql)

    def static_output(self, text):
        _aludel.call(self._host.staticOutput, text)

    def get_context(self):
        if self._migration_context is None:
            raise Exception("No context has been configured yet.")
        return self._migration_context

    def get_bind(self):
        return self.get_context().bind

    def get_impl(self):
        return self.get_context().impl


def _of_application(connection):
    """What stands for a connection that a missing application would have made."""
    from _aludel_connection import connected
    from _aludel_placeholder import in_url

    opened = connected()
    if opened is None:
        raise in_url(connection)
    return opened.__enter__()


class _Transaction:
    """``with context.begin_transaction():``"""

    def __init__(self, host):
        self._host = host

    def __enter__(self):
        _aludel.call(self._host.beginTransaction)
        return self

    def __exit__(self, kind, value, traceback):
        _aludel.call(self._host.endTransaction, kind is None)
