"""The driver's exceptions for what came out of Java."""

import _aludel

from . import errors


class Diagnostics:
    """``error.diag``"""

    def __init__(self, failure):
        self._failure = failure

    def __getattr__(self, name):
        return self._failure.diagnostic(name)


def driver_error(failure):
    """The exception for what the database refused."""
    state, message = failure.sqlState(), str(failure.databaseMessage())
    error = errors.of_state(state)(message)
    error.pgcode = error.sqlstate = state
    error.pgerror = f"{failure.severity()}:  {message}"
    error.diag = Diagnostics(failure)
    error._aludel_cause = failure.exception()
    return error


def driven(function, *args):
    """Calls Java; what the database refuses is the driver's exception."""
    try:
        return function(*args)
    except BaseException as error:
        failure = None if isinstance(error, Exception) else _aludel._bridge.failure(error)
        if failure is None or (failure.sqlState() is None and failure.databaseMessage() is None):
            raise _aludel.translated(error) from None
        raise driver_error(failure) from None
