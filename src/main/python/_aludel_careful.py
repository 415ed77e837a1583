"""What files that import something missing use in place of Python's own: identity, formatting and the like, which
Python decides without asking an object. ``CarefulSource`` in Java puts the calls into their text."""

import builtins

import _aludel
import _aludel_placeholder
from _aludel_placeholder import MARK, Text, is_placeholder, missing

_ESCAPED = "\\ue000<missing "


def _is(left, right):
    for value in (left, right):
        if is_placeholder(value):
            raise missing(value, "asked whether it is something")
    return left is right


def _is_not(left, right):
    return not _is(left, right)


def _text(value):
    """A text that a placeholder was formatted into stays known as one."""
    if _aludel._marked is not None and type(value) is str:
        if MARK in value:
            return Text(_aludel_placeholder.within(value), value)
        if _ESCAPED in value:
            return Text(_aludel_placeholder.within(value.replace("\\ue000", MARK)), value)
    return value


def _known(value):
    for part in value if type(value) is tuple else (value,):
        if is_placeholder(part):
            raise missing(part, "asked for what it is")
    return value


def _caught(kinds):
    for kind in kinds if type(kinds) is tuple else (kinds,):
        if is_placeholder(kind):
            raise missing(kind, "asked whether it is the exception to catch")
    return kinds


def _raised(error):
    if is_placeholder(error):
        raise missing(error, "raised")
    return error


def _passing(function):
    """The function, which makes a placeholder of one it is given."""

    def call(*args, **kwargs):
        for value in args:
            if is_placeholder(value):
                return value if type(value) is Text else value._aludel_child("…")
        return function(*args, **kwargs)

    return function if is_placeholder(function) else call


def _joining(function):
    """``join``, which would call a placeholder among what it joins no text."""

    def call(*parts):
        if len(parts) == 1 and not is_placeholder(parts[0]) and not isinstance(parts[0], str):
            parts = (list(parts[0]),)
            for part in parts[0]:
                if is_placeholder(part) and type(part) is not Text:
                    raise missing(part, "joined into a text")
        return function(*parts)

    return function if is_placeholder(function) else call


def _refusing(function):
    """The function, to which a text with a placeholder in it would be a text like any other."""

    def call(*args, **kwargs):
        for value in (*args, *kwargs.values()):
            if is_placeholder(value):
                raise missing(value, f"given to {getattr(function, '__name__', 'a function')}()")
        return function(*args, **kwargs)

    return function if is_placeholder(function) else call


def _hasattr(value, name):
    # Flask-Migrate asks for `metadatas`, only to find the metadata in one place or another.
    if is_placeholder(value) and name != "metadatas":
        raise missing(value, f"asked whether it has {name}")
    return builtins.hasattr(value, name)


def _callable(value):
    if is_placeholder(value):
        raise missing(value, "asked whether it can be called")
    return builtins.callable(value)


def _issubclass(kind, kinds):
    for value in (kind, *(kinds if type(kinds) is tuple else (kinds,))):
        if is_placeholder(value):
            raise missing(value, "asked for its bases")
    return builtins.issubclass(kind, kinds)


def _vars(*value):
    if value and is_placeholder(value[0]):
        raise missing(value[0], "asked for its names")
    return builtins.vars(*value)


def _print(*values, **options):
    builtins.print(*[told(value) for value in values], **options)


def told(value):
    """The value for people to read."""
    if _aludel._marked is None or type(value) in (int, float, bool, type(None)):
        return value
    text = str(value)
    return str.replace(text, MARK, "") if str.find(text, MARK) >= 0 else value


NAMES = {
    "_aludel_is": _is,
    "_aludel_is_not": _is_not,
    "_aludel_text": _text,
    "_aludel_known": _known,
    "_aludel_caught": _caught,
    "_aludel_raised": _raised,
    "_aludel_passing": _passing,
    "_aludel_joining": _joining,
    "_aludel_refusing": _refusing,
    "hasattr": _hasattr,
    "callable": _callable,
    "issubclass": _issubclass,
    "vars": _vars,
    "print": _print,
}
