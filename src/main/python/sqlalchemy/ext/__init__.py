"""Extensions."""

from .._lazy import lookup


def __getattr__(name):
    return lookup(__name__, name, ("asyncio", "compiler", "declarative", "hybrid", "mutable"), ())
