"""Rows: tuples whose items have names."""

from _collections import _tuplegetter


class Row(tuple):
    """One row of a result. Each result makes a subclass that knows its columns."""

    __slots__ = ()
    _fields = ()
    _positions = {}

    def __getattr__(self, name):
        position = self._positions.get(name)
        if position is None:
            raise AttributeError(f"Could not locate column in row for column '{name}'")
        return tuple.__getitem__(self, position)

    def __getitem__(self, key):
        # by name is how SQLAlchemy 1.x does it
        if type(key) is int or isinstance(key, (int, slice)):
            return tuple.__getitem__(self, key)
        if isinstance(key, str) or hasattr(key, "_java"):
            return RowMapping(self)[key]
        return tuple.__getitem__(self, key)

    # what rows of 1.x are asked as mappings

    def keys(self):
        return ResultKeys(self._fields)

    def values(self):
        return list(self)

    def items(self):
        return list(zip(self._fields, self))

    def has_key(self, key):
        return _name(key) in self._positions

    @property
    def _mapping(self):
        return RowMapping(self)

    @property
    def _t(self):
        return self

    @property
    def t(self):
        return self

    def _tuple(self):
        return self

    def tuple(self):
        return self

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __reduce__(self):
        return (tuple, (tuple(self),))


_METHODS = frozenset(("count", "has_key", "index", "items", "keys", "values"))


_classes = {}


def row_class(columns):
    """The class of a result's rows; of two columns with one name the last is found by it."""
    columns = tuple(columns)
    known = _classes.get(columns)
    if known is None:
        known = _classes[columns] = _row_class(columns)
    return known


def _row_class(columns):
    positions = {name: position for position, name in enumerate(columns)}
    names = {"__slots__": (), "_fields": columns, "_positions": positions}
    for name, position in positions.items():
        # a column goes before a method
        if name in _METHODS or isinstance(name, str) and not hasattr(Row, name):
            names[name] = _tuplegetter(position, "")
    return type("Row", (Row,), names)


class RowMapping:
    """A row as a mapping from names to values, in the order of the columns."""

    __slots__ = ("_row",)

    def __init__(self, row):
        self._row = row

    def __getitem__(self, key):
        position = self._row._positions.get(_name(key))
        if position is None:
            from sqlalchemy.exc import NoSuchColumnError

            raise NoSuchColumnError(f"Could not locate column in row for column '{_name(key)}'")
        return tuple.__getitem__(self._row, position)

    def get(self, key, default=None):
        position = self._row._positions.get(_name(key))
        return default if position is None else tuple.__getitem__(self._row, position)

    def __contains__(self, key):
        return _name(key) in self._row._positions

    def __iter__(self):
        return iter(self._row._positions)

    def __len__(self):
        return len(self._row._positions)

    def keys(self):
        return ResultKeys(self._row._fields)

    def values(self):
        return list(self._row)

    def items(self):
        return [(name, self[name]) for name in self]

    def __eq__(self, other):
        if isinstance(other, RowMapping):
            other = dict(other.items())
        return dict(self.items()) == other

    __hash__ = None

    def __repr__(self):
        return repr(dict(self.items()))


def _name(key):
    """A column object stands for its name."""
    return key if isinstance(key, str) else getattr(key, "key", None) or getattr(key, "name", key)


class ResultKeys(tuple):
    """``result.keys()``"""

    __slots__ = ()

    def __repr__(self):
        return f"RMKeyView({list(self)!r})"
