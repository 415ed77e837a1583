"""INSERT, UPDATE and DELETE."""

import _aludel

from .selectable import ClauseElement, ColumnCollection, Executable, FromClause, HasCTE, of_from, of_query


def _pairs(values):
    """A dict whose keys may be columns, as Java takes it."""
    if isinstance(values, ColumnCollection):
        values = dict(values.items())
    if isinstance(values, dict) and not all(isinstance(key, str) for key in values):
        return [[key, value] for key, value in values.items()]
    return values


def _generative(name, owner):
    def method(self, *args, **kwargs):
        args = [_pairs(value) for value in args]
        return of_query(_aludel.construct(f"{owner}.{name}", (self, *args), kwargs), type(self))

    return method


class UpdateBase(HasCTE, Executable, ClauseElement):
    """What changes rows."""

    @property
    def is_dml(self):
        return True


class ValuesBase(UpdateBase):
    """What takes values."""


class Insert(ValuesBase):
    """An INSERT; ``postgresql.insert`` has ``on_conflict_*`` of it."""

    def __init__(self, table):
        self.table = table
        self._java = _aludel.construct("insert", (table,))

    for _name in ("values", "from_select", "returning", "prefix_with", "inline", "add_cte"):
        locals()[_name] = _generative(_name, "Insert")
    del _name

    def return_defaults(self, *cols, **kw):
        return self

    @property
    def excluded(self):
        return of_from(_aludel.construct("Insert.excluded", (self,)), FromClause, "excluded").c

    def on_conflict_do_nothing(self, constraint=None, index_elements=None, index_where=None):
        return self._on_conflict("nothing", constraint, index_elements, index_where)

    def on_conflict_do_update(
        self, constraint=None, index_elements=None, index_where=None, set_=None, where=None
    ):
        return self._on_conflict("update", constraint, index_elements, index_where, _pairs(set_), where)

    def _on_conflict(self, verb, constraint, elements, *rest):
        constraint = getattr(constraint, "name", constraint)
        elements = None if elements is None else list(elements)
        java = _aludel.construct(f"Insert.on_conflict_do_{verb}", (self, constraint, elements, *rest))
        return of_query(java, type(self))


class Update(ValuesBase):
    """An UPDATE."""

    def __init__(self, table):
        self.table = table
        self._java = _aludel.construct("update", (table,))

    for _name in ("values", "ordered_values", "where", "returning", "prefix_with", "add_cte"):
        locals()[_name] = _generative(_name, "Update")
    del _name
    filter = where  # noqa: F821


class Delete(UpdateBase):
    """A DELETE."""

    def __init__(self, table):
        self.table = table
        self._java = _aludel.construct("delete", (table,))

    for _name in ("where", "returning", "prefix_with", "add_cte"):
        locals()[_name] = _generative(_name, "Delete")
    del _name
    filter = where  # noqa: F821


insert, update, delete = Insert, Update, Delete
