"""The dialect class that others derive from."""

from .interfaces import Dialect

DefaultDialect = Dialect

__all__ = ["DefaultDialect"]
