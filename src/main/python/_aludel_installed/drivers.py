"""Whatever driver a URL names, the one that Aludel brings speaks to the database."""

from threading import RLock

import sqlalchemy.util
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg2 import PGDialect_psycopg2
from sqlalchemy.event import attr
from sqlalchemy.pool import NullPool
from sqlalchemy.util import concurrency

_WAITING = ("", ".psycopg2", ".psycopg", ".pg8000", ".psycopg2cffi", ".pygresql")
_AWAITED = (".asyncpg", ".psycopg_async", ".psycopgasync")


class AwaitedDialect(PGDialect_psycopg2):
    """The dialect of engines that are awaited. Nothing is waited for: each call ends before it is."""

    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url):
        return NullPool


async def _at_once(function, *args, _require_await=False, **options):
    return function(*args, **options)


def install():
    for name in _WAITING:
        registry.register(f"postgresql{name}", PGDialect_psycopg2.__module__, PGDialect_psycopg2.__name__)
    for name in _AWAITED:
        registry.register(f"postgresql{name}", __name__, AwaitedDialect.__name__)
    # SQLAlchemy needs greenlet, which is no Python, only to get from its own code into a driver that is awaited.
    concurrency.greenlet_spawn = sqlalchemy.util.greenlet_spawn = _at_once
    concurrency.AsyncAdaptedLock = attr.AsyncAdaptedLock = RLock
