"""A driver's connection and cursor, as psycopg2 has them."""

import _aludel

from .result import CursorResult

# what writes values of a script's classes into a statement
adapters = {}


def positional(sql, parameters):
    """SQL with psycopg2's ``%s`` and ``%(name)s`` as SQL with ``?``, and the values in order."""
    if "%" not in sql:
        return (sql.replace("?", "??") if parameters else sql), list(parameters)
    text = []
    values = []
    rest = sql
    unnamed = iter(()) if isinstance(parameters, dict) else iter(parameters)
    while True:
        before, sign, rest = rest.partition("%")
        text.append(before.replace("?", "??") if parameters else before)
        if not sign:
            break
        if rest[:1] == "%":
            text.append("%")
            rest = rest[1:]
        elif parameters and rest[:1] == "s":
            values.append(_next(unnamed))
            text.append("?")
            rest = rest[1:]
        elif parameters and rest[:1] == "(":
            name, _, rest = rest[1:].partition(")s")
            values.append(parameters[name])
            text.append("?")
        else:
            text.append("%")
    return "".join(text), values


def _next(values):
    for value in values:
        return value
    raise IndexError("tuple index out of range")


def literal(session, value):
    """A value as psycopg2 writes it into a statement."""
    for kind in type(value).__mro__ if adapters else ():
        if kind in adapters:
            value = adapters[kind](value)
            break
    if hasattr(value, "getquoted"):
        return value.getquoted().decode()
    return str(_aludel.call(session.literal, _aludel.lower_value(value)))


class DriverConnection:
    """``connection.connection``"""

    closed = 0
    encoding = "UTF8"
    status = 2
    cursor_factory = None

    def __init__(self, connection):
        self._connection = connection
        self.notices = []
        self.info = connection.info

    @property
    def dbapi_connection(self):
        return self

    driver_connection = connection = dbapi_connection

    def cursor(self, name=None, cursor_factory=None, scrollable=None, withhold=False):
        """A cursor; one with a name reads its rows at once too."""
        return (cursor_factory or self.cursor_factory or Cursor)(self._connection, name)

    @property
    def server_version(self):
        return int(self._connection.exec_driver_sql("SHOW server_version_num").scalar())

    def get_transaction_status(self):
        return 2 if self._connection.in_transaction() else 0

    @property
    def autocommit(self):
        return self._connection.get_isolation_level() == "AUTOCOMMIT"

    @autocommit.setter
    def autocommit(self, value):
        if bool(value) != self.autocommit:
            self.set_isolation_level(0 if value else None)

    def set_isolation_level(self, level):
        names = {0: "AUTOCOMMIT", 1: "READ COMMITTED", 2: "REPEATABLE READ", 3: "SERIALIZABLE", 4: "READ UNCOMMITTED"}
        if level is None or self.autocommit:
            _aludel.call(self._connection._session.endAutocommit, True)
            self._connection._options.pop("isolation_level", None)
        if level is not None:
            self._connection.execution_options(isolation_level=names.get(level, level))

    def set_session(self, isolation_level=None, readonly=None, deferrable=None, autocommit=None):
        if autocommit is not None:
            self.autocommit = autocommit
        if isolation_level is not None:
            self.set_isolation_level(isolation_level)
        if readonly is not None:
            self._connection.exec_driver_sql(f"SET TRANSACTION READ {'ONLY' if readonly else 'WRITE'}")

    def commit(self):
        self._connection.commit()

    def rollback(self):
        self._connection.rollback()

    def close(self):
        self._connection.close()

    def detach(self):
        return None

    def invalidate(self, exception=None, soft=False):
        self._connection.invalidate(exception)

    @property
    def is_valid(self):
        return not self._connection.closed

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.rollback() if kind is not None else self.commit()


class Cursor:
    """A DBAPI cursor."""

    arraysize = 1
    itersize = 2000
    scrollable = None
    withhold = False

    def __init__(self, connection, name=None):
        self._connection = connection
        self._result = None
        self._rowcount = -1
        self.name = name
        self.query = None
        self.closed = False

    @property
    def connection(self):
        return self._connection.connection

    def _plain(self, sql):
        """A statement as text; it may be bytes, or composed of parts."""
        if hasattr(sql, "as_string"):
            return sql.as_string(self)
        return bytes(sql).decode() if isinstance(sql, (bytes, bytearray)) else sql

    def _filled(self, sql, parameters):
        # psycopg2 leaves % alone only where it gets no parameters at all.
        text = self._plain(sql)
        if parameters is None:
            return text
        text, values = positional(text, parameters)
        if not values:
            return text.replace("??", "?") if parameters else text
        session = self._connection._session
        parts = text.replace("??", "\0").split("?")
        filled = [parts[0]]
        for value, part in zip(values, parts[1:]):
            filled += [literal(session, value), part]
        return "".join(filled).replace("\0", "?")

    def mogrify(self, sql, parameters=None):
        """The statement with its values in place."""
        return self._filled(sql, parameters).encode()

    def execute(self, sql, parameters=None):
        self._open()
        text = self._filled(sql, parameters)
        self.query = text.encode()
        self._result = CursorResult(self._driven(self._connection._session.executeDriverSql, text, []))
        self._rowcount = self._result.rowcount

    def _driven(self, function, *args):
        """Calls Java; what the database refuses is the driver's exception here."""
        from sqlalchemy.exc import DBAPIError

        try:
            return self._connection._call(function, *args)
        except DBAPIError as error:
            failure = error.orig
            failure._aludel_cause = getattr(error, "_aludel_cause", None)
            raise failure from None

    def _open(self):
        if self.closed:
            from psycopg2 import InterfaceError

            raise InterfaceError("cursor already closed")

    def executemany(self, sql, parameters):
        total = 0
        for one in parameters:
            self.execute(sql, one)
            total += max(0, self._rowcount)
        self._result = None
        self._rowcount = total

    def callproc(self, name, parameters=()):
        marks = ",".join(["%s"] * len(parameters))
        self.execute(f"SELECT * FROM {name}({marks})", tuple(parameters))

    def copy_expert(self, sql, file, size=8192):
        """COPY between the database and a file, which gives or takes text or bytes."""
        self._open()
        text = self._plain(sql)
        session = self._connection._session
        if "FROM STDIN" in " ".join(text.upper().split()):
            data = file.read()
            data = data.encode() if isinstance(data, str) else bytes(data)
            self._rowcount = int(self._driven(session.copyIn, text, data.decode("latin-1")))
            return
        data, self._rowcount = self._driven(session.copyOut, text)
        data = str(data).encode("latin-1")
        from io import TextIOBase

        file.write(data.decode() if isinstance(file, TextIOBase) else data)

    def copy_from(self, file, table, sep="\t", null="\\N", size=8192, columns=None):
        self.copy_expert(f"COPY {_quoted(table)}{_columns(columns)} FROM STDIN{self._format(sep, null)}", file, size)

    def copy_to(self, file, table, sep="\t", null="\\N", columns=None):
        self.copy_expert(f"COPY {_quoted(table)}{_columns(columns)} TO STDOUT{self._format(sep, null)}", file)

    def _format(self, sep, null):
        session = self._connection._session
        return f" WITH DELIMITER AS {literal(session, sep)} NULL AS {literal(session, null)}"

    @property
    def description(self):
        if self._result is None or not self._result.returns_rows:
            return None
        return tuple((name, None, None, None, None, None, None) for name in self._result.keys())

    @property
    def rowcount(self):
        return self._rowcount

    lastrowid = 0

    def _rows(self):
        if self._result is None or not self._result.returns_rows:
            from psycopg2 import ProgrammingError

            raise ProgrammingError("no results to fetch")
        return self._result

    def _made(self, row):
        return tuple(row)

    def fetchone(self):
        row = self._rows().fetchone()
        return None if row is None else self._made(row)

    def fetchmany(self, size=None):
        return [self._made(row) for row in self._rows().fetchmany(size or self.arraysize)]

    def fetchall(self):
        return [self._made(row) for row in self._rows().fetchall()]

    def __iter__(self):
        return (self._made(row) for row in self._rows())

    def __next__(self):
        row = self.fetchone()
        if row is None:
            raise StopIteration
        return row

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def _quoted(name):
    return '"' + name.replace('"', '""') + '"'


def _columns(names):
    return "" if not names else " (" + ",".join(map(_quoted, names)) + ")"
