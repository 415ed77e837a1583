"""Extensions."""

from .._lazy import lookup

_MODULES = ("associationproxy", "asyncio", "automap", "compiler", "declarative", "hybrid", "indexable", "mutable", "orderinglist")


def __getattr__(name):
    return lookup(__name__, name, _MODULES, ())
