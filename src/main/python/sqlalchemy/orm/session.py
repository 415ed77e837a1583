"""``Session`` over one connection, for scripts that execute statements through it."""


class Session:
    """A session; its transaction is the connection's, as SQLAlchemy joins one that is open."""

    def __init__(self, bind=None, **options):
        self.bind = bind
        self.info = {}
        self._connection = None
        self._savepoints = []

    def connection(self, **options):
        if self._connection is None:
            self._connection = self.bind if hasattr(self.bind, "_session") else self.bind.connect()
        return self._connection

    def get_bind(self, *args, **kwargs):
        return self.bind

    def execute(self, statement, params=None, **options):
        return self.connection().execute(statement, params)

    def scalar(self, statement, params=None, **options):
        return self.execute(statement, params).scalar()

    def scalars(self, statement, params=None, **options):
        return self.execute(statement, params).scalars()

    def query(self, *entities):
        from .query import Query

        return Query(entities, self)

    def begin(self, nested=False):
        return self.begin_nested() if nested else _Block(self)

    def begin_nested(self):
        return self.connection().begin_nested()

    def in_transaction(self):
        return self._connection is not None and self._connection.in_transaction()

    def flush(self, objects=None):
        pass

    def commit(self):
        """Commits only what was begun here: a transaction that was open before it belongs to the migration."""
        self.flush()
        if self._owns_transaction():
            self.connection().commit()

    def rollback(self):
        if self._owns_transaction() or self._connection is not None:
            self.connection().rollback()

    def _owns_transaction(self):
        return self._connection is not None and self._connection is not self.bind

    def close(self):
        if self._owns_transaction():
            self._connection.close()
        self._connection = None

    remove = close

    def expire_all(self):
        pass

    expunge_all = expire_all

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class _Block:
    """``with session.begin():``"""

    def __init__(self, session):
        self._session = session

    def __enter__(self):
        return self._session

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self._session.commit()
        else:
            self._session.rollback()


class sessionmaker:
    """Makes sessions with the same options."""

    def __init__(self, bind=None, class_=None, **options):
        self.kw = {"bind": bind, **options}
        self.class_ = class_ or Session

    def __call__(self, **options):
        return self.class_(**{**self.kw, **options})

    def configure(self, **options):
        self.kw.update(options)

    def begin(self):
        return _Block(self())


class scoped_session:
    """One session for all who ask."""

    def __init__(self, session_factory, scopefunc=None):
        self._factory = session_factory
        self._made = None

    def __call__(self, **options):
        if self._made is None:
            self._made = self._factory(**options)
        return self._made

    def remove(self):
        if self._made is not None:
            self._made.close()
        self._made = None

    def __getattr__(self, name):
        return getattr(self(), name)
