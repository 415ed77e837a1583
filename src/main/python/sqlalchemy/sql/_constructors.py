"""The functions that make expressions and statements."""

import _aludel

from .._lazy import elsewhere
from .elements import BindParameter, ColumnClause, Label, TextClause, for_database, make, wrap
from .selectable import CTE, Alias, Join, Lateral, TableClause, Values, of_from
from .type_api import to_instance

text, column, table, values = TextClause, ColumnClause, TableClause, Values


def _function(name):
    def function(*args, **kwargs):
        return make(name, *args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


and_ = _function("and_")
or_ = _function("or_")
not_ = _function("not_")


def case(*whens, value=None, else_=None):
    pairs = []
    for when in whens:
        # 1.x takes one list of pairs
        pairs += when.items() if isinstance(when, dict) else when if isinstance(when, list) else (when,)
    return make("case", *pairs, value=value, else_=else_)


def cast(expression, type_):
    return _typed("cast", expression, type_)


try_cast = cast


def type_coerce(expression, type_):
    return _typed("type_coerce", expression, type_)


def literal(value, type_=None, literal_execute=False):
    return make("literal", value) if type_ is None else _typed("literal", value, type_)


def _typed(name, value, type_):
    """Something of a type, the value converted as the type does it."""
    type_ = to_instance(type_)
    element = make(name, for_database(type_, value), type_._marked())
    if type_._number() is not None:
        element._script = type_
    return element


literal_column = _function("literal_column")
null = _function("null")
true = _function("true")
false = _function("false")
tuple_ = _function("tuple_")
any_ = _function("any_")
all_ = _function("all_")
extract = _function("extract")
distinct = _function("distinct")
desc = _function("desc")
asc = _function("asc")
nulls_first = nullsfirst = _function("nulls_first")
nulls_last = nullslast = _function("nulls_last")


def bindparam(key, value=..., *args, **kwargs):
    given = () if value is ... else (value,)
    return wrap(_aludel.construct("bindparam", (key, *given, *args), kwargs), BindParameter)


def outparam(key, type_=None):
    return bindparam(key, None, type_)


def label(name, element, type_=None):
    return wrap(_aludel.construct("label", (name, element, type_)), Label)


def collate(expression, collation):
    return make("ColumnElement.collate", expression, collation)


def between(expr, lower_bound, upper_bound, symmetric=False):
    return make("ColumnElement.between", expr, lower_bound, upper_bound, symmetric)


def bitwise_not(expr):
    return make("ColumnElement.bitwise_not", expr)


def over(element, partition_by=None, order_by=None, range_=None, rows=None, groups=None):
    return make(
        "ColumnElement.over", element, partition_by, order_by, rows=rows, range_=range_, groups=groups
    )


def within_group(element, *order_by):
    return make("ColumnElement.within_group", element, *order_by)


def funcfilter(func, *criterion):
    return make("ColumnElement.filter", func, *criterion)


def alias(selectable, name=None, flat=False):
    return of_from(_aludel.construct("FromClause.alias", (selectable, name)), Alias, name)


def lateral(selectable, name=None):
    return of_from(_aludel.construct("FromClause.lateral", (selectable, name)), Lateral, name)


def join(left, right, onclause=None, isouter=False, full=False):
    return of_from(_aludel.construct("FromClause.join", (left, right, onclause, isouter, full)), Join)


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


def cte(selectable, name=None, recursive=False):
    return of_from(_aludel.construct("Query.cte", (selectable, name, recursive)), CTE, name)


_QUERIES = ("select", "exists", "union", "union_all", "intersect", "intersect_all", "except_", "except_all")
__getattr__ = elsewhere(__name__, dict.fromkeys(_QUERIES, "sqlalchemy.sql._queries"))
