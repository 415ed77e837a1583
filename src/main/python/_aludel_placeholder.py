"""Placeholders: what an import that cannot be resolved becomes.

Attributes, calls and items of a placeholder are placeholders again, and nothing fails until one reaches something that
matters: an operation, SQL, a URL that nothing overrides, a condition, a key, a number, the database. Then the error
names the import. ``_aludel_careful`` covers what Python decides without asking an object: identity and formatting.
"""

import sys

import _aludel
import _aludel_imports

MARK = "\ue000"

# The first placeholder that was called, and the first one given a function, since env.py began.
called = None
given_function = None

_formatted = {}
_attribute = object.__getattribute__

# Dunder names that stand for something of an application, not for a protocol of Python's.
PLAIN_DUNDERS = ("__table__", "__tablename__", "__mapper__", "__members__", "__version__", "__file__", "__name__")
# Names that Aludel's own machinery asks any object for.
_PRIVATE = ("_java", "_aludel_cause", "_session", "_execute_on_connection", "_parameters", "_given", "_finished")
# Standard modules that ask any object for its class or hash while definitions are made, which decides nothing.
_DEFINING = (
    "typing.py _py_abc.py abc.py dataclasses.py enum.py functools.py inspect.py types.py contextlib.py copy.py "
    "weakref.py _collections_abc.py _weakrefset.py"
).split()
# What only tells people something, or makes the thing that does.
_TELLING = (
    "debug info warning warn error exception critical log success trace print echo secho "
    "getLogger get_logger bind opt"
).split()
# Packages whose decorators repeat a function that failed, and do nothing else to it.
_REPEATING = ("tenacity", "backoff", "retry", "retrying", "stamina")
# Objects through which a script reaches the database.
_REACHING = ("Connection", "AsyncConnection", "Session", "AsyncSession", "DriverConnection", "MigrationContext")
_REACHING += ("MockConnection", "Operations", "BatchOperations", "Inspector", "EnvironmentContext")


class MissingImport(BaseException):
    """A placeholder was needed. No ``except Exception`` may swallow it: that would skip silently."""


class Origin:
    """Which import it comes from, where that stands, and why the module is missing though its file is there."""

    __slots__ = ("file", "line", "module", "reason")

    def __init__(self, module, file, line, reason=None):
        self.module = module
        self.file = file
        self.line = line
        self.reason = reason


def missing(placeholder, use, *remedies):
    """The exception to raise where a placeholder is needed."""
    origin = _attribute(placeholder, "_aludel_origin")
    name = _attribute(placeholder, "_aludel_name")
    what = name if name == origin.module else f"{name} (of the missing module {origin.module})"
    why = "is not there" if origin.reason is None else "cannot be imported here"
    message = f"{what} is {use}, and the module '{origin.module}' {why}"
    error = MissingImport(message)
    error._aludel_cause = _aludel._bridge.missingImport(
        message, name, origin.module, origin.file, origin.line, origin.reason, list(remedies)
    )
    return error


def is_placeholder(value):
    """Whether the value is a placeholder, a text that has one in it, or a class or module that is one."""
    return hasattr(type(value), "__aludel_placeholder__")


def is_private(name):
    """Whether the name is one that Python's or Aludel's machinery asks any object for."""
    return name in _PRIVATE or name.startswith("__") and name not in PLAIN_DUNDERS


def _defining(frame):
    """Whether the code that asks only defines something, or is Aludel's own."""
    file = frame.f_code.co_filename
    if _aludel_imports.is_users(file):
        return False
    return _aludel_imports.is_shim(file) or file.startswith("<frozen") or file.rpartition("/")[2] in _DEFINING


class Placeholder:
    """Something that an import would have brought."""

    __slots__ = ("_aludel_name", "_aludel_origin")

    def __init__(self, name, origin):
        object.__setattr__(self, "_aludel_name", name)
        object.__setattr__(self, "_aludel_origin", origin)

    def _aludel_child(self, suffix):
        return Placeholder(_attribute(self, "_aludel_name") + suffix, _attribute(self, "_aludel_origin"))

    def __getattr__(self, name):
        if is_private(name):
            raise AttributeError(name)
        full = _attribute(self, "_aludel_name") + "." + name
        if name == "configure_args" and full.startswith("flask.current_app."):
            # What Migrate(…) was given: options of autogenerate. It is asked, added to and spread into configure().
            return {}
        if full in _aludel._types:
            from _aludel_types import mapped

            return mapped(full)
        return Placeholder(full, _attribute(self, "_aludel_origin"))

    @property
    def __class__(self):
        if _defining(sys._getframe(1)):
            return Placeholder
        raise missing(self, "asked for its type")

    def __setattr__(self, name, value):
        pass

    def __delattr__(self, name):
        pass

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __getitem__(self, key):
        return self._aludel_child(f"[{key!r}]" if type(key) in (str, int) else "[...]")

    def __call__(self, *args, **kwargs):
        return _call(self, args, kwargs)

    def __enter__(self):
        return _entered(self)

    def __exit__(self, *exception):
        return None

    async def __aenter__(self):
        return _entered(self)

    async def __aexit__(self, *exception):
        return None

    def __await__(self):
        return self
        yield

    def __mro_entries__(self, bases):
        from _aludel_placeholder_class import PlaceholderClass, class_of_classes

        kinds = {type(base) for base in bases if not is_placeholder(base)} - {type}
        meta = class_of_classes(tuple(kinds)) if kinds else PlaceholderClass
        return (meta("PlaceholderBase", (), {}, placeholder=self),)

    def __hash__(self):
        if _defining(sys._getframe(1)):
            return id(self)
        raise missing(self, "used as a key")

    def __instancecheck__(self, instance):
        raise missing(self, "asked whether something is an instance of it")

    def __subclasscheck__(self, kind):
        raise missing(self, "asked whether something is a subclass of it")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __mod__(self, other):
        return self

    def __str__(self):
        name = _attribute(self, "_aludel_name")
        _formatted[name] = self
        _aludel._marked = MARK
        return Text(self)

    def __format__(self, specification):
        return self.__str__()

    def __repr__(self):
        return self.__str__()


def _same(self, *other):
    return self._aludel_child("…")


def _refusing(use):
    def refuse(self, *args):
        raise missing(self, use)

    return refuse


_RESULTS = "add sub mul truediv floordiv pow matmul and or xor lshift rshift"
_REFUSED = {
    "bool": "asked for its truth",
    "iter": "iterated over",
    "next": "iterated over",
    "aiter": "iterated over",
    "anext": "iterated over",
    "reversed": "iterated over",
    "len": "asked for its length",
    "length_hint": "asked for its length",
    "contains": "searched",
    "int": "needed as a number",
    "float": "needed as a number",
    "complex": "needed as a number",
    "index": "needed as a number",
    "round": "needed as a number",
    "trunc": "needed as a number",
    "floor": "needed as a number",
    "ceil": "needed as a number",
    "bytes": "needed as bytes",
    "fspath": "needed as a path",
    "dir": "asked for its names",
    "reduce_ex": "written away",
}
for _name in _RESULTS.split():
    setattr(Placeholder, f"__{_name}__", _same)
    setattr(Placeholder, f"__r{_name}__", _same)
for _name in "rmod eq ne lt le gt ge neg pos abs invert".split():
    setattr(Placeholder, f"__{_name}__", _same)
for _name, _use in _REFUSED.items():
    setattr(Placeholder, f"__{_name}__", _refusing(_use))


class Text(str):
    """The text of a placeholder, or one that has such a text in it: it can be put together, and not looked at."""

    def __new__(cls, placeholder, text=None):
        self = str.__new__(cls, text or f"{MARK}<missing {_attribute(placeholder, '_aludel_name')}>")
        self._aludel_name = _attribute(placeholder, "_aludel_name")
        self._aludel_origin = _attribute(placeholder, "_aludel_origin")
        return self

    def _aludel_joined(self, *args, **kwargs):
        return self

    def _aludel_part(self, *args, **kwargs):
        return Placeholder(self._aludel_name, self._aludel_origin)

    def __add__(self, other):
        return Text(self, str.__str__(self) + str(other))

    def __radd__(self, other):
        return Text(self, str(other) + str.__str__(self))

    def __hash__(self):
        if _defining(sys._getframe(1)):
            return id(self)
        raise missing(self, "used as a key")


# What still is the text, or a text made from it; what is a part of it or a fact about it; what isn't to be had.
for _name in (
    "__mod__ __mul__ __rmul__ __rmod__ __format__ __str__ replace strip lstrip rstrip removeprefix removesuffix lower "
    "upper title capitalize casefold swapcase format format_map join expandtabs center ljust rjust zfill translate"
).split():
    setattr(Text, _name, Text._aludel_joined)
for _name in (
    "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __getitem__ startswith endswith split rsplit splitlines partition "
    "rpartition find rfind index rindex count isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric "
    "isprintable isspace istitle isupper"
).split():
    setattr(Text, _name, Text._aludel_part)
for _name in ("bool", "iter", "len", "contains", "int", "float", "reduce_ex"):
    setattr(Text, f"__{_name}__", _refusing(_REFUSED[_name]))
Text.encode = _refusing(_REFUSED["bytes"])


def _call(self, args, kwargs):
    global called, given_function
    name = _attribute(self, "_aludel_name")
    last = name.rpartition(".")[2]
    reaching = any(_reaches(value) for value in (*args, *kwargs.values()))
    if reaching:
        raise missing(self, "called with the connection to the database")
    if _aludel.running:
        if last not in _TELLING:
            raise missing(self, "called")
        return self._aludel_child("()")
    if name.endswith("@"):
        raise missing(self, "called: it stands for a function that a decorator of that module changed")
    if called is None and last not in _TELLING:
        called = self
    if any(_runs(value) for value in (*args, *kwargs.values())):
        if name.partition(".")[0] in _REPEATING:
            return args[0]
        given_function = self if given_function is None else given_function
        return self._aludel_child("@")
    if not args and not kwargs and last in ("connect", "begin"):
        from _aludel_connection import connected

        connection = connected()
        if connection is not None:
            return connection
    return self._aludel_child("()")


def _runs(value):
    """Whether it is a function or a coroutine of the script."""
    return not is_placeholder(value) and (hasattr(value, "__code__") or hasattr(value, "cr_code"))


def _reaches(value):
    kind = type(value)
    if kind is type(sys):
        return value.__name__ in ("alembic.op", "alembic.context")
    return kind.__name__ in _REACHING and kind.__module__.partition(".")[0] in ("sqlalchemy", "alembic")


def _entered(self):
    if _aludel.running:
        raise missing(self, "entered as a context")
    return self


def reached(value):
    """The exception for a placeholder that became part of an operation."""
    return missing(value, "part of an operation")


def marked(text):
    """The exception for a text that a placeholder was formatted into."""
    return missing(within(text), "part of a text that is needed")


def in_url(url):
    """The exception for a URL that is a placeholder or has one in it."""
    placeholder = within(url) if type(url) is str else url
    return missing(placeholder, "needed for the database URL", "Give the URL: --url, ALUDEL_URL or DATABASE_URL.")


def within(text):
    """The placeholder that was formatted into the text."""
    start = text.index(MARK) + len(MARK) + len("<missing ")
    return _formatted[text[start : text.index(">", start)]]


def refused(error):
    """The exception in place of a type error of Python's own about a placeholder; None where it isn't about one."""
    if type(error) is not TypeError or "Placeholder" not in str(error):
        return None
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or not _aludel_imports.is_users(trace.tb_frame.f_code.co_filename):
        return None
    with open(trace.tb_frame.f_code.co_filename, encoding="utf-8") as source:
        line = source.read().splitlines()[trace.tb_lineno - 1]
    for names in (trace.tb_frame.f_locals, trace.tb_frame.f_globals):
        for name, value in names.items():
            if is_placeholder(value) and name in line:
                return missing(value, "given to what can't take it")
    return None


def begin_environment():
    """Forgets what was called before env.py."""
    global called, given_function
    called = given_function = None


def end_environment():
    """Raises where env.py ended without run_migrations() and a placeholder may be why."""
    reason = called if given_function is None else given_function
    if reason is not None:
        raise missing(reason, "called, and env.py ended without run_migrations(), which that call may have led to")


for _kind in (Placeholder, Text):
    _kind.__aludel_placeholder__ = staticmethod(reached)
