"""The transaction that a session is in: begun, joined, and its savepoints."""

from sqlalchemy.exc import InvalidRequestError


class InTransaction:
    """What a session has to do with its transaction."""

    def connection(self, bind_arguments=None, execution_options=None, **options):
        if self._connection is None:
            if self.bind is None:
                from sqlalchemy.exc import UnboundExecutionError

                raise UnboundExecutionError("Could not locate a bind configured on SQL expression or this Session.")
            given = hasattr(self.bind, "_session")
            self._connection = self.bind if given else self.bind.connect()
            self._owns = not given or not self.bind.in_transaction()
            if given and self.bind.in_nested_transaction():
                self._root = self.bind.begin_nested()
        return self._connection

    def get_bind(self, *args, **options):
        return self.bind

    def bind_mapper(self, mapper, bind):
        self.bind = bind

    bind_table = bind_mapper

    def begin(self, nested=False, subtransactions=False):
        if nested:
            return self.begin_nested()
        if self._connection is not None:
            raise InvalidRequestError("A transaction is already begun on this Session.")
        self.connection()
        return SessionTransaction(self)

    def begin_nested(self):
        self._check()
        self.flush()
        savepoint = SessionTransaction(self, self.connection().begin_nested(), len(self._became))
        self._savepoints.append(savepoint)
        return savepoint

    def in_transaction(self):
        return self._connection is not None

    def in_nested_transaction(self):
        return bool(self._savepoints)

    def get_transaction(self):
        return SessionTransaction(self) if self._connection is not None else None

    def get_nested_transaction(self):
        return self._savepoints[-1] if self._savepoints else None

    @property
    def transaction(self):
        return self.get_nested_transaction() or self.get_transaction()

    is_active = property(lambda self: self._failure is None)

    def _check(self):
        if self._failure is not None:
            from sqlalchemy.exc import PendingRollbackError

            raise PendingRollbackError(
                "This Session's transaction has been rolled back due to a previous exception during flush. To begin a new "
                f"transaction with this Session, first issue Session.rollback(). Original exception was: {self._failure}",
                code="7s2a",
            )

    def commit(self):
        self._check()
        self.flush()
        for savepoint in reversed(list(self._savepoints)):
            savepoint._end(True)
        if self._root is not None:
            self._root.commit()
        elif self._owns:
            self.connection().commit()
        self._leave()
        if self.expire_on_commit:
            self.expire_all()

    prepare = flush_and_prepare = None

    def rollback(self):
        """Rolls back the innermost savepoint; where there is none, the transaction, a joined one too."""
        if self._savepoints:
            self._savepoints[-1].rollback()
            return
        self._roll_back()
        self._undo(0)
        self._leave()

    def _roll_back(self):
        if self._root is not None:
            if self._root.is_active:
                self._root.rollback()
        elif self._connection is not None:
            self._connection.rollback()

    def _undo(self, mark):
        """Forgets what was written since, as the database has."""
        self._failure = None
        for state in self._pending.values():
            state.session = None
        self._pending.clear()
        for kind, state in reversed(self._became[mark:]):
            if kind == "inserted":
                self.identity_map.remove(state)
                state.key = state.session = None
            else:
                state.deleted = False
                self._keep(state)
        del self._became[mark:]
        self._marked.clear()
        self.expire_all()

    def _leave(self):
        """The transaction is over; the next statement finds its own."""
        self._savepoints.clear()
        self._became.clear()
        if self._connection is not None and self._connection is not self.bind:
            self._connection.close()
        self._connection = self._root = None


class SessionTransaction:
    """What ``begin()`` and ``begin_nested()`` return."""

    def __init__(self, session, savepoint=None, mark=0):
        self.session = session
        self.nested = savepoint is not None
        self._savepoint = savepoint
        self._mark = mark

    @property
    def is_active(self):
        return self._savepoint.is_active if self.nested else self.session._connection is not None

    def commit(self):
        if not self.nested:
            self.session.commit()
            return
        self.session._check()
        self.session.flush()
        self._end(True)

    def rollback(self):
        if self.nested:
            self._end(False)
            self.session._undo(self._mark)
        else:
            self.session.rollback()

    def close(self, invalidate=False):
        if self.is_active:
            self.rollback()

    def _end(self, commit):
        savepoints = self.session._savepoints
        if self in savepoints:
            del savepoints[savepoints.index(self) :]
        if self._savepoint.is_active:
            self._savepoint._end(commit)

    def __enter__(self):
        return self if self.nested else self.session

    def __exit__(self, kind, value, traceback):
        if kind is None and self.is_active:
            try:
                self.commit()
            except BaseException:
                self.rollback()
                raise
        elif kind is not None:
            self.rollback()
