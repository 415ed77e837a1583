"""The driver's exceptions."""


class Warning(Exception):  # noqa: A001
    """Something that is worth telling."""


class Error(Exception):
    """What all errors are."""

    pgcode = pgerror = cursor = sqlstate = diag = None

    __module__ = "psycopg2"


class InterfaceError(Error):
    """The driver was used wrongly."""


class DatabaseError(Error):
    """The database refused something."""


class DataError(DatabaseError):
    """A value is out of its range."""


class IntegrityError(DatabaseError):
    """A constraint is violated."""


class InternalError(DatabaseError):
    """The database is at fault, or in a state that forbids it."""


class NotSupportedError(DatabaseError):
    """The database doesn't know it."""


class OperationalError(DatabaseError):
    """The database can't now."""


class ProgrammingError(DatabaseError):
    """The statement is wrong."""


for _class in (*Error.__subclasses__(), *DatabaseError.__subclasses__(), Warning):
    _class.__module__ = "psycopg2"
