"""Everything of ``sqlalchemy.sql`` under one name."""

from .._lazy import lookup

_MODULES = ("_constructors", "functions", "elements", "selectable", "dml", "ddl")


def __getattr__(name):
    return lookup("sqlalchemy.sql", name, (), _MODULES)
