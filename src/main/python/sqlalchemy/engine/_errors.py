"""Raises what SQLAlchemy raises with psycopg2, for an error of the database."""

from sqlalchemy import exc

# psycopg2 sorts by SQLSTATE class; what isn't here is a DatabaseError.
_BY_CLASS = {
    "0A": "NotSupportedError",
    "20": "ProgrammingError",
    "21": "ProgrammingError",
    "22": "DataError",
    "23": "IntegrityError",
    "24": "InternalError",
    "25": "InternalError",
    "26": "OperationalError",
    "27": "OperationalError",
    "28": "OperationalError",
    "2B": "InternalError",
    "2D": "InternalError",
    "2F": "InternalError",
    "34": "OperationalError",
    "38": "InternalError",
    "39": "InternalError",
    "3B": "InternalError",
    "3D": "ProgrammingError",
    "3F": "ProgrammingError",
    "40": "OperationalError",
    "42": "ProgrammingError",
    "44": "ProgrammingError",
    "08": "OperationalError",
    "53": "OperationalError",
    "54": "OperationalError",
    "55": "OperationalError",
    "57": "OperationalError",
    "58": "OperationalError",
    "F0": "InternalError",
    "HV": "OperationalError",
    "P0": "InternalError",
    "XX": "InternalError",
}


class Diagnostics:
    """``error.diag``"""

    def __init__(self, failure):
        self._failure = failure

    def __getattr__(self, name):
        return self._failure.diagnostic(name)


def kind_of(state):
    """The name of the exception that the DBAPI has for a SQLSTATE."""
    return _BY_CLASS.get((state or "08")[:2], "DatabaseError")


def database_error(failure):
    """The exception for a failure, with the driver's as ``orig``."""
    from psycopg2.errors import of_state

    state = failure.sqlState()
    name = kind_of(state)
    origin = of_state(state)(failure.databaseMessage())
    origin.pgcode = origin.sqlstate = state
    origin.pgerror = failure.databaseMessage()
    origin.diag = Diagnostics(failure)
    error = getattr(exc, name)(failure.statement(), None, origin)
    error._aludel_cause = failure.exception()
    return error
