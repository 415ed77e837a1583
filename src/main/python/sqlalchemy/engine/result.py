"""Results: rows read whole, handed out one after the other."""

from _aludel_cells import converter
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

    def __init__(self, java, processors=None, columns=None, context=None):
        names = columns or [str(name) for name in java.columns()]
        if processors and len(processors) == len(names):
            names = [text or name for name, (_, text) in zip(names, processors)]
        super().__init__(names, _fetched(java, names, processors), java.rowCount(), java.returnsRows())
        self.context = context

    _key = None

    def _taken(self):
        """The one row that was asked back for its key; nobody else shall see it."""
        row = self._rows[0] if self._rows else None
        self._rows = []
        return row

    @property
    def inserted_primary_key(self):
        if self._key is None:
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


def _fetched(java, names, processors):
    size = java.size()
    if not size:
        return []
    kind = row_class(names)
    converters = [converter(str(name)) for name in java.kinds()]
    if processors and len(processors) == len(converters):
        converters = [_chained(first, then) for first, (then, _) in zip(converters, processors)]
    row = java.row
    if not any(converters):
        return [kind([None if cell is None else cell for cell in row(index)]) for index in range(size)]
    return [kind(_converted(row(index), converters)) for index in range(size)]


def _converted(cells, converters):
    # Java's null is None to "is", and yet another object
    return [
        (None if cell is None else cell)
        if convert is None or (cell is None and not hasattr(convert, "takes_null"))
        else convert(None if cell is None else cell)
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
