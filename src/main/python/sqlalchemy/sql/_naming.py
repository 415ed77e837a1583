"""Naming conventions: what Java takes of one, and constraints as the functions in it see them."""

import _aludel

_CLASSES = {
    "Index": "ix",
    "UniqueConstraint": "uq",
    "CheckConstraint": "ck",
    "ForeignKeyConstraint": "fk",
    "PrimaryKeyConstraint": "pk",
}


def lowered(convention):
    """The convention with its functions made callable from Java, and the classes among its keys as the usual letters."""
    found = {}
    for key, value in (convention or {}).items():
        name = _CLASSES.get(getattr(key, "__name__", None), key)
        found.setdefault(name, _token(value) if callable(value) else value)
    return found


def _token(function):
    def call(kind, name, schema, table, columns, targets):
        subject = _subject(kind, name, schema, table, _aludel.lift(columns), _aludel.lift(targets))
        return str(function(*subject))

    return _aludel._bridge.namingToken(call)


def _subject(kind, name, schema, table, columns, targets):
    """The constraint or index, and its table."""
    from . import schema as items
    from .sqltypes import NullType

    made = [items.Column(column, NullType()) for column in dict.fromkeys(columns)]
    owner = items.Table(table, items.MetaData(), *made, schema=schema)
    if kind == "ix":
        constraint = items.Index(name, *columns)
    elif kind == "uq":
        constraint = items.UniqueConstraint(*columns, name=name)
    elif kind == "pk":
        constraint = items.PrimaryKeyConstraint(*columns, name=name)
    elif kind == "fk":
        constraint = items.ForeignKeyConstraint(columns, targets, name=name)
    else:
        constraint = items.CheckConstraint("", name=name)
        constraint._given = columns
    constraint._belong(owner)
    return constraint, owner
