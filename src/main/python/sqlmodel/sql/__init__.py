"""SQLModel's types."""

from . import sqltypes

__all__ = ["sqltypes"]
