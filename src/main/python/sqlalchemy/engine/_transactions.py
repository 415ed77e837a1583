"""Transactions and savepoints of a connection."""


class Transaction:
    """What ``begin()`` and ``begin_nested()`` return."""

    is_active = True

    def __init__(self, connection):
        self.connection = connection

    def close(self):
        if self.is_active:
            self.rollback()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if self.is_active:
            if kind is None:
                self.commit()
            else:
                self.rollback()

    @property
    def is_valid(self):
        return self.is_active


class RootTransaction(Transaction):
    """The transaction of a connection."""

    def commit(self):
        self.connection.commit()
        self.is_active = False

    def rollback(self):
        if self.is_active:
            self.connection.rollback()
        self.is_active = False


class MarkerTransaction(Transaction):
    """What ``begin()`` returns inside the migration's own transaction: whoever began that commits it."""

    def commit(self):
        self.is_active = False

    def rollback(self):
        if self.is_active:
            self.connection.rollback()
        self.is_active = False


class NestedTransaction(Transaction):
    """A savepoint."""

    def __init__(self, connection, name):
        super().__init__(connection)
        self._name = name

    def commit(self):
        self._end(True)

    def rollback(self):
        self._end(False)

    def _end(self, commit):
        if not self.is_active:
            return
        self.is_active = False
        nested = self.connection._nested
        if self in nested:
            del nested[nested.index(self) :]
        self.connection._call(self.connection._session.endNested, self._name, commit)
