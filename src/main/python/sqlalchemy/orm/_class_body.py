"""What stands in the body of a model: it becomes a table and what is mapped to it."""

from sqlalchemy.sql.schema import Column, Table

from ._annotations import is_relation, resolve
from .decl_api import MappedColumn, declared_attr
from .mapper import Mapper
from .properties import Property


def map_class(cls, known):
    """Makes the table of a class, unless it has one, and its mapper."""
    if hasattr(cls, "__declare_first__"):
        cls.__declare_first__()
    parent = next((base.__mapper__ for base in cls.__mro__[1:] if "__mapper__" in base.__dict__), None)
    body = _ClassBody(cls, known, parent)
    options = dict(body.directive("__mapper_args__") or {})
    inherits = None if options.pop("concrete", False) else parent
    table, properties = body.table(inherits), body.properties
    given = options.pop("properties", None)
    kind = options.get("polymorphic_on")
    if hasattr(kind, "column") and not isinstance(kind, Column):
        options["polymorphic_on"] = kind.column
    known._class_registry[cls.__name__] = cls
    Mapper(
        cls,
        table,
        {**properties, **(given or {})},
        inherits=inherits,
        registry=known,
        validators=body.validators,
        **options,
    )


class _ClassBody:
    """What stands in the body of a class and of its mixins."""

    def __init__(self, cls, known, parent):
        self.cls = cls
        self.known = known
        self.parent = parent
        self.columns = []
        self.properties = {}
        self.validators = []
        self._read()

    def directive(self, name):
        """A ``__name__`` of the class or of a mixin; not what a mapped class above says for itself."""
        for base in self.cls.__mro__:
            if name in base.__dict__:
                if base is not self.cls and "__mapper__" in base.__dict__:
                    return None
                value = base.__dict__[name]
                if isinstance(value, (declared_attr, classmethod)) or hasattr(value, "__get__"):
                    return value.__get__(None, self.cls)
                return value
        return None

    def _read(self):
        seen = set()
        bases = [base for base in self.cls.__mro__ if base is not object]
        own = self._of(self.cls, seen, own=True)
        mixed = []
        for base in bases[1:]:
            if "__mapper__" in base.__dict__:
                seen.update(base.__mapper__.props)
            else:
                mixed += self._of(base, seen, own=False)
        for key, value in sorted([*own, *mixed], key=lambda item: _order(item[1])):
            self._take(key, value)

    def _of(self, base, seen, own):
        found = []
        names = dict(base.__dict__)
        annotations = names.get("__annotations__") or {}
        for key in [*annotations, *names]:
            if key in seen or key.startswith("__"):
                continue
            value = names.get(key)
            if key in annotations and (value is None or isinstance(value, MappedColumn)):
                value = self._annotated(key, annotations[key], value if own else value and value.copied(), base)
            elif isinstance(value, MappedColumn):
                value = (value if own else value.copied()).named(key, None, self.known)
            elif isinstance(value, Property) and key in annotations and hasattr(value, "annotate"):
                value.annotate(annotations[key], base)
            elif isinstance(value, declared_attr):
                value = value.__get__(None, self.cls)
                if isinstance(value, MappedColumn):
                    value = value.named(key, None, self.known)
                elif not isinstance(value, (Column, Property)):
                    continue
            elif isinstance(value, Column) and not own:
                value = value.copy()
            elif getattr(value, "__sa_validators__", None):
                self.validators += [(name, value) for name in value.__sa_validators__]
                continue
            elif isinstance(value, Property) and not own:
                value = value.inherited()
            if isinstance(value, (Column, Property)):
                seen.add(key)
                found.append((key, value))
        return found

    def _annotated(self, key, annotation, value, base):
        given = resolve(annotation, base, self.known)
        if given is None:
            return None if value is None else value.named(key, None, self.known)
        if value is None and is_relation(given):
            return None
        return (value or MappedColumn()).named(key, given, self.known)

    def _take(self, key, value):
        if isinstance(value, Property):
            self.properties[key] = value
            return
        if value.table is None:
            if value.name is None:
                value.__init__(key, *value._arguments[0], **value._arguments[1])
            self.columns.append(value)
        self.properties[key] = value

    def table(self, inherits):
        given = self.directive("__table__")
        if given is not None:
            return given
        name = self.directive("__tablename__")
        if name is None:
            return self._inherited(inherits)
        rest = self.directive("__table_args__")
        arguments, options = _table_arguments(rest)
        metadata = getattr(self.cls, "metadata", None) or self.known.metadata
        return Table(name, metadata, *self.columns, *map(_settled, arguments), **options)

    def _inherited(self, inherits):
        if inherits is None:
            from sqlalchemy.exc import InvalidRequestError

            raise InvalidRequestError(
                f"Class {self.cls!r} does not have a __table__ or __tablename__ specified and does not inherit from an "
                "existing table-mapped class."
            )
        for column in self.columns:
            if column.key not in inherits.table.c:
                inherits.table.append_column(column)
        return inherits.table


def _order(value):
    return getattr(value, "_creation", 0) or 0


def _table_arguments(given):
    if isinstance(given, dict):
        return (), given
    arguments = tuple(given or ())
    return (arguments[:-1], arguments[-1]) if arguments and isinstance(arguments[-1], dict) else (arguments, {})


def _settled(item):
    """An index or constraint over columns of the class body, which have their names only now."""
    arguments, options = getattr(item, "_arguments", ((), {}))
    late = [part for part in arguments if isinstance(part, (Column, MappedColumn))]
    if late:
        item.__init__(*[getattr(part, "column", part) if part in late else part for part in arguments], **options)
    return item


def add_attribute(cls, key, value):
    """Adds what is set on a class that has been mapped."""
    if isinstance(value, MappedColumn):
        value = value.named(key, None, cls.registry)
    if isinstance(value, Column):
        if value.name is None:
            value.__init__(key, *value._arguments[0], **value._arguments[1])
        if value.key not in cls.__table__.c:
            cls.__table__.append_column(value)
    cls.__mapper__.add_property(key, value)
