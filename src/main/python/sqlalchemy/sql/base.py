"""Base classes that scripts name."""

from .selectable import ColumnCollection, Executable

__all__ = ["ColumnCollection", "Executable"]
