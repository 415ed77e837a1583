"""What ``Mapped[…]`` says of a column: its type, and whether it may be NULL."""

import sys

_TYPES = {
    ("builtins", "int"): "Integer",
    ("builtins", "str"): "String",
    ("builtins", "bool"): "Boolean",
    ("builtins", "float"): "Float",
    ("builtins", "bytes"): "LargeBinary",
    ("decimal", "Decimal"): "Numeric",
    ("_decimal", "Decimal"): "Numeric",
    ("datetime", "datetime"): "DateTime",
    ("datetime", "date"): "Date",
    ("datetime", "time"): "Time",
    ("datetime", "timedelta"): "Interval",
    ("uuid", "UUID"): "Uuid",
}
_NOT_OF_COLUMNS = (
    "init",
    "repr",
    "compare",
    "kw_only",
    "hash",
    "default_factory",
    "deferred",
    "deferred_group",
    "deferred_raiseload",
    "active_history",
    "use_existing_column",
    "sort_order",
    "dataclass_metadata",
)
_COLLECTIONS = ("List", "list", "Set", "set", "Sequence", "Dict", "dict")


class MappedOf:
    """``Mapped[item]``"""

    def __init__(self, item):
        self.item = item

    def __or__(self, other):
        return self


class Given:
    """What an annotation says: the type, whether None is one of its values, what ``Annotated`` adds."""

    def __init__(self, type_, optional=False, extras=(), whole=None):
        self.type = type_
        self.optional = optional
        self.extras = extras
        self.whole = type_ if whole is None else whole
        self.collection = None


def resolve(annotation, cls, known):
    """What an annotation says, or None where it isn't ``Mapped[…]``."""
    if isinstance(annotation, str):
        annotation = _evaluated(annotation, cls, known)
    if not isinstance(annotation, MappedOf):
        return None
    item = annotation.item
    if isinstance(item, str):
        item = _evaluated(item, cls, known, inner=True)
    return given(item)


def given(item):
    """What stands in the brackets of ``Mapped``, taken apart."""
    name, parts = _form(item)
    if name == "Optional":
        inner = given(parts[0])
        inner.optional = True
        return inner
    if name == "Union":
        rest = [part for part in parts if part is not None and part is not type(None)]
        if len(rest) == 1:
            inner = given(rest[0])
            inner.optional = inner.optional or len(rest) < len(parts)
            return inner
        return Given(item, len(rest) < len(parts))
    if name == "Annotated":
        inner = given(parts[0])
        return Given(inner.type, inner.optional, tuple(parts[1:]), item)
    if name in _COLLECTIONS and parts:
        found = Given(item)
        found.collection = name
        found.item = parts[-1]
        return found
    return Given(item)


def _form(item):
    """The name of a typing construct and what it is over."""
    own = getattr(item, "_name", None)
    if type(item).__module__.startswith("_aludel_light"):
        return own, item._parts()
    if hasattr(item, "__metadata__"):
        return "Annotated", (item.__origin__, *item.__metadata__)
    parts = getattr(item, "__args__", None)
    if parts is None:
        return None, ()
    if type(item).__name__ in ("UnionType", "_UnionGenericAlias", "Union"):
        return "Union", parts
    origin = getattr(item, "__origin__", None)
    return getattr(origin, "__name__", own), parts


def _evaluated(text, cls, known, inner=False):
    """An annotation that is text, as ``from __future__ import annotations`` leaves it."""
    names = {}
    frame = sys._getframe()
    while frame is not None:
        if frame.f_globals.get("__name__") == cls.__module__:
            names = {**frame.f_globals, **frame.f_locals}
            break
        frame = frame.f_back
    try:
        return eval(text, names)
    except NameError:
        # a class that comes later, such as a relationship's
        return text if inner else (MappedOf(text[7:-1]) if text.startswith("Mapped[") else None)


def is_relation(found):
    """Whether it speaks of another model, not of a value."""
    return isinstance(found.type, str) or found.collection is not None and isinstance(getattr(found, "item", None), str)


def column_of(args, options, key, found, known):
    """The column for the arguments of ``mapped_column`` and what the annotation says."""
    from sqlalchemy.sql.schema import Column

    options = {name: value for name, value in options.items() if name not in _NOT_OF_COLUMNS}
    if "insert_default" in options:
        options["default"] = options.pop("insert_default")
    args = list(args)
    for extra in found.extras if found is not None else ():
        if hasattr(extra, "named") and hasattr(extra, "options"):
            args += [one for one in extra.args if not any(type(one) is type(mine) for mine in args)]
            options = {**column_options(extra.options), **options}
    name = args.pop(0) if args and isinstance(args[0], str) else options.pop("name", None) or key
    if found is not None:
        typed = "type_" in options or any(_is_type(arg) for arg in args) or any(_refers(arg) for arg in args)
        if not typed:
            args.insert(0, type_of(found, known))
        elif not any(_is_type(arg) for arg in args) and "type_" not in options:
            args.insert(0, type_of(found, known))
        if "nullable" not in options and not options.get("primary_key"):
            options["nullable"] = found.optional
    column = Column(name, *args, **options)
    return column


def column_options(options):
    return {name: value for name, value in options.items() if name not in _NOT_OF_COLUMNS}


def _is_type(value):
    return hasattr(value, "with_variant") and not hasattr(value, "desc")


def _refers(value):
    return type(value).__name__ == "ForeignKey"


def type_of(found, known):
    """The SQL type for a Python one."""
    for key in (found.whole, found.type):
        try:
            if key in known.type_annotation_map:
                return known.type_annotation_map[key]
        except TypeError:
            pass
    from sqlalchemy import types

    python = found.type
    name, parts = _form(python)
    if name == "Literal":
        return types.Enum(*parts, name="literal", native_enum=False)
    if isinstance(python, type):
        for base in python.__mro__:
            if base in known.type_annotation_map:
                return known.type_annotation_map[base]
        if hasattr(python, "__members__"):
            return types.Enum(python)
        for base in python.__mro__:
            sql = _TYPES.get((base.__module__, base.__name__))
            if sql is not None:
                return getattr(types, sql)()
    from sqlalchemy.exc import ArgumentError

    raise ArgumentError(
        f"Could not locate SQLAlchemy Core type for Python type {python!r} inside the type_annotation_map of the registry"
    )
