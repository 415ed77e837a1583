"""Alembic's surface; the work is done in Java."""

from . import context, op

__version__ = "1.19.2"
__all__ = ["context", "op"]
