"""Engines and connections, over the sessions that Java keeps."""

import sys

import _aludel

from .._lazy import elsewhere
from .interfaces import Dialect
from .result import CursorResult
from .url import URL, make_url


class Engine:
    """Where connections come from. Java opens them, and decides which URL goes before this one."""

    def __init__(self, url, options=None):
        self._given = url
        self._options = options or {}
        self._last = None
        self.echo = bool(self._options.get("echo", False))

    @property
    def url(self):
        return make_url(self._given)

    @property
    def name(self):
        return self.url.get_backend_name().replace("postgres", "postgresql").replace("postgresqlql", "postgresql")

    @property
    def driver(self):
        return self.url.get_driver_name()

    @property
    def dialect(self):
        return self._last.dialect if self._last is not None else _UnconnectedDialect(self)

    @property
    def engine(self):
        return self

    def connect(self):
        given = self._given
        text = given.render_as_string(hide_password=False) if isinstance(given, URL) else given
        session = _aludel.call(_aludel.connected, text)
        connection = Connection(self, session, owned=True)
        self._last = connection
        isolation = self._options.get("isolation_level")
        if isolation is not None:
            connection.execution_options(isolation_level=isolation)
        for listener in self.__dict__.get("_listeners", {}).get("connect", ()):
            listener(connection.connection, None)
        return connection

    def begin(self):
        return _Beginning(self)

    def execute(self, statement, *multiple, **named):
        """What SQLAlchemy 1.x does with an engine's statement: the migration's own connection runs it, where there is one."""
        return _at_hand(self).execute(statement, *multiple, **named)

    def scalar(self, statement, *multiple, **named):
        return self.execute(statement, *multiple, **named).scalar()

    def has_table(self, table_name, schema=None):
        return self.table_inspector().has_table(table_name, schema)

    def table_names(self, schema=None, connection=None):
        return self.table_inspector().get_table_names(schema)

    def table_inspector(self):
        from .reflection import Inspector

        return Inspector(_at_hand(self))

    def raw_connection(self, _connection=None):
        return self.connect().connection

    def execution_options(self, **options):
        engine = Engine(self._given, {**self._options, **options})
        return engine

    def update_execution_options(self, **options):
        self._options.update(options)

    def get_execution_options(self):
        return dict(self._options)

    def dispose(self, close=True):
        return None

    def __repr__(self):
        return f"Engine({self.url!r})"


def _at_hand(engine):
    return engine._last if engine._last is not None and not engine._last.closed else engine.connect()


class _UnconnectedDialect(Dialect):
    def __init__(self, engine):
        super().__init__()
        self._engine = engine

    @property
    def name(self):
        return self._engine.name


class _Beginning:
    """``with engine.begin() as connection:``"""

    def __init__(self, engine):
        self._engine = engine

    def __enter__(self):
        self._connection = self._engine.connect()
        self._transaction = self._connection.begin()
        return self._connection

    def __exit__(self, kind, value, traceback):
        try:
            self._transaction.__exit__(kind, value, traceback)
        finally:
            self._connection.close()


class Connection:
    """A connection; ``op.get_bind()`` returns one."""

    def __init__(self, engine, session, owned=False):
        self.engine = engine
        self._session = session
        self._owned = owned
        self._transaction = None
        self._nested = []
        self._options = {}
        self.closed = False
        self.invalidated = False
        self.info = {}
        self.dialect = Dialect(self)
        if engine._last is None:
            engine._last = self

    @property
    def connection(self):
        from psycopg2._driver import DriverConnection

        return DriverConnection(self)

    def execute(self, statement, *multiple, execution_options=None, **named):
        """Executes a statement; also the strings and the loose values that SQLAlchemy 1.x takes."""
        parameters = _given(multiple, named)
        if isinstance(statement, str):
            return self.exec_driver_sql(statement, parameters)
        run = getattr(statement, "_execute_on_connection", None)
        if run is not None:
            return run(self, parameters)
        if _aludel.trusting:
            _aludel.asking = sys._getframe(1)
        return self._execute(statement, parameters)

    def _execute(self, statement, parameters=None):
        java = getattr(statement, "_java", None)
        if java is None and hasattr(statement, "__clause_element__"):
            statement = statement.__clause_element__()
            java = statement._java
        if java is None or not getattr(statement, "_executable", True):
            from sqlalchemy.exc import ObjectNotExecutableError

            raise ObjectNotExecutableError(f"Not an executable object: {statement!r}")
        sets = _sets(parameters)
        given = getattr(statement, "_given", None)
        if given:
            sets = [{**given, **one} for one in sets or ({},)]
        convert = getattr(statement, "_parameters", None)
        if convert is not None:
            sets = convert(sets)
        try:
            values = [_aludel.lower_values(one) for one in sets]
            if _aludel.trusting:
                rows = self._call(self._session.submit, java, values, _aludel.lines())
            else:
                rows = self._call(self._session.execute, java, values)
        except Exception as error:
            from ._errors import of_statement

            raise of_statement(error, statement, sets) from None
        finish = getattr(statement, "_finished", None)
        return CursorResult(rows) if finish is None else finish(CursorResult(rows), sets)

    def _call(self, function, *args):
        if self.closed:
            from sqlalchemy.exc import ResourceClosedError

            raise ResourceClosedError("This Connection is closed")
        return _aludel.call(function, *args)

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        from psycopg2._driver import positional

        if isinstance(parameters, list):
            if not parameters:
                parameters = None
            elif isinstance(parameters[0], (tuple, list, dict)):
                for one in parameters:
                    result = self.exec_driver_sql(statement, one if isinstance(one, dict) else tuple(one))
                return result
        sql, values = positional(_aludel.lower(statement), () if parameters is None else parameters)
        try:
            return CursorResult(
                self._call(self._session.executeDriverSql, sql, [_aludel.lower_value(value) for value in values])
            )
        except Exception as error:
            if hasattr(error, "statement"):
                error.statement, error.params = statement, parameters or ()
            raise

    def scalar(self, statement, *multiple, execution_options=None, **named):
        result = self.execute(statement, *multiple, **named)
        # a sequence answers with its next value itself
        return result.scalar() if hasattr(result, "scalar") else result

    def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters).scalars()

    def execution_options(self, **options):
        if any(schema != other for schema, other in (options.get("schema_translate_map") or {}).items()):
            raise NotImplementedError("schema_translate_map is not known here; set the search_path, or name the schema")
        self._options.update(options)
        level = options.get("isolation_level")
        if level is not None:
            self._set_isolation(str(level))
        return self

    def set_isolation_level(self, level):
        """What the driver's connection is told: a level by its name, or None for the server's own."""
        if level is None or self.get_isolation_level() == "AUTOCOMMIT":
            _aludel.call(self._session.endAutocommit, True)
            self._options.pop("isolation_level", None)
        if level is not None:
            self.execution_options(isolation_level=level)

    def _set_isolation(self, level):
        if level == "AUTOCOMMIT":
            self._call(self._session.beginAutocommit)
        else:
            self.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL " + level.replace("_", " "))

    def get_execution_options(self):
        return dict(self._options)

    def get_isolation_level(self):
        return self._options.get("isolation_level") or self.default_isolation_level

    @property
    def default_isolation_level(self):
        return "READ COMMITTED"

    def begin(self):
        from ._transactions import MarkerTransaction, RootTransaction

        if self.in_transaction() and self is _migrating():
            return MarkerTransaction(self)
        if self._transaction is not None and self._transaction.is_active:
            from sqlalchemy.exc import InvalidRequestError

            raise InvalidRequestError(
                "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; "
                "can't call begin() here unless rollback() or commit() is called first."
            )
        self._call(self._session.begin)
        self._transaction = RootTransaction(self)
        return self._transaction

    def begin_nested(self):
        from ._transactions import NestedTransaction

        transaction = NestedTransaction(self, self._call(self._session.beginNested))
        self._nested.append(transaction)
        return transaction

    def in_transaction(self):
        return self._session.inTransaction()

    def in_nested_transaction(self):
        return bool(self._nested)

    def get_transaction(self):
        if self._transaction is None and self.in_transaction():
            from ._transactions import RootTransaction

            self._transaction = RootTransaction(self)
        return self._transaction

    def get_nested_transaction(self):
        return self._nested[-1] if self._nested else None

    def commit(self):
        self._call(self._session.commit)
        self._over()

    def rollback(self):
        self._call(self._session.rollback)
        self._over()

    def _over(self):
        if self._transaction is not None:
            self._transaction.is_active = False
        self._transaction = None
        for savepoint in self._nested:
            savepoint.is_active = False
        self._nested.clear()

    def close(self):
        if self.closed or not self._owned:
            return
        _aludel.call(_aludel._bridge.host().close, self._session)
        self.closed = True

    def invalidate(self, exception=None):
        self.close()

    def detach(self):
        return None

    def table_names(self, schema=None):
        return self.engine.table_names(schema)

    def connect(self):
        return self

    def run_callable(self, function, *args, **kwargs):
        return function(self, *args, **kwargs)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def _given(multiple, named):
    """The parameters of one or more executions, in any of the forms of SQLAlchemy 1.x and 2.0."""
    if not multiple:
        return named["parameters"] if list(named) == ["parameters"] else named or None
    if len(multiple) == 1:
        return multiple[0]
    return list(multiple) if isinstance(multiple[0], (dict, tuple, list)) else tuple(multiple)


def _migrating():
    """The connection of the migration, while a revision runs on it."""
    proxy = sys.modules.get("alembic.op")
    operations = None if proxy is None else getattr(proxy, "_proxy", None)
    return None if operations is None else operations.get_bind()


def _sets(parameters):
    """Parameters as a list of dicts, one for each execution."""
    if not parameters:
        return []
    if isinstance(parameters, dict) or hasattr(parameters, "keys"):
        return [dict(parameters)]
    if not isinstance(parameters, (list, tuple)) or not hasattr(parameters[0], "keys"):
        from sqlalchemy.exc import ArgumentError

        raise ArgumentError("List argument must consist only of dictionaries")
    return [dict(one) for one in parameters]


def create_engine(url, **options):
    """An engine for the URL; options of pools and drivers mean nothing here."""
    return Engine(url, options)


def engine_from_config(configuration, prefix="sqlalchemy.", **options):
    """An engine from the settings with the prefix, ``<prefix>url`` above all."""
    if hasattr(type(configuration), "__aludel_placeholder__"):
        return create_engine(configuration, **options)
    settings = {key[len(prefix) :]: configuration[key] for key in configuration if key.startswith(prefix)}
    settings.update(options)
    if "url" not in settings:
        raise KeyError(prefix + "url")
    return create_engine(settings.pop("url"), **settings)


_TRANSACTIONS = ("MarkerTransaction", "NestedTransaction", "RootTransaction", "Transaction")
__getattr__ = elsewhere(__name__, dict.fromkeys(_TRANSACTIONS, "sqlalchemy.engine._transactions"))
