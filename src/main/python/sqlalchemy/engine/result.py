"""Results: rows read whole, handed out one after the other."""

import _aludel
from _aludel_cells import converter

from ._cells import processors_of
from .row import Row, ResultKeys, row_class

_MISSING = object()


class _Fetching:
    """What rows, scalars and mappings share: they differ in ``_shape``."""

    _source = None
    _distinct = None
    _chunk = None

    def _next(self):
        while True:
            row = self._source._take()
            if row is _MISSING:
                return row
            value = self._shape(row)
            if self._distinct is None or self._distinct(value):
                return value

    def _shape(self, row):
        return row

    def __iter__(self):
        while True:
            value = self._next()
            if value is _MISSING:
                return
            yield value

    def __next__(self):
        value = self._next()
        if value is _MISSING:
            raise StopIteration
        return value

    def all(self):
        return list(self)

    def fetchall(self):
        return list(self)

    def fetchone(self):
        value = self._next()
        return None if value is _MISSING else value

    def fetchmany(self, size=None):
        values = []
        for value in self:
            values.append(value)
            if len(values) == (size or self._chunk or 1):
                break
        return values

    def partitions(self, size=None):
        while True:
            values = self.fetchmany(size or self._chunk)
            if not values:
                return
            yield values

    def first(self):
        value = self._next()
        self._source.close()
        return None if value is _MISSING else value

    def one(self):
        return self._only(True)

    def one_or_none(self):
        return self._only(False)

    def _only(self, required):
        value = self._next()
        if value is _MISSING:
            if not required:
                return None
            from sqlalchemy.exc import NoResultFound

            raise NoResultFound("No row was found when one was required")
        if self._next() is not _MISSING:
            from sqlalchemy.exc import MultipleResultsFound

            kind = "exactly one was required" if required else "one or none was required"
            raise MultipleResultsFound(f"Multiple rows were found when {kind}")
        self._source.close()
        return value

    def unique(self, strategy=None):
        seen = []

        def distinct(value):
            key = strategy(value) if strategy else value
            if key in seen:
                return False
            seen.append(key)
            return True

        self._distinct = distinct
        return self

    def yield_per(self, size):
        self._chunk = size
        return self

    def close(self):
        self._source.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class Result(_Fetching):
    """Rows; of a cursor, of an ORM query, or made by hand."""

    _position = 0
    closed = False

    def __init__(self, columns, rows, rowcount=-1, returns_rows=True):
        self._source = self
        self._columns = list(columns)
        self._rows = rows
        self.rowcount = rowcount
        self.returns_rows = returns_rows

    def _take(self):
        if not self.returns_rows or self.closed:
            from sqlalchemy.exc import ResourceClosedError

            raise ResourceClosedError(
                "This result object is closed."
                if self.returns_rows
                else "This result object does not return rows. It has been closed automatically."
            )
        position = self._position
        if position >= len(self._rows):
            return _MISSING
        self._position = position + 1
        return self._rows[position]

    def fetchall(self):
        if self._distinct is not None or self.closed or not self.returns_rows:
            return list(self)
        position, self._position = self._position, len(self._rows)
        return self._rows[position:]

    all = fetchall

    def keys(self):
        return ResultKeys(self._columns)

    def close(self):
        self.closed = True

    def scalars(self, index=0):
        return ScalarResult(self, self._index(index))

    def mappings(self):
        return MappingResult(self)

    def tuples(self):
        return self

    @property
    def t(self):
        return self

    def columns(self, *names):
        positions = [self._index(name) for name in names]
        kind = row_class([self._columns[position] for position in positions])
        rows = [kind([row[position] for position in positions]) for row in iter(self)]
        return Result(kind._fields, rows, self.rowcount)

    def scalar(self):
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self):
        return self.one()[0]

    def scalar_one_or_none(self):
        row = self.one_or_none()
        return None if row is None else row[0]

    def freeze(self):
        rows = self.all()
        return lambda: Result(self._columns, rows, self.rowcount)

    def merge(self, *others):
        rows = self.all()
        for other in others:
            rows.extend(other.all())
        return Result(self._columns, rows, self.rowcount)

    def _index(self, key):
        if isinstance(key, int):
            return key
        name = key if isinstance(key, str) else getattr(key, "name", key)
        if name not in self._columns:
            from sqlalchemy.exc import NoSuchColumnError

            raise NoSuchColumnError(f"Could not locate column in row for column '{name}'")
        return len(self._columns) - 1 - self._columns[::-1].index(name)

    @property
    def _attributes(self):
        return {}


class CursorResult(Result):
    """What a statement returned."""

    lastrowid = None
    is_insert = False
    context = None

    def __init__(self, java, finish=None):
        """``finish`` is called with the result once its rows are there, and hands it on."""
        self._source = self
        self._java_rows = java
        self._finish = finish

    def __getattr__(self, name):
        # nobody waits for a result that nobody looks at
        if name in _LOADED and name not in self.__dict__:
            self._load()
            return self.__dict__[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def _load(self):
        java = self._java_rows
        self.rowcount, self.returns_rows, size, columns, kinds, conversions = _aludel.call(java.shape)
        names = list(columns)
        processors = None
        if conversions is not None and len(conversions) == len(names):
            processors = processors_of(conversions)
            names = [text or name for name, (_, text) in zip(names, processors)]
        self._columns = names
        self._rows = _fetched(java, size, names, kinds, processors) if size else []
        if self._finish is not None:
            self._finish(self)

    _key = None

    def _taken(self):
        """The one row that was asked back for its key; nobody else shall see it."""
        row = self._rows[0] if self._rows else None
        self._rows = []
        return row

    @property
    def inserted_primary_key(self):
        if self._rows is None or self._key is None:
            from sqlalchemy.exc import InvalidRequestError

            raise InvalidRequestError(
                "Statement is not an insert() expression construct."
                if not self.is_insert
                else "Can't call inserted_primary_key when returning() is used."
            )
        values, names = self._key
        return row_class(names)(values)

    def supports_sane_rowcount(self):
        return True

    def supports_sane_multi_rowcount(self):
        return False


ChunkedIteratorResult = CursorResult


# What a result has once it is loaded.
_LOADED = ("_columns", "_rows", "returns_rows", "rowcount")


def _fetched(java, size, names, kinds, processors):
    kind = row_class(names)
    width = len(names)
    # Java's null is None to "is", and yet another object; a list is gone through faster than Java's array
    cells = [None if cell is None else cell for cell in list(java.cells())]
    if not width:
        return [kind() for _ in range(size)]
    rows = [cells[start : start + width] for start in range(0, size * width, width)]
    converters = [None] * width if kinds is None else [converter(name) for name in kinds]
    if processors is not None:
        converters = [_chained(first, then) for first, (then, _) in zip(converters, processors)]
    return [kind(_converted(row, converters)) for row in rows] if any(converters) else [kind(row) for row in rows]


def _converted(cells, converters):
    return [
        cell if convert is None or (cell is None and not hasattr(convert, "takes_null")) else convert(cell)
        for cell, convert in zip(cells, converters)
    ]


def _chained(first, then):
    if first is None or then is None:
        return first or then

    def convert(cell):
        return then(cell if cell is None else first(cell))

    if hasattr(then, "takes_null"):
        convert.takes_null = True
    return convert


class ScalarResult(_Fetching):
    """One value of each row."""

    def __init__(self, source, index):
        self._source = source
        self._position_in_row = index
        self._distinct = None

    def _shape(self, row):
        return row[self._position_in_row]


class MappingResult(_Fetching):
    """Each row as a mapping."""

    def __init__(self, source):
        self._source = source

    def _shape(self, row):
        return row._mapping

    def keys(self):
        return self._source.keys()


__all__ = ["CursorResult", "MappingResult", "Result", "Row", "ScalarResult"]
