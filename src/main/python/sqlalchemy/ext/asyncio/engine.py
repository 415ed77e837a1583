"""``AsyncEngine`` and ``AsyncConnection``."""

from sqlalchemy.engine.base import create_engine, engine_from_config


class _Starting:
    """Something to ``await`` or to enter with ``async with``."""

    def __init__(self, start, finish):
        self._start = start
        self._finish = finish

    def __await__(self):
        return self._start()
        yield

    async def __aenter__(self):
        self._started = self._start()
        return self._started

    async def __aexit__(self, *exception):
        self._finish(self._started, *exception)

    start = __aenter__


class AsyncEngine:
    """An engine whose methods are awaited."""

    def __init__(self, sync_engine):
        self.sync_engine = sync_engine

    @property
    def url(self):
        return self.sync_engine.url

    @property
    def name(self):
        return self.sync_engine.name

    @property
    def dialect(self):
        return self.sync_engine.dialect

    def connect(self):
        return _Starting(
            lambda: AsyncConnection(self.sync_engine.connect()), lambda connection, *_: connection.sync_connection.close()
        )

    def begin(self):
        beginning = self.sync_engine.begin()
        return _Starting(
            lambda: AsyncConnection(beginning.__enter__()), lambda _, *exception: beginning.__exit__(*exception)
        )

    def execution_options(self, **options):
        return AsyncEngine(self.sync_engine.execution_options(**options))

    async def dispose(self, close=True):
        self.sync_engine.dispose()


class AsyncConnection:
    """A connection whose methods are awaited."""

    def __init__(self, sync_connection):
        self.sync_connection = sync_connection

    @property
    def dialect(self):
        return self.sync_connection.dialect

    @property
    def engine(self):
        return AsyncEngine(self.sync_connection.engine)

    @property
    def sync_engine(self):
        return self.sync_connection.engine

    @property
    def info(self):
        return self.sync_connection.info

    @property
    def closed(self):
        return self.sync_connection.closed

    async def run_sync(self, fn, *args, **kwargs):
        return fn(self.sync_connection, *args, **kwargs)

    async def execute(self, statement, parameters=None, *, execution_options=None):
        return self.sync_connection.execute(statement, parameters)

    async def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        return self.sync_connection.exec_driver_sql(statement, parameters)

    async def scalar(self, statement, parameters=None, *, execution_options=None):
        return self.sync_connection.scalar(statement, parameters)

    async def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.sync_connection.scalars(statement, parameters)

    async def execution_options(self, **options):
        self.sync_connection.execution_options(**options)
        return self

    async def get_raw_connection(self):
        return self.sync_connection.connection

    def begin(self):
        return self._transaction(self.sync_connection.begin)

    def begin_nested(self):
        return self._transaction(self.sync_connection.begin_nested)

    def _transaction(self, begin):
        return _Starting(
            lambda: AsyncTransaction(begin()),
            lambda transaction, *exception: transaction.sync_transaction.__exit__(*exception),
        )

    def in_transaction(self):
        return self.sync_connection.in_transaction()

    async def commit(self):
        self.sync_connection.commit()

    async def rollback(self):
        self.sync_connection.rollback()

    async def close(self):
        self.sync_connection.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        self.sync_connection.close()


class AsyncTransaction:
    """A transaction whose end is awaited."""

    def __init__(self, sync_transaction):
        self.sync_transaction = sync_transaction

    async def commit(self):
        self.sync_transaction.commit()

    async def rollback(self):
        self.sync_transaction.rollback()


class AsyncSession:
    """A session whose methods are awaited."""

    def __init__(self, bind=None, **options):
        from sqlalchemy.orm import Session

        self.sync_session = Session(bind=getattr(bind, "sync_engine", bind), **options)

    async def execute(self, statement, params=None, **options):
        return self.sync_session.execute(statement, params)

    async def scalar(self, statement, params=None, **options):
        return self.sync_session.scalar(statement, params)

    async def scalars(self, statement, params=None, **options):
        return self.sync_session.scalars(statement, params)

    async def run_sync(self, fn, *args, **kwargs):
        return fn(self.sync_session, *args, **kwargs)

    async def commit(self):
        self.sync_session.commit()

    async def rollback(self):
        self.sync_session.rollback()

    async def close(self):
        self.sync_session.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        self.sync_session.close()


def create_async_engine(url, **options):
    return AsyncEngine(create_engine(url, **options))


def async_engine_from_config(configuration, prefix="sqlalchemy.", **options):
    return AsyncEngine(engine_from_config(configuration, prefix, **options))


def async_sessionmaker(bind=None, **options):
    return lambda **more: AsyncSession(bind, **{**options, **more})
