"""``CursorResult`` under its other name."""

from .result import CursorResult

LegacyCursorResult = CursorResult

__all__ = ["CursorResult", "LegacyCursorResult"]
