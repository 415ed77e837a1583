"""Raises what SQLAlchemy raises with psycopg2, for an error of the database."""

from _aludel_cells import converter
from psycopg2 import errors
from psycopg2._failures import driver_error
from sqlalchemy import exc


def database_error(failure):
    """The exception for a failure, with the driver's as ``orig``."""
    origin = driver_error(failure)
    base = errors.base(failure.sqlState()).__name__
    error = getattr(exc, base)(failure.statement(), _parameters(failure), origin)
    error._aludel_cause = failure.exception()
    return error


def _parameters(failure):
    """The values that were sent, by name, as Python has them."""
    values = {}
    for name, kind, value in zip(failure.parameterNames(), failure.parameterKinds(), failure.parameterValues()):
        values[str(name)] = None if value is None else _sent(str(kind), value)
    return values


def _sent(kind, value):
    """A value as it was handed to the driver: JSON as text."""
    if kind == "json":
        return str(value)
    convert = converter(kind)
    lifted = value if convert is None else convert(value)
    return bytes(lifted) if isinstance(lifted, memoryview) else lifted
