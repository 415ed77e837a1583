"""SQL that is put together from parts."""

import _aludel


class Composable:
    """A part of SQL."""

    def __init__(self, wrapped):
        self._wrapped = wrapped

    def __repr__(self):
        return f"{type(self).__name__}({self._wrapped!r})"

    def __add__(self, other):
        if not isinstance(other, Composable):
            return NotImplemented
        return Composed([*self._parts(), *other._parts()])

    def __mul__(self, count):
        return Composed([self] * count)

    def __eq__(self, other):
        return type(self) is type(other) and self._wrapped == other._wrapped

    __hash__ = object.__hash__

    def _parts(self):
        return [self]


class Composed(Composable):
    """Parts, one after the other."""

    def __init__(self, seq):
        parts = list(seq)
        for part in parts:
            if not isinstance(part, Composable):
                raise TypeError(f"Composed elements must be Composable, got {part!r} instead")
        super().__init__(parts)

    @property
    def seq(self):
        return list(self._wrapped)

    def as_string(self, context):
        return "".join(part.as_string(context) for part in self._wrapped)

    def __iter__(self):
        return iter(self._wrapped)

    def _parts(self):
        return self._wrapped

    def join(self, joiner):
        return (SQL(joiner) if isinstance(joiner, str) else joiner).join(self._wrapped)


class SQL(Composable):
    """Text as it stands, with ``{}`` for other parts."""

    def __init__(self, string):
        if not isinstance(string, str):
            raise TypeError("SQL values must be strings")
        super().__init__(string)

    @property
    def string(self):
        return self._wrapped

    def as_string(self, context):
        return self._wrapped

    def join(self, seq):
        parts = []
        for part in seq:
            parts += [self, part] if parts else [part]
        return Composed(parts)

    def format(self, *args, **kwargs):
        from string import Formatter

        parts, count = [], 0
        for text, name, spec, conversion in Formatter().parse(self._wrapped):
            if spec:
                raise ValueError("no format specification supported by SQL")
            if conversion:
                raise ValueError("no format conversion supported by SQL")
            if text:
                parts.append(SQL(text))
            if name is None:
                continue
            if name == "":
                parts.append(args[count])
                count += 1
            else:
                parts.append(args[int(name)] if name.isdigit() else kwargs[name])
        return Composed(parts)


class Identifier(Composable):
    """A name, quoted; with a schema before it where two are given."""

    def __init__(self, *strings):
        if not strings:
            raise TypeError("Identifier cannot be empty")
        super().__init__(strings)

    @property
    def strings(self):
        return self._wrapped

    @property
    def string(self):
        if len(self._wrapped) != 1:
            raise AttributeError("the Identifier wraps more than one than one string")
        return self._wrapped[0]

    def as_string(self, context):
        return ".".join('"' + name.replace('"', '""') + '"' for name in self._wrapped)

    def __repr__(self):
        return f"Identifier({', '.join(map(repr, self._wrapped))})"


class Literal(Composable):
    """A value, written into the text."""

    @property
    def wrapped(self):
        return self._wrapped

    def as_string(self, context):
        from ._driver import literal

        return literal(_session(context), self._wrapped)


def _session(context):
    connection = getattr(context, "connection", context)
    link = getattr(connection, "_connection", None)
    return _aludel._bridge.session() if link is None else link._session


class Placeholder(Composable):
    """Where a value goes that is given with the execution."""

    def __init__(self, name=None):
        if name is not None and (not isinstance(name, str) or ")" in name):
            raise ValueError(f"invalid name: {name!r}")
        super().__init__(name)

    @property
    def name(self):
        return self._wrapped

    def as_string(self, context):
        return "%s" if self._wrapped is None else f"%({self._wrapped})s"

    def __repr__(self):
        return f"Placeholder({'' if self._wrapped is None else repr(self._wrapped)})"


NULL, DEFAULT = SQL("NULL"), SQL("DEFAULT")
