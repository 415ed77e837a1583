"""Bases of models that are mapped later."""

from sqlalchemy.orm._unsupported import unsupported


class _Refused:
    def __init_subclass__(cls, **options):
        raise unsupported(f"sqlalchemy.ext.declarative.{cls.__mro__[1].__name__}", "declare the columns, or use automap")


class ConcreteBase(_Refused):
    """A base of classes with tables of their own."""


class AbstractConcreteBase(_Refused):
    """The same without a table."""


class DeferredReflection(_Refused):
    """A base of classes whose tables are read later."""
