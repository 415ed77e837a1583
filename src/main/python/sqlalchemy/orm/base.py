"""Symbols of attributes that have no value."""

from .attributes import NEVER_SET, NO_VALUE

__all__ = ["NEVER_SET", "NO_VALUE"]
