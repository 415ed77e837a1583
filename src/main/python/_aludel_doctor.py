"""What `aludel doctor` asks: whether a revision's function runs, and what it could reach of what is missing."""

import sys

import _aludel_imports
import _aludel_loader
from _aludel_imports import names_in

# Loggers of packages that are not there: what a script tells people through them does nothing else.
_LOGGERS = ("loguru", "structlog", "oslo_log", "logging")


def rehearse(path, direction, arguments):
    """Runs the function on the session that Java has made current. Returns a failure as the loader reports it, whether
    the script raised it itself, and the missing names that the function and its helpers speak of."""
    return _aludel_loader.with_operations(lambda: _rehearsed(path, direction, arguments))


def _rehearsed(path, direction, arguments):
    _aludel_imports.look_near()
    try:
        module = _aludel_loader.load(path, _aludel_loader._module_name(path))
    except BaseException as error:
        return [_aludel_loader._failure(error), _own(error), [], _unset(error)]
    reached = _reached(module, direction)
    try:
        _aludel_loader._run_function(module, path, direction, arguments)
    except BaseException as error:
        return [_aludel_loader._failure(error), _own(error), reached, _unset(error)]
    return [None, False, reached, None]


def _unset(error):
    """The variable of the environment that a failure speaks of and that isn't set."""
    named = error.args[0] if isinstance(error, KeyError) and error.args else None
    for name in _wanted:
        if name == named or name in str(error):
            return name
    return None


# Variables of the environment that scripts asked for and that aren't set.
_wanted = []


def _watch_environment():
    """Notes which variables scripts ask for in vain."""
    import os

    kind = type(os.environ)
    ask = kind.__getitem__

    def asked(self, key):
        try:
            return ask(self, key)
        except KeyError:
            if isinstance(key, str) and key not in _wanted:
                _wanted.append(key)
            raise

    kind.__getitem__ = asked


def _own(error):
    """Whether it comes from a ``raise`` or ``assert`` of the script itself."""
    trace, last = getattr(error, "__traceback__", None), None
    while trace is not None:
        last, trace = trace, trace.tb_next
    if last is None or not _aludel_imports.is_script(last.tb_frame.f_code.co_filename):
        return False
    try:
        with open(last.tb_frame.f_code.co_filename, encoding="utf-8") as source:
            line = source.readlines()[last.tb_lineno - 1].strip()
    except (OSError, IndexError, UnicodeDecodeError):
        return False
    return line.startswith(("raise", "assert"))


def _reached(module, direction):
    """The placeholders among the names that the function, and what it calls in its file, speak of."""
    names, found, waiting = set(), {}, [direction]
    while waiting:
        name = waiting.pop()
        if name in names:
            continue
        names.add(name)
        value = module.__dict__.get(name)
        if hasattr(type(value), "__aludel_placeholder__"):
            origin = object.__getattribute__(value, "_aludel_origin")
            full = object.__getattribute__(value, "_aludel_name")
            if not _only_tells(full):
                found[full] = [full, origin.module, origin.file, origin.line]
        code = getattr(value, "__code__", None)
        if code is not None and code.co_filename == module.__file__:
            waiting += names_in(code)
        elif isinstance(value, type) and getattr(value, "__module__", None) == module.__name__:
            for part in vars(value).values():
                code = getattr(part, "__code__", None)
                waiting += names_in(code) if code is not None else ()
    return list(found.values())


def _only_tells(name):
    last = name.rpartition(".")[2].replace("()", "").replace("@", "").lower()
    return name.partition(".")[0] in _LOGGERS or last in ("log", "logger", "_logger", "get_logger", "getlogger")


def missing_modules():
    """What was imported and stands for nothing: module, where it is imported, and why where its file is there."""
    told = []
    for module in list(sys.modules.values()):
        origin = module.__dict__.get("_aludel_origin") if _aludel_imports.is_missing(module) else None
        if origin is not None:
            told.append([module.__name__, origin.file, origin.line, origin.reason])
    return told


_watch_environment()
