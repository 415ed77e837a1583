"""What the ORM raises."""

from sqlalchemy.exc import InvalidRequestError, MultipleResultsFound, NoResultFound, SQLAlchemyError  # noqa: F401

NO_STATE = (AttributeError, KeyError)


class StaleDataError(SQLAlchemyError):
    """A row that was to be changed isn't there."""


ConcurrentModificationError = StaleDataError


class FlushError(SQLAlchemyError):
    """Something is wrong with what is to be written."""


class UnmappedError(InvalidRequestError):
    """Something that has no table was used as if it had one."""


class UnmappedInstanceError(UnmappedError):
    """An object whose class has no table."""

    def __init__(self, obj, message=None):
        kind = type(obj)
        super().__init__(message or f"Class '{kind.__module__}.{kind.__qualname__}' is not mapped")


class UnmappedClassError(UnmappedError):
    """A class that has no table."""

    def __init__(self, cls, message=None):
        name = f"{cls.__module__}.{cls.__qualname__}" if isinstance(cls, type) else repr(cls)
        super().__init__(message or f"Class '{name}' is not mapped")


class ObjectDeletedError(InvalidRequestError):
    """The row of an object is gone."""


class UnmappedColumnError(InvalidRequestError):
    """A column that no attribute stands for."""


class ObjectDereferencedError(SQLAlchemyError):
    """An object is gone that something still belongs to."""


class DetachedInstanceError(SQLAlchemyError):
    """An object of no session was asked for what only the database knows."""

    code = "bhk3"
