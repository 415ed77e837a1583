"""Implementations by dialect: names that scripts derive from."""

from .impl import DefaultImpl

__all__ = ["DefaultImpl"]
