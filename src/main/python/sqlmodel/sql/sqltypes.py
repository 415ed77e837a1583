"""SQLModel's types."""

from sqlalchemy import String, TypeDecorator


class AutoString(TypeDecorator):
    impl = String
    cache_ok = True
