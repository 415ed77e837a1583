"""Naming conventions of the real SQLAlchemy: what Java takes of one."""

import _aludel
import sqlalchemy as sa

_CLASSES = {
    sa.Index: "ix",
    sa.UniqueConstraint: "uq",
    sa.CheckConstraint: "ck",
    sa.ForeignKeyConstraint: "fk",
    sa.PrimaryKeyConstraint: "pk",
}


def convention(given):
    """The convention with its functions made callable from Java, and the classes among its keys as the usual letters."""
    found = {}
    for key, value in (given or {}).items():
        found.setdefault(_CLASSES.get(key, key), _token(value) if callable(value) else value)
    return found


def _token(function):
    def call(kind, name, schema, table, columns, targets):
        owner, subject = _subject(kind, name, schema, table, _aludel.lift(columns), _aludel.lift(targets))
        return str(function(subject, owner))

    return _aludel._bridge.namingToken(call)


def _subject(kind, name, schema, table, columns, targets):
    """The table, and the constraint or index, as the function sees them."""
    made = [sa.Column(column, sa.types.NullType()) for column in dict.fromkeys(columns)]
    if kind == "ix":
        subject = sa.Index(name, *columns)
    elif kind == "uq":
        subject = sa.UniqueConstraint(*columns, name=name)
    elif kind == "pk":
        subject = sa.PrimaryKeyConstraint(*columns, name=name)
    elif kind == "fk":
        subject = sa.ForeignKeyConstraint(columns, targets, name=name)
    else:
        subject = sa.CheckConstraint("", name=name)
    return sa.Table(table, sa.MetaData(), *made, subject, schema=schema), subject
