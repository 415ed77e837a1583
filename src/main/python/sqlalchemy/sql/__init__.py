"""The SQL part of SQLAlchemy; names are looked up where they are when they are first asked for."""

from .._lazy import lookup

_MODULES = ("_constructors", "functions", "elements", "selectable", "dml", "schema", "ddl", "sqltypes", "type_api")
_SUBMODULES = ("base", "compiler", "ddl", "dml", "elements", "expression", "functions", "operators", "schema")
_SUBMODULES += ("selectable", "sqltypes", "type_api", "visitors")


def __getattr__(name):
    return lookup(__name__, name, _SUBMODULES, _MODULES)
