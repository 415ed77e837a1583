"""psycopg2 for revisions: its cursors and their helpers, over the connection that Aludel works on."""

from ._errors import (
    DatabaseError,
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    Warning,
)

__version__ = "2.9.10 (dt dec pq3 ext lo64)"
apilevel, threadsafety, paramstyle = "2.0", 2, "pyformat"

__all__ = [
    "DataError",
    "DatabaseError",
    "Error",
    "IntegrityError",
    "InterfaceError",
    "InternalError",
    "NotSupportedError",
    "OperationalError",
    "ProgrammingError",
    "Warning",
    "connect",
]


def connect(dsn=None, connection_factory=None, cursor_factory=None, **parameters):
    """A connection of its own, to the database that Aludel is told to work on, or else to the one that is named."""
    from sqlalchemy.engine.base import Engine

    from .extensions import url

    made = Engine(url(dsn, parameters)).connect().connection
    made.cursor_factory = cursor_factory
    return made


def __getattr__(name):
    if name in ("errorcodes", "errors", "extensions", "extras", "sql"):
        import sys

        __import__(f"psycopg2.{name}")
        return sys.modules[f"psycopg2.{name}"]
    if name in ("Binary", "Date", "Time", "Timestamp"):
        from . import extensions

        return getattr(extensions, name)
    raise AttributeError(f"module 'psycopg2' has no attribute {name!r}")
