"""INSERT, UPDATE and DELETE."""

import _aludel

from .elements import for_database
from .selectable import ClauseElement, ColumnCollection, Executable, FromClause, HasCTE, TableClause, _spread, of_from, of_query


def _pairs(values):
    """A dict whose keys may be columns, as Java takes it."""
    if isinstance(values, ColumnCollection):
        values = dict(values.items())
    if isinstance(values, dict) and not all(isinstance(key, str) for key in values):
        return [[key, value] for key, value in values.items()]
    return values


def converted(table, values):
    """Values by column, each as its column's type puts it into the database."""
    if isinstance(table, TableClause) and table._takes_values_as_they_are():
        return dict(values.items()) if isinstance(values, ColumnCollection) else values
    if isinstance(values, ColumnCollection):
        values = dict(values.items())
    if isinstance(values, dict):
        return {key: for_database(_script(table, key), value) for key, value in values.items()}
    if isinstance(values, (list, tuple)) and values and isinstance(values[0], (dict, list)):
        return [converted(table, row) for row in values]
    if isinstance(values, (list, tuple)) and isinstance(table, FromClause):
        columns = table.c.values()
        if len(columns) == len(values):
            return [for_database(column.__dict__.get("_script"), value) for column, value in zip(columns, values)]
    return values


def _script(table, key):
    column = key if not isinstance(key, str) else table.c.get(key) if isinstance(table, FromClause) else None
    return None if column is None else column.__dict__.get("_script")


def _generative(name, owner):
    def method(self, *args, **kwargs):
        if name == "values":
            args = [converted(self.table, self._by_column(value)) for value in args]
            kwargs = converted(self.table, self._by_column(kwargs))
        args = [_pairs(value) for value in args]
        changed = of_query(_aludel.construct(f"{owner}.{name}", (self, *args), kwargs), type(self))
        changed.__dict__.update({**self.__dict__, "_java": changed._java})
        if name == "values" and owner == "Insert":
            changed._known = _by_key(self._known, *args, kwargs)
        return changed

    return method


def _by_key(*values):
    """The plain values among those given, by the column's key."""
    known = {}
    for given in values:
        if isinstance(given, dict):
            known.update(given)
        elif isinstance(given, list):
            known.update((pair[0].key, pair[1]) for pair in given if isinstance(pair, list) and len(pair) == 2)
    return known


def _alike(statement, sets):
    """Several sets of values: the first one tells the names."""
    if len(sets) < 2:
        return sets
    names = sets[0].keys()
    for one in sets:
        for name in names:
            if name not in one:
                from sqlalchemy.engine._errors import missing

                raise missing(statement, sets, name)
    return [one if len(one) == len(names) else {name: one[name] for name in names} for one in sets]


class UpdateBase(HasCTE, Executable, ClauseElement):
    """What changes rows; those of a mapped class are its table's."""

    _entity = None

    def _of(self, table):
        if hasattr(table, "__mapper__"):
            self._entity, table = table, table.__mapper__.table
        self.table = table
        return table

    def _by_column(self, values):
        """Values by attribute of a mapped class as values by column."""
        if self._entity is None:
            return values
        if isinstance(values, (list, tuple)):
            return [self._by_column(one) for one in values]
        if not isinstance(values, dict):
            return values
        props = self._entity.__mapper__.props
        return {
            getattr(props.get(key), "column", None) or _plain(key): _plain(value) for key, value in values.items()
        }

    def returning(self, *columns, **options):
        asking = self._returning(*_spread(columns), **options)
        asking._asked = columns
        return asking

    @property
    def is_dml(self):
        return True


def _keys(values):
    return {getattr(key, "key", key): value for key, value in values.items()} if isinstance(values, dict) else values


def _plain(value):
    """An attribute of a mapped class as its column."""
    return value.expression if hasattr(value, "prop") else value


class ValuesBase(UpdateBase):
    """What takes values."""


class Insert(ValuesBase):
    """An INSERT; ``postgresql.insert`` has ``on_conflict_*`` of it."""

    _known = {}

    _verb = "insert"

    def __init__(self, table):
        self._java = _aludel.construct("insert", (self._of(table),))

    def _parameters(self, sets):
        return [converted(self.table, _keys(self._by_column(one))) for one in _alike(self, sets)]

    def _finished(self, result, sets):
        """The result of executing it."""
        result.is_insert = True
        result._finish = lambda loaded: self._loaded(loaded, sets)
        return result

    def _loaded(self, result, sets):
        """What was asked back without a RETURNING of the script's is the key."""
        if not self._asks and len(sets) > 1:
            # keys of many rows aren't asked for
            result._rows, result.returns_rows = [], False
        elif not self._asks:
            keys = [column.key for column in getattr(self.table, "primary_key", ())]
            row = result._taken()
            given = {**self._known, **(sets[0] if sets else {})}
            result._key = [getattr(row, key, None) if hasattr(row, key) else given.get(key) for key in keys], keys

    _asks = False

    def returning(self, *columns, **options):
        asking = of_query(_aludel.construct("Insert.returning", (self, *_spread(columns)), options), type(self))
        asking.__dict__.update({**self.__dict__, "_java": asking._java, "_asks": True, "_asked": columns})
        return asking

    for _name in ("values", "from_select", "prefix_with", "inline", "add_cte"):
        locals()[_name] = _generative(_name, "Insert")
    del _name

    def return_defaults(self, *cols, **kw):
        return self

    @property
    def excluded(self):
        clause = of_from(_aludel.construct("Insert.excluded", (self,)), FromClause, "excluded")
        clause._source = self.table
        return clause.c

    def on_conflict_do_nothing(self, constraint=None, index_elements=None, index_where=None):
        return self._on_conflict("nothing", constraint, index_elements, index_where)

    def on_conflict_do_update(
        self, constraint=None, index_elements=None, index_where=None, set_=None, where=None
    ):
        changes = _pairs(converted(self.table, set_))
        return self._on_conflict("update", constraint, index_elements, index_where, changes, where)

    def _on_conflict(self, verb, constraint, elements, *rest):
        constraint = getattr(constraint, "name", constraint)
        elements = None if elements is None else list(elements)
        java = _aludel.construct(f"Insert.on_conflict_do_{verb}", (self, constraint, elements, *rest))
        insert = of_query(java, type(self))
        insert.__dict__.update({**self.__dict__, "_java": java})
        return insert


class Update(ValuesBase):
    """An UPDATE."""

    _verb = "update"

    def __init__(self, table):
        self._java = _aludel.construct("update", (self._of(table),))

    def _parameters(self, sets):
        return [converted(self.table, _keys(self._by_column(one))) for one in _alike(self, sets)]

    for _name in ("values", "ordered_values", "where", "returning", "prefix_with", "add_cte"):
        locals()["_returning" if _name == "returning" else _name] = _generative(_name, "Update")
    del _name
    filter = where  # noqa: F821


class Delete(UpdateBase):
    """A DELETE."""

    _verb = "delete"

    def __init__(self, table):
        self._java = _aludel.construct("delete", (self._of(table),))

    for _name in ("where", "returning", "prefix_with", "add_cte"):
        locals()["_returning" if _name == "returning" else _name] = _generative(_name, "Delete")
    del _name
    filter = where  # noqa: F821


insert, update, delete = Insert, Update, Delete
