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

_TYPES = (
    "BINARY",
    "DATETIME",
    "Date",
    "DateFromTicks",
    "NUMBER",
    "ROWID",
    "STRING",
    "Time",
    "TimeFromTicks",
    "Timestamp",
    "TimestampFromTicks",
)


def connect(dsn=None, connection_factory=None, cursor_factory=None, **parameters):
    """A connection of its own, to the database that Aludel is told to work on, or else to the one that is named."""
    import _aludel

    from ._driver import DriverConnection, Link
    from ._failures import driven
    from .extensions import url

    session = driven(_aludel.connected, url(dsn, parameters).render_as_string(hide_password=False))
    made = (connection_factory or DriverConnection)(Link(session))
    made.cursor_factory = cursor_factory
    return made


def __getattr__(name):
    if name in ("errorcodes", "errors", "extensions", "extras", "sql"):
        import sys

        __import__(f"psycopg2.{name}")
        return sys.modules[f"psycopg2.{name}"]
    if name == "Binary":
        from .extensions import Binary

        return Binary
    if name in _TYPES:
        # not "from . import", which would ask here again
        from ._types import of_name

        return of_name(name)
    raise AttributeError(f"module 'psycopg2' has no attribute {name!r}")
