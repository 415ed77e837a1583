"""``AutogenContext``, a name in annotations."""


class AutogenContext:
    """What autogenerate works in."""
