"""``Query``: the older form of ``select``, for tables and columns."""


class Query:
    """A query of a session. Mapped classes are not known here."""

    def __init__(self, entities, session=None, _select=None):
        from sqlalchemy import select

        self.session = session
        self._select = select(*entities) if _select is None else _select

    def _with(self, select):
        return Query((), self.session, select)

    def filter(self, *criteria):
        return self._with(self._select.where(*criteria))

    where = filter

    def __getattr__(self, name):
        if name not in _CHAINED:
            raise AttributeError(f"'Query' object has no attribute '{name}'")
        method = getattr(self._select, name)
        return lambda *args, **kwargs: self._with(method(*args, **kwargs))

    def _run(self):
        return self.session.execute(self._select)

    def __iter__(self):
        return iter(self._run())

    def all(self):
        return self._run().all()

    def first(self):
        return self.session.execute(self._select.limit(1)).first()

    def one(self):
        return self._run().one()

    def one_or_none(self):
        return self._run().one_or_none()

    def scalar(self):
        return self._run().scalar()

    def count(self):
        from sqlalchemy import func, select

        return self.session.execute(select(func.count()).select_from(self._select.subquery())).scalar()

    def yield_per(self, count):
        return self


_CHAINED = frozenset(
    ("distinct", "filter_by", "group_by", "having", "join", "limit", "offset", "order_by", "outerjoin", "select_from")
)
