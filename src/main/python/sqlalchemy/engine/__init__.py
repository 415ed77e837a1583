"""Engines, connections and results."""

from .base import Connection, Engine, create_engine, engine_from_config
from .interfaces import Dialect
from .result import ChunkedIteratorResult, CursorResult, MappingResult, Result, ScalarResult
from .row import Row, RowMapping
from .url import URL, make_url

ResultProxy = LegacyCursorResult = CursorResult
RowProxy = Row

__all__ = [
    "ChunkedIteratorResult",
    "Connection",
    "CursorResult",
    "Dialect",
    "Engine",
    "MappingResult",
    "NestedTransaction",
    "Result",
    "RootTransaction",
    "Row",
    "RowMapping",
    "ScalarResult",
    "Transaction",
    "URL",
    "create_engine",
    "engine_from_config",
    "make_url",
]


def __getattr__(name):
    # Reflection and transactions are rarely asked for.
    if name in ("Inspector", "reflection"):
        from . import reflection

        return reflection if name == "reflection" else reflection.Inspector
    if name.endswith("Transaction"):
        from . import base

        return getattr(base, name)
    raise AttributeError(f"module 'sqlalchemy.engine' has no attribute '{name}'")
