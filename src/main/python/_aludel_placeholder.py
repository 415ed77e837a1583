"""Placeholders: what an import that cannot be resolved becomes.

Attributes, calls and items of a placeholder are placeholders again. Nothing fails until one reaches something that
matters: an operation's argument, SQL text, a URL that nothing overrides, a branch condition. A placeholder that is
formatted into a text leaves a mark in it, so that the text is recognised later.
"""

import _aludel

MARK = "\ue000"
_formatted = {}


class MissingImport(BaseException):
    """A placeholder was needed. No ``except Exception`` may swallow it: that would skip silently."""


class Origin:
    """Which import it comes from, and where that stands."""

    __slots__ = ("file", "line", "module")

    def __init__(self, module, file, line):
        self.module = module
        self.file = file
        self.line = line


def missing(placeholder, use, *remedies):
    """The exception to raise where a placeholder is needed."""
    origin = object.__getattribute__(placeholder, "_aludel_origin")
    name = object.__getattribute__(placeholder, "_aludel_name")
    what = name if name == origin.module else f"{name} (of the missing module {origin.module})"
    message = f"{what} is {use}, and the module '{origin.module}' is not there"
    error = MissingImport(message)
    error._aludel_cause = _aludel._bridge.missingImport(message, origin.module, origin.file, origin.line, list(remedies))
    return error


class Placeholder:
    """Something that an import would have brought."""

    def __init__(self, name, origin):
        object.__setattr__(self, "_aludel_name", name)
        object.__setattr__(self, "_aludel_origin", origin)

    def _aludel_child(self, suffix):
        return Placeholder(
            object.__getattribute__(self, "_aludel_name") + suffix, object.__getattribute__(self, "_aludel_origin")
        )

    def __getattr__(self, name):
        if name.startswith("__") or name in ("_java", "_aludel_cause", "_session", "_execute_on_connection"):
            raise AttributeError(name)
        return self._aludel_child("." + name)

    def __call__(self, *args, **kwargs):
        # A decorator leaves what it decorates, so that functions and classes of the script stay callable.
        if len(args) == 1 and not kwargs and hasattr(args[0], "__code__"):
            return args[0]
        if not args and not kwargs:
            name = object.__getattribute__(self, "_aludel_name")
            if name.endswith(".configure_args.keys"):
                # Flask-Migrate's: what autogenerate was told. It is spread into configure().
                return ()
            if name.endswith(".connect") and "engine" in name.split(".")[-2].lower():
                connection = _connection()
                if connection is not None:
                    return connection
        return self._aludel_child("()")

    def __getitem__(self, key):
        return self._aludel_child(f"[{key!r}]" if isinstance(key, (str, int)) else "[...]")

    def __setitem__(self, key, value):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None

    def __await__(self):
        return self
        yield

    def __mro_entries__(self, bases):
        return (PlaceholderBase,)

    def __eq__(self, other):
        return self if self is not other else True

    def __ne__(self, other):
        return self

    def __hash__(self):
        return id(self)

    def _aludel_same(self, *other):
        return self

    __add__ = __radd__ = __or__ = __ror__ = __and__ = __sub__ = __mul__ = __truediv__ = __invert__ = _aludel_same
    __lt__ = __le__ = __gt__ = __ge__ = _aludel_same
    __aenter__ = __aexit__ = None

    def __mod__(self, other):
        return self

    def __bool__(self):
        raise missing(self, "asked for its truth")

    def __iter__(self):
        raise missing(self, "iterated over")

    def __len__(self):
        raise missing(self, "asked for its length")

    def __contains__(self, item):
        raise missing(self, "searched")

    def __int__(self):
        raise missing(self, "needed as a number")

    __float__ = __index__ = __int__

    def __fspath__(self):
        raise missing(self, "needed as a path")

    def __str__(self):
        name = object.__getattribute__(self, "_aludel_name")
        _formatted[name] = self
        _aludel._marked = MARK
        return f"{MARK}<missing {name}>"

    def __format__(self, specification):
        return self.__str__()

    def __repr__(self):
        return f"<missing {object.__getattribute__(self, '_aludel_name')}>"


def _connection():
    """What the engine of a missing application connects to: the database that was demanded from outside, if any."""
    host = _aludel._bridge.host()
    if host is None or host.overridingUrl() is None:
        return None
    from sqlalchemy.engine.base import Engine

    return Engine(host.overridingUrl()).connect()


class PlaceholderBase:
    """What a class gets whose base is a placeholder."""

    def __init__(self, *args, **kwargs):
        pass

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()


def reached(value):
    """The exception for a placeholder that became part of an operation."""
    return missing(value, "part of an operation")


def marked(text):
    """The exception for a text that a placeholder was formatted into."""
    return missing(_within(text), "part of a text that is needed")


def in_url(url):
    """The exception for a URL that is a placeholder or has one in it."""
    placeholder = _within(url) if isinstance(url, str) else url
    return missing(placeholder, "needed for the database URL", "Give the URL: --url, ALUDEL_URL or DATABASE_URL.")


def _within(text):
    start = text.index(MARK) + len(MARK) + len("<missing ")
    return _formatted[text[start : text.index(">", start)]]


Placeholder.__aludel_placeholder__ = staticmethod(reached)
