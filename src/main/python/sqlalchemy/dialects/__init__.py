"""Types and statements of single databases."""

from .._lazy import lookup


def __getattr__(name):
    return lookup(__name__, name, ("mssql", "mysql", "oracle", "postgresql", "sqlite"), ())
