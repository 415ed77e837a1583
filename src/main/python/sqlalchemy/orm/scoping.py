"""Sessions that are shared by all who ask."""

from .mapper import entity_of


class scoped_session:
    """One session for all who ask."""

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self._session = None

    def __call__(self, **options):
        if self._session is None:
            self._session = self.session_factory(**options)
        return self._session

    def configure(self, **options):
        self.session_factory.configure(**options)

    def remove(self):
        if self._session is not None:
            self._session.close()
        self._session = None

    def query_property(self, query_cls=None):
        return _QueryOfClass(self)

    def __contains__(self, instance):
        return instance in self()

    def __iter__(self):
        return iter(self())

    def __getattr__(self, name):
        return getattr(self(), name)


class _QueryOfClass:
    """``Model.query``"""

    def __init__(self, scoped):
        self._scoped = scoped

    def __get__(self, instance, owner):
        return self._scoped().query(owner) if entity_of(owner) is not None else None
