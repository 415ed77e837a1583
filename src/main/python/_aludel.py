"""The bridge to Java: Python values cross here, and Java's exceptions become Python's.

Every object of the shim that stands for a Java value keeps it as ``_java``. Nothing here imports
anything: what is not yet in ``sys.modules`` cannot have instances either.
"""

import sys

_bridge = None

# What a placeholder leaves in the texts it is formatted into; None as long as none was.
_marked = None

# Whether upgrade() or downgrade() runs: then a call of what is missing would have done something. While modules are
# loaded and env.py runs, calls only prepare.
running = False

# The module that knows the real SQLAlchemy, where that is to be used; None where Aludel's own is.
_installed = None


# What the configuration says of names that the application would define: expressions, by dotted name.
_types = {}


def attach(bridge):
    global _bridge, _types
    _bridge = bridge
    _types = lift(bridge.types())


_PLAIN = {str, int, float, bool, type(None)}


def lower(value):
    """The value as Java takes it."""
    kind = type(value)
    if kind in _PLAIN:
        if _marked is not None and kind is str and _marked in value:
            from _aludel_placeholder import marked

            raise marked(value)
        return value
    if kind is tuple or kind is list:
        return _lower_items(value)
    if kind is dict:
        return value if _marked is None and _all_plain(value.values()) else {key: lower(value[key]) for key in value}
    java = getattr(value, "_java", None)
    if java is not None:
        return java
    if _installed is not None and not hasattr(kind, "__aludel_placeholder__"):
        converted = _installed.lowered(value)
        if converted is not _installed.MISSING:
            return converted
    return _lower_other(value, kind)


def _all_plain(values):
    return _PLAIN.issuperset(map(type, values))


def _lower_items(values):
    if _marked is None:
        return [value if type(value) in _PLAIN else lower(value) for value in values]
    return [lower(value) for value in values]


def _lower_other(value, kind):
    if hasattr(kind, "__aludel_placeholder__"):
        raise kind.__aludel_placeholder__(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return int.__int__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        if _marked is not None and _marked.encode() in bytes(value):
            lower(bytes(value).decode("utf-8", "replace"))
        return _bridge.bytes(bytes(value).decode("latin-1"))
    if isinstance(value, dict):
        return {key: lower(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [lower(item) for item in value]
    for module, name, convert in _LATER:
        owner = sys.modules.get(module)
        if owner is not None and isinstance(value, getattr(owner, name)):
            return convert(value)
    if hasattr(kind, "__iter__") and not hasattr(kind, "__clause_element__"):
        return [lower(item) for item in value]
    if "ForeignObject" in [base.__name__ for base in kind.__mro__]:
        return value
    if callable(value):
        return _bridge.function(lambda: lower(_called(value)))
    raise TypeError(f"a {kind.__module__}.{kind.__qualname__} cannot be part of an operation: {value!r}")


def _called(function):
    """What a column's default makes; one that takes an execution context gets none."""
    code = getattr(function, "__code__", None)
    if code is None:
        return function()
    given = code.co_argcount - len(function.__defaults__ or ()) - (1 if hasattr(function, "__self__") else 0)
    return function(None) if given > 0 else function()


def _lower_datetime(value):
    return _bridge.datetime(value.isoformat(), value.tzinfo is not None)


def _lower_time(value):
    return _bridge.time(value.isoformat(), value.tzinfo is not None)


def _lower_timedelta(value):
    return _bridge.duration(value.days * 86400 + value.seconds, value.microseconds)


# A datetime is a date too, so it stands first.
_LATER = (
    ("decimal", "Decimal", lambda value: _lower_decimal(value)),
    ("datetime", "datetime", _lower_datetime),
    ("datetime", "date", lambda value: _bridge.date(value.isoformat())),
    ("datetime", "time", _lower_time),
    ("datetime", "timedelta", _lower_timedelta),
    ("uuid", "UUID", lambda value: _bridge.uuid(str(value))),
    ("enum", "Enum", lambda value: lower(value.value)),
    ("pathlib", "PurePath", str),
)


def _lower_decimal(value):
    if not value.is_finite():
        return _bridge.nonFiniteDecimal(str(value))
    return _bridge.decimal(str(value))


def lower_value(value):
    """The value of a bind: a tuple stays one."""
    kind = type(value)
    if kind in _PLAIN:
        return lower(value)
    if kind is tuple:
        return _bridge.tuple([lower_value(item) for item in value])
    if kind is list:
        return [lower_value(item) for item in value]
    if isinstance(value, tuple) and getattr(value, "_java", None) is None:
        return _bridge.tuple([lower_value(item) for item in value])
    return lower(value)


def lower_values(mapping):
    """The values of binds by name."""
    if _marked is None and _all_plain(mapping.values()):
        return mapping
    return {key: lower_value(value) for key, value in mapping.items()}


_NOTHING = {}


def construct(name, args=(), kwargs=None):
    """The Java value of a construct such as ``Column``."""
    args, kwargs = _lower_items(args), lower(kwargs) if kwargs else _NOTHING
    try:
        return _bridge.construct(name, args, kwargs)
    except BaseException as error:
        raise translated(error) from None


def directive(name, args=(), kwargs=None, metadata=None):
    """The Java operation of a directive such as ``create_table``; the metadata's naming convention applies."""
    args, kwargs = _lower_items(args), lower(kwargs) if kwargs else _NOTHING
    try:
        return _bridge.directive(name, args, kwargs, metadata)
    except BaseException as error:
        raise translated(error) from None


def type_name(java):
    """A type's name in DDL."""
    return call(_bridge.typeName, java)


def call(function, *args):
    """Calls Java; an exception of Aludel's comes out as the Python exception that stands for it."""
    try:
        return function(*args)
    except BaseException as error:
        raise translated(error) from None


# Whether the script that runs can't tell when a statement is carried out, and the code of its function and of what calls
# that.
trusting = False
_function = _outermost = None

# The frame of the script that called a directive of ``op``: walking up to it would take longer.
asking = None


def begin(function, caller, trusts):
    """A function of a script begins; a trusting one's statements may be carried out later."""
    global trusting, _function, _outermost, asking
    trusting, _outermost, asking = trusts, caller.__code__, None
    _function = getattr(function, "__code__", None)


def run(session, operation):
    """Carries out an operation, perhaps later, where the script can't tell."""
    if trusting:
        call(session.queue, operation, lines())
    else:
        call(session.run, operation)


def lines():
    """Where the script stands: file and line, then those of the callers."""
    global asking
    frame, asking = asking or sys._getframe(2), None
    found = []
    while frame is not None:
        code = frame.f_code
        file = code.co_filename
        users = _users.get(file)
        if users is None:
            users = _users[file] = sys.modules["_aludel_imports"].is_users(file)
        if users:
            found.append(file)
            found.append(frame.f_lineno)
        if code is _function or code is _outermost:
            break
        frame = frame.f_back
    return found


# Which files are not Aludel's own.
_users = {}


def host():
    """What env.py works for, or would."""
    return _bridge.host() or _bridge.ambientHost()


def session_of(connection):
    """The session that a connection works on."""
    return connection._session if _installed is None else _installed.session_of(connection)


def connected(url):
    """A session on the database of the URL, or on the one that was named from outside; a placeholder, or a text with one
    in it, only matters where nothing overrides it."""
    if host().overridingUrl() is not None:
        return host().connect(None)
    if hasattr(type(url), "__aludel_placeholder__") or (_marked is not None and isinstance(url, str) and _marked in url):
        from _aludel_placeholder import in_url

        raise in_url(url)
    return host().connect(url)


def translated(error):
    """The Python exception to raise for one that came out of Java; any other is returned as it is."""
    if isinstance(error, Exception):
        return error
    failure = _bridge.failure(error)
    if failure is None:
        return error
    state = failure.sqlState()
    if state is not None or failure.databaseMessage() is not None:
        from _aludel_errors import database_error

        return database_error(failure)
    message = failure.message()
    if failure.code() == "key-error" and message[:1] == message[-1:] == "'":
        # A KeyError quotes its key itself.
        message = message[1:-1]
    exception = _exception_class(failure.code())(message)
    exception._aludel_cause = failure.exception()
    return exception


def _exception_class(code):
    if code == "command-error":
        from alembic.util.exc import CommandError

        return CommandError
    if code in _SQLALCHEMY:
        from sqlalchemy import exc

        return getattr(exc, _SQLALCHEMY[code])
    known = _BUILTIN.get(code)
    if known is None and code.endswith("-error"):
        from sqlalchemy import exc

        known = getattr(exc, "".join(word.capitalize() for word in code.split("-")), None)
    return known or ScriptError


_SQLALCHEMY = {
    "invalid-request": "InvalidRequestError",
    "no-foreign-keys": "NoForeignKeysError",
    "unbound-parameter": "StatementError",
}

_BUILTIN = {
    "assertion-error": AssertionError,
    "nul-character": ValueError,
    "attribute-error": AttributeError,
    "key-error": KeyError,
    "not-implemented": NotImplementedError,
    "type-error": TypeError,
    "value-error": ValueError,
}


def problem(code, message, file, line, remedies):
    """The exception for a problem with a place and remedies."""
    error = ScriptError(message)
    error._aludel_cause = _bridge.problem(code, message, file, line, remedies)
    return error


class ScriptError(Exception):
    """A problem found by Aludel that no exception of SQLAlchemy or Python stands for."""


def lift(value):
    """What Java handed over, lists and maps of it copied into Python's own."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, dict):
        return {str(key): lift(value[key]) for key in value}
    if isinstance(value, list):
        return [lift(item) for item in value]
    return value
