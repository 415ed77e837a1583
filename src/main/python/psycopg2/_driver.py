"""A driver's connection and cursor, as psycopg2 has them: PEP 249 over the sessions that Java keeps."""

import _aludel
from _aludel_cells import converter

from ._errors import InterfaceError, NotSupportedError, ProgrammingError
from ._failures import driven

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
    if isinstance(value, str):
        # a name of SQLAlchemy's is a text here
        value = str.__str__(value)
    return str(_aludel.call(session.literal, _aludel.lower_value(value)))


class Link:
    """What a connection of the driver works on: a session, and whether it ends with it."""

    def __init__(self, session, owned=True):
        self._session = session
        self._owned = owned
        self._level = None
        self.closed = False
        self.info = {}

    def in_transaction(self):
        return self._session.inTransaction()

    def get_isolation_level(self):
        return self._level or "READ COMMITTED"

    def set_isolation_level(self, level):
        """A level by its name; None for the server's own."""
        if self._level == "AUTOCOMMIT":
            driven(self._session.endAutocommit, True)
        self._level = level
        if level == "AUTOCOMMIT":
            driven(self._session.beginAutocommit)
        elif level is not None:
            driven(self._session.executeDriverSql, f"SET TRANSACTION ISOLATION LEVEL {level}", [])

    def commit(self):
        driven(self._session.commit)

    def rollback(self):
        driven(self._session.rollback)

    def close(self):
        if self._owned and not self.closed:
            driven(_aludel.host().close, self._session)
            self.closed = True


class DriverConnection:
    """A connection, over a link or over a connection of the ``sqlalchemy`` that Aludel brings."""

    encoding = "UTF8"
    status = 2
    cursor_factory = None

    def __init__(self, link):
        self._connection = link
        self.notices = []
        self.info = link.info

    @property
    def closed(self):
        return int(self._connection.closed)

    @property
    def dbapi_connection(self):
        return self

    driver_connection = connection = dbapi_connection

    def cursor(self, name=None, cursor_factory=None, scrollable=None, withhold=False):
        """A cursor; one with a name reads its rows at once too."""
        self._open()
        return (cursor_factory or self.cursor_factory or Cursor)(self, name)

    def _open(self):
        if self._connection.closed:
            raise InterfaceError("connection already closed")

    @property
    def server_version(self):
        with self.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            return int(cursor.fetchone()[0])

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
        self._connection.set_isolation_level(names.get(level, level))

    def set_session(self, isolation_level=None, readonly=None, deferrable=None, autocommit=None):
        if autocommit is not None:
            self.autocommit = autocommit
        if isolation_level is not None:
            self.set_isolation_level(isolation_level)
        if readonly is not None:
            self.cursor().execute(f"SET TRANSACTION READ {'ONLY' if readonly else 'WRITE'}")

    def commit(self):
        self._open()
        self._connection.commit()

    def rollback(self):
        self._open()
        self._connection.rollback()

    def close(self):
        self._connection.close()

    def detach(self):
        return None

    def invalidate(self, exception=None, soft=False):
        self._connection.close()

    @property
    def is_valid(self):
        return not self._connection.closed

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.rollback() if kind is not None else self.commit()


class Column(tuple):
    """What ``description`` tells of a column: name and type code; sizes are left out."""

    __slots__ = ()
    name = property(lambda self: self[0])
    type_code = property(lambda self: self[1])


class Cursor:
    """A cursor. Rows are read whole, as psycopg2 does."""

    arraysize = 1
    itersize = 2000
    scrollable = None
    withhold = False
    lastrowid = 0
    _names = _rows = None

    def __init__(self, connection, name=None):
        self.connection = connection
        self._link = connection._connection
        self._next = 0
        self.rowcount = -1
        self.name = name
        self.query = None
        self.closed = False

    @property
    def _session(self):
        return self._link._session

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
        parts = text.replace("??", "\0").split("?")
        filled = [parts[0]]
        for value, part in zip(values, parts[1:]):
            filled += [literal(self._session, value), part]
        return "".join(filled).replace("\0", "?")

    def mogrify(self, sql, parameters=None):
        """The statement with its values in place."""
        return self._filled(sql, parameters).encode()

    def execute(self, sql, parameters=None):
        self._open()
        text = self._filled(sql, parameters)
        self.query = text.encode()
        self._forget()
        rows = driven(self._session.executeDriverSql, text, [])
        self.rowcount = rows.rowCount()
        if rows.returnsRows():
            self._names = [str(name) for name in rows.columns()]
            self._codes = list(rows.typeCodes())
            self._converters = [converter(str(name)) for name in rows.kinds()]
            self._rows = rows

    def _forget(self):
        self._names = self._rows = None
        self._next = 0

    def _open(self):
        if self.closed:
            raise InterfaceError("cursor already closed")
        self.connection._open()

    def executemany(self, sql, parameters):
        total = 0
        for one in parameters:
            self.execute(sql, one)
            total += max(0, self.rowcount)
        self._forget()
        self.rowcount = total

    def callproc(self, name, parameters=()):
        marks = ",".join(["%s"] * len(parameters))
        self.execute(f"SELECT * FROM {name}({marks})", tuple(parameters))
        return list(parameters)

    def copy_expert(self, sql, file, size=8192):
        """COPY between the database and a file, which gives or takes text or bytes."""
        self._open()
        text = self._plain(sql)
        session = self._session
        if "FROM STDIN" in " ".join(text.upper().split()):
            data = file.read()
            data = data.encode() if isinstance(data, str) else bytes(data)
            self.rowcount = int(driven(session.copyIn, text, data.decode("latin-1")))
            return
        data, self.rowcount = driven(session.copyOut, text)
        data = str(data).encode("latin-1")
        from io import TextIOBase

        file.write(data.decode() if isinstance(file, TextIOBase) else data)

    def copy_from(self, file, table, sep="\t", null="\\N", size=8192, columns=None):
        self.copy_expert(f"COPY {_quoted(table)}{_columns(columns)} FROM STDIN{self._format(sep, null)}", file, size)

    def copy_to(self, file, table, sep="\t", null="\\N", columns=None):
        self.copy_expert(f"COPY {_quoted(table)}{_columns(columns)} TO STDOUT{self._format(sep, null)}", file)

    def _format(self, sep, null):
        session = self._session
        return f" WITH DELIMITER AS {literal(session, sep)} NULL AS {literal(session, null)}"

    def nextset(self):
        raise NotSupportedError("not supported by PostgreSQL")

    def setinputsizes(self, sizes):
        """Sizes mean nothing here."""

    def setoutputsize(self, size, column=None):
        """Sizes mean nothing here."""

    @property
    def description(self):
        if self._names is None:
            return None
        return tuple(Column((name, code, *[None] * 5)) for name, code in zip(self._names, self._codes))

    @property
    def rownumber(self):
        return self._next

    def _left(self):
        """How many rows there are still to fetch."""
        self._open()
        if self._rows is None:
            raise ProgrammingError("no results to fetch")
        return self._rows.size() - self._next

    def _take(self):
        cells = self._rows.row(self._next)
        self._next += 1
        # Java's null is None to "is", and yet another object
        return self._made(
            tuple(
                None if cell is None else cell if convert is None else convert(cell)
                for cell, convert in zip(cells, self._converters)
            )
        )

    def _made(self, row):
        return row

    def fetchone(self):
        return self._take() if self._left() else None

    def fetchmany(self, size=None):
        return [self._take() for _ in range(min(self._left(), self.arraysize if size is None else size))]

    def fetchall(self):
        return [self._take() for _ in range(self._left())]

    def scroll(self, value, mode="relative"):
        """Moves to another row."""
        if mode not in ("relative", "absolute"):
            raise ProgrammingError("scroll mode must be 'relative' or 'absolute'")
        position = value + (self._next if mode == "relative" else 0)
        if not 0 <= position < self._left() + self._next:
            raise ProgrammingError("scroll destination out of bounds")
        self._next = position

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left():
            raise StopIteration
        return self._take()

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
