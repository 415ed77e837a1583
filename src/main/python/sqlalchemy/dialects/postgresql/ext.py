"""PostgreSQL's constructs."""

import _aludel

from sqlalchemy.sql.dml import Insert
from sqlalchemy.sql.elements import ColumnElement, make
from sqlalchemy.sql.functions import func
from sqlalchemy.sql.schema import ColumnCollectionConstraint

insert = Insert


class ExcludeConstraint(ColumnCollectionConstraint):
    """EXCLUDE."""

    _construct = "postgresql.ExcludeConstraint"


class array(ColumnElement):
    """``ARRAY[...]`` of expressions."""

    def __init__(self, clauses, type_=None, **kw):
        self._java = _aludel.construct("postgresql.array", (list(clauses), type_))


class aggregate_order_by(ColumnElement):
    """An argument of an aggregate with its order."""

    def __init__(self, target, *order_by):
        self._java = _aludel.construct("postgresql.aggregate_order_by", (target, *order_by))


def array_agg(*args, **kw):
    return func.array_agg(*args, **kw)


def Any(other, arrexpr):
    return make("ColumnElement.eq", _literal(other), make("any_", arrexpr))


def All(other, arrexpr):
    return make("ColumnElement.eq", _literal(other), make("all_", arrexpr))


def _literal(value):
    return value if isinstance(value, ColumnElement) else make("literal", value)


to_tsvector, to_tsquery, plainto_tsquery = func.to_tsvector, func.to_tsquery, func.plainto_tsquery
