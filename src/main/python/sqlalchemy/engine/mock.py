"""``MockConnection``: what ``op.get_bind()`` returns under ``--sql``. Statements are printed; there are no rows."""

import _aludel

from .interfaces import Dialect


class MockConnection:
    """A connection that hands what it is asked to execute to a function, and returns None."""

    def __init__(self, dialect, execute, carry_out=None):
        self._dialect = dialect
        self._execute_impl = execute
        self._carry_out = carry_out or self._hand_over

    @property
    def engine(self):
        return self

    @property
    def dialect(self):
        return self._dialect

    @property
    def name(self):
        return self._dialect.name

    def connect(self, **kwargs):
        return self

    def schema_for_object(self, obj):
        return obj.schema

    def execution_options(self, **kw):
        return self

    def execute(self, obj, parameters=None, execution_options=None):
        return self._execute_impl(obj, parameters)

    def _run_directive(self, directive, args):
        self._carry_out(_aludel.directive(directive, args))

    def _hand_over(self, operation):
        for text in _aludel.lift(_aludel.call(_aludel._bridge.render, operation)):
            self._execute_impl(_Rendered(text))


class _Rendered:
    """DDL that is text already."""

    __visit_name__ = "ddl"

    def __init__(self, text):
        self._text = text

    def compile(self, *args, **kwargs):
        return self

    @property
    def string(self):
        return self._text

    def __str__(self):
        return self._text


class _PrintingDialect(Dialect):
    """The dialect where no server was asked."""

    paramstyle = "named"
    default_schema_name = server_version_info = None

    def __init__(self, session):
        super().__init__(self)
        self._session = session

    def has_table(self, connection, table_name, schema=None, **kw):
        from sqlalchemy.exc import ArgumentError

        raise ArgumentError(
            "The argument passed to Dialect.has_table() should be a <class 'sqlalchemy.engine.base.Connection'>, got "
            f"{type(connection)}. Additionally, the Dialect.has_table() method is for internal dialect use only; please "
            "use ``inspect(some_engine).has_table(<tablename>>)`` for public API use."
        )


def printing_connection(session):
    """The connection of ``--sql``, which prints by the session of the migration."""

    def carry_out(operation):
        _aludel.call(session.run, operation)

    def execute(statement, parameters=None):
        if hasattr(statement, "__clause_element__"):
            statement = statement.__clause_element__()
        if parameters:
            # Alembic drops the values and prints NULL in their place: a script that destroys data.
            sets = parameters if isinstance(parameters, (list, tuple)) else [parameters]
            values = [_aludel.lower(dict(one)) for one in sets]
            _aludel.call(session.execute, _aludel.lower(statement), values)
        else:
            carry_out(_aludel.directive("execute", (statement,)))

    return MockConnection(_PrintingDialect(session), execute, carry_out)


def create_mock_engine(url, executor, **kw):
    """A connection that hands every statement to the executor."""
    from .url import make_url

    return MockConnection(_NamedDialect(make_url(url).get_backend_name()), executor)


class _NamedDialect(Dialect):
    """A dialect of which only the name is known."""

    name = ""

    def __init__(self, name):
        super().__init__()
        self.name = name
