"""Adaptation of values, and the driver's constants."""

from ._driver import Cursor, DriverConnection, adapters
from ._errors import ProgrammingError

ISOLATION_LEVEL_AUTOCOMMIT, ISOLATION_LEVEL_READ_COMMITTED, ISOLATION_LEVEL_REPEATABLE_READ = 0, 1, 2
ISOLATION_LEVEL_SERIALIZABLE, ISOLATION_LEVEL_READ_UNCOMMITTED, ISOLATION_LEVEL_DEFAULT = 3, 4, None
STATUS_READY, STATUS_BEGIN, STATUS_IN_TRANSACTION, STATUS_PREPARED = 1, 2, 2, 5
TRANSACTION_STATUS_IDLE, TRANSACTION_STATUS_ACTIVE, TRANSACTION_STATUS_INTRANS = 0, 1, 2
TRANSACTION_STATUS_INERROR, TRANSACTION_STATUS_UNKNOWN = 3, 4

connection, cursor = DriverConnection, Cursor


class ISQLQuote:
    """What adapted values are."""


class AsIs(ISQLQuote):
    """Text that goes into the statement as it stands."""

    def __init__(self, adapted):
        self.adapted = adapted

    def getquoted(self):
        return str(self.adapted).encode()

    def __str__(self):
        return self.getquoted().decode()


class QuotedString(AsIs):
    """A string as a literal."""

    def getquoted(self):
        return ("'" + str(self.adapted).replace("'", "''") + "'").encode()


class Binary(AsIs):
    """Bytes as a literal."""

    def getquoted(self):
        return f"'\\x{bytes(self.adapted).hex()}'::bytea".encode()


def adapt(value):
    """The value as something with ``getquoted()``."""
    if hasattr(value, "getquoted"):
        return value
    for kind in type(value).__mro__:
        if kind in adapters:
            return adapters[kind](value)
    if isinstance(value, str):
        return QuotedString(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return Binary(value)
    if isinstance(value, (int, float)) or value is None:
        return AsIs("NULL" if value is None else str(value).lower() if isinstance(value, bool) else value)
    raise ProgrammingError(f"can't adapt type '{type(value).__name__}'")


def register_adapter(kind, adapter):
    """Has values of a class written by what the adapter makes of them."""
    adapters[kind] = adapter


def register_type(made, scope=None):
    """Types are read as psycopg2 does by itself."""


def quote_ident(name, scope=None):
    return '"' + str(name).replace('"', '""') + '"'


def parse_dsn(dsn):
    """The parameters of ``key=value`` text or of a URL."""
    if "://" in dsn:
        from sqlalchemy.engine.url import make_url

        known = make_url(dsn)
        parts = {"user": known.username, "password": known.password, "dbname": known.database, "host": known.host}
        parts["port"] = None if known.port is None else str(known.port)
        return {**{key: value for key, value in parts.items() if value is not None}, **known.query}
    pairs = [part.partition("=") for part in dsn.split()]
    return {key: value.strip("'") for key, _, value in pairs}


def make_dsn(dsn=None, **parameters):
    known = {**(parse_dsn(dsn) if dsn else {}), **{key: value for key, value in parameters.items() if value is not None}}
    return " ".join(f"{'dbname' if key == 'database' else key}={value}" for key, value in known.items())


def url(dsn, parameters):
    """The URL for what ``connect()`` is given."""
    from sqlalchemy.engine.url import URL

    known = {**(parse_dsn(dsn) if dsn else {}), **{key: value for key, value in parameters.items() if value is not None}}
    database = known.pop("dbname", None) or known.pop("database", None)
    kept = {key: known.pop(key, None) for key in ("user", "password", "host", "port")}
    query = {key: str(value) for key, value in known.items()}
    return URL.create(
        "postgresql", kept["user"], kept["password"], kept["host"], kept["port"], database, query
    )
