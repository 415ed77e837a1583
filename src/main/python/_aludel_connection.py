"""The database, for env.py whose application would have made the engine and is missing."""

import _aludel


def connected():
    """What the engine of a missing application connects to: the database that was demanded from outside, if any."""
    host = _aludel._bridge.host()
    if host is None or host.overridingUrl() is None:
        return None
    from sqlalchemy.engine.base import Engine

    return EitherConnection(Engine(host.overridingUrl()))


class EitherConnection:
    """A connection of an engine of which nobody knows whether it is to be awaited; opened when it is first used."""

    def __init__(self, engine):
        self._engine = engine
        self._opened = None

    def _connection(self):
        if self._opened is None:
            self._opened = self._engine.connect()
        return self._opened

    def __getattr__(self, name):
        return getattr(self._connection(), name)

    def __enter__(self):
        return self._connection()

    def __exit__(self, *exception):
        self._connection().close()

    def _awaited(self):
        from sqlalchemy.ext.asyncio import AsyncConnection

        return AsyncConnection(self._connection())

    def __await__(self):
        return self._awaited()
        yield

    async def __aenter__(self):
        return self._awaited()

    async def __aexit__(self, *exception):
        self._connection().close()
