"""``PostgresqlImpl``"""

from .impl import DefaultImpl


class PostgresqlImpl(DefaultImpl):
    """PostgreSQL's implementation."""

    __dialect__ = "postgresql"
