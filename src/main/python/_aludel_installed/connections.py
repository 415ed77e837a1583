"""Connections of the real SQLAlchemy over the sessions that Java keeps."""

import _aludel
import sqlalchemy
from psycopg2._driver import DriverConnection, Link
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.pool import NullPool

from .statements import PRINTED, printable

_URL = "postgresql+psycopg2://"


class _Lent(Link):
    """The session of a migration. SQLAlchemy, which rolls back what it asked a new connection, must not end the
    migration's transaction before a script has it in hand, and never closes it."""

    in_hand = False

    def __init__(self, session):
        super().__init__(session, owned=False)

    def commit(self):
        if self.in_hand:
            super().commit()

    def rollback(self):
        if self.in_hand:
            super().rollback()


_engine = None
_lending = []
_bound = None


def bind(session):
    """The connection of the migration, within its transaction; of ``--sql`` one that prints."""
    global _bound
    if session.offline():
        return _printing(session)
    if _bound is None or _bound.closed or not _link(_bound)._session.same(session):
        _bound = _connected(session)
    return begun(_bound)


def begun(connection):
    """The connection with the transaction, which Java has begun, known to SQLAlchemy: so its sessions join it."""
    if not connection.in_transaction():
        connection.begin()
    return connection


def _link(connection):
    return connection.connection.dbapi_connection._connection


def _connected(session):
    global _engine
    if _engine is None:
        # what is returned to the pool is the migration's: nothing is reset
        _engine = sqlalchemy.create_engine(_URL, creator=_open, poolclass=NullPool, pool_reset_on_return=None)
    link = _Lent(session)
    _lending.append(link)
    connection = _engine.connect()
    link.in_hand = True
    return connection


def _open():
    """The driver's connection: to the migration's session where it is lent, else one of its own."""
    return DriverConnection(_lending.pop() if _lending else Link(_aludel.connected(_URL)))


def _printing(session):
    def execute(statement, parameters=None):
        sets = parameters if isinstance(parameters, (list, tuple)) else [parameters]
        for one in sets:
            _aludel.call(session.run, _aludel.directive("execute", (printable(statement, one),)))

    return MockConnection(PRINTED, execute)
