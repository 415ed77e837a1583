"""``DefaultImpl``"""


class DefaultImpl:
    """The base of a dialect's implementation."""

    __dialect__ = "default"
