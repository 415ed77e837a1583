"""A driver's connection and cursor, as far as migrations reach for them."""

import _aludel

from .result import CursorResult


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


class DriverConnection:
    """``connection.connection``"""

    def __init__(self, connection):
        self._connection = connection

    @property
    def dbapi_connection(self):
        return self

    @property
    def driver_connection(self):
        return self

    @property
    def autocommit(self):
        return self.__dict__.get("_autocommit", False)

    @autocommit.setter
    def autocommit(self, wanted):
        if wanted and not self.autocommit:
            self._connection._call(self._connection._session.beginAutocommit)
        elif self.autocommit and not wanted:
            self._connection._call(self._connection._session.endAutocommit, True)
            self._connection.commit()
        self.__dict__["_autocommit"] = bool(wanted)

    def cursor(self, *args, **kwargs):
        return Cursor(self._connection)

    def commit(self):
        self._connection.commit()

    def rollback(self):
        self._connection.rollback()

    def close(self):
        self._connection.close()


class Cursor:
    """A DBAPI cursor."""

    arraysize = 1

    def __init__(self, connection):
        self._connection = connection
        self._result = None

    def execute(self, sql, parameters=None):
        sql = _aludel.lower(sql)
        # psycopg2 leaves % alone only where it gets no parameters at all.
        text, values = (sql, []) if parameters is None else positional(sql, parameters)
        values = [_aludel.lower_value(value) for value in values]
        rows = self._connection._call(self._connection._session.executeDriverSql, text, values)
        self._result = CursorResult(rows)

    def executemany(self, sql, parameters):
        for one in parameters:
            self.execute(sql, one)

    @property
    def description(self):
        if self._result is None or not self._result.returns_rows:
            return None
        return tuple((name, None, None, None, None, None, None) for name in self._result.keys())

    @property
    def rowcount(self):
        return -1 if self._result is None else self._result.rowcount

    def fetchone(self):
        row = self._result.fetchone()
        return None if row is None else tuple(row)

    def fetchmany(self, size=None):
        return [tuple(row) for row in self._result.fetchmany(size or self.arraysize)]

    def fetchall(self):
        return [tuple(row) for row in self._result.fetchall()]

    def __iter__(self):
        return iter(self.fetchall())

    def close(self):
        return None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None
