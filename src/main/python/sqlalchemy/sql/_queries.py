"""Queries."""

import _aludel

from .elements import ColumnClause, ColumnElement, wrap
from .selectable import ColumnCollection, Executable, HasCTE, Lateral, ReturnsRows, Subquery, _spread, of_from, of_query


def _generative(name, owner="Query"):
    def method(self, *args, **kwargs):
        given = args
        if name in ("add_columns", "with_only_columns"):
            args = list(_spread(args))
        query = of_query(_aludel.construct(f"{owner}.{name}", (self, *args), kwargs), type(self))
        query.__dict__.update({**self.__dict__, "_java": query._java})
        if name in ("add_columns", "with_only_columns"):
            known = name == "add_columns"
            query._entities = [*(self._entities if known else ()), *args]
            query._asked = (*(self._asked if known else ()), *given)
        return query

    return method


class SelectBase(HasCTE, Executable, ReturnsRows):
    """What all queries can do."""

    for _name in ("order_by", "group_by", "limit", "offset", "fetch", "slice", "with_for_update", "add_cte"):
        locals()[_name] = _generative(_name)
    del _name

    @property
    def selected_columns(self):
        return ColumnCollection(self)

    def _made_column(self, key, java):
        return wrap(java, ColumnClause)

    exported_columns = selected_columns

    def subquery(self, name=None):
        return self._named("FromClause.alias", Subquery, name)

    def _named(self, construct, kind, name, *options):
        clause = of_from(_aludel.construct(construct, (self, name, *options)), kind, name)
        clause._source = self
        return clause

    def alias(self, name=None, flat=False):
        return self.subquery(name)

    def lateral(self, name=None):
        return self._named("FromClause.lateral", Lateral, name)

    def scalar_subquery(self):
        return wrap(_aludel.construct("Query.scalar_subquery", (self,)), ScalarSelect)

    as_scalar = scalar_subquery

    def label(self, name):
        return self.scalar_subquery().label(name)

    def exists(self):
        return exists(self)

    def set_label_style(self, style):
        return self


def _compound(name):
    def method(self, *other):
        return of_query(_aludel.construct(f"Query.{name}", (self, *other)), CompoundSelect)

    return method


for _name in ("union", "union_all", "intersect", "intersect_all", "except_", "except_all"):
    setattr(SelectBase, _name, _compound(_name))
GenerativeSelect = SelectBase


class CompoundSelect(SelectBase):
    """UNION and its like."""


class TextualSelect(SelectBase):
    """Text whose columns are known."""


TextAsFrom = TextualSelect


def _as_in_one(select, entities, older):
    """The select for ``select([columns], whereclause, from_obj, order_by=…)``, as SQLAlchemy 1.x takes it."""
    names = ("columns", "whereclause", "from_obj")
    given = {**(dict(zip(names, entities)) if entities and isinstance(entities[0], list) else {"columns": entities}), **older}
    Select.__init__(select, *given.pop("columns"))
    froms = given.pop("from_obj", None)
    if froms is not None:
        select = select.select_from(*(froms if isinstance(froms, (list, tuple)) else (froms,)))
    where = given.pop("whereclause", None)
    select = select if where is None else select.where(where)
    if given.pop("distinct", False):
        select = select.distinct()
    given.pop("bind", None)
    for name in ("group_by", "having", "order_by", "limit", "offset"):
        value = given.pop(name, None)
        if value is not None and value is not False:
            select = getattr(select, name)(*(value if isinstance(value, (list, tuple)) else (value,)))
    if given:
        raise TypeError(f"select() got an unexpected keyword argument {next(iter(given))!r}")
    return select


class Select(SelectBase):
    """A SELECT."""

    def __new__(cls, *entities, **older):
        made = object.__new__(cls)
        listed = bool(entities) and isinstance(entities[0], list) or "columns" in older
        if not listed and not older:
            return made
        return _as_in_one(made, entities, older)

    def __init__(self, *entities, **older):
        if "_java" in self.__dict__:
            return
        # as it was asked for: a session makes objects of mapped classes
        self._asked = entities
        for entity in entities:
            if type(entity) in (list, tuple):
                from sqlalchemy.exc import ArgumentError

                raise ArgumentError(
                    "Column expression, FROM clause, or other columns clause element expected, got "
                    f"{entity!r}. Did you mean to say select({', '.join(map(repr, entity))})?"
                )
        self._entities = list(_spread(entities))
        self._java = _aludel.construct("select", self._entities)

    for _name in (
        "where",
        "filter_by",
        "having",
        "select_from",
        "join",
        "outerjoin",
        "join_from",
        "outerjoin_from",
        "distinct",
        "correlate",
        "correlate_except",
        "prefix_with",
        "suffix_with",
        "add_columns",
        "with_only_columns",
    ):
        locals()[_name] = _generative(_name, "Select")
    del _name
    filter = where  # noqa: F821

    def join(self, target, onclause=None, *, isouter=False, full=False, _plain=join):  # noqa: F821
        """A join; over a relationship of models it finds its condition by itself."""
        if not hasattr(target, "prop") and not hasattr(onclause, "prop"):
            return _plain(self, target, onclause, isouter=isouter, full=full)
        from sqlalchemy.orm.util import steps

        joined = self
        for right, condition in steps(target, onclause):
            joined = _plain(joined, right, condition, isouter=isouter, full=full)
        return joined

    def outerjoin(self, target, onclause=None, *, full=False):
        return self.join(target, onclause, isouter=True, full=full)

    def filter_by(self, _plain=filter_by, **named):  # noqa: F821
        if not any(hasattr(one, "__mapper__") for one in self._asked):
            return _plain(self, **named)
        from sqlalchemy.orm.attributes import attribute_named
        from sqlalchemy.orm.mapper import entity_of

        entity = next(entity_of(one) for one in self._asked if hasattr(one, "__mapper__"))
        return self.where(*[attribute_named(entity, key) == value for key, value in named.items()])


class ScalarSelect(ColumnElement):
    """A query as a value."""


class Exists(ColumnElement):
    """EXISTS."""

    def __init__(self, argument=None):
        self._java = _aludel.construct("exists", (argument,))

    def where(self, *clauses):
        return wrap(_aludel.construct("Exists.where", (self, *clauses)), Exists)

    def select_from(self, *froms):
        return wrap(_aludel.construct("Exists.select_from", (self, *froms)), Exists)

    def correlate(self, *froms):
        return wrap(_aludel.construct("Exists.correlate", (self, *froms)), Exists)

    def select(self):
        return Select(self)


select, exists = Select, Exists


def _of_several(name):
    def function(*selects):
        return of_query(_aludel.construct(name, selects), CompoundSelect)

    function.__name__ = function.__qualname__ = name
    return function


union = _of_several("union")
union_all = _of_several("union_all")
intersect = _of_several("intersect")
intersect_all = _of_several("intersect_all")
except_ = _of_several("except_")
except_all = _of_several("except_all")
