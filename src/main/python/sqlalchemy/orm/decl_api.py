"""Models in Python: a class body becomes a table and a mapper."""

from sqlalchemy.sql.schema import Column, MetaData, Table

from ._annotations import column_of, is_relation
from .mapper import Mapper, configure_mappers
from .properties import Property


class registry:
    """Classes that know each other by name, and their tables."""

    def __init__(self, metadata=None, class_registry=None, type_annotation_map=None, constructor=None, **options):
        self.metadata = metadata if metadata is not None else MetaData()
        self._class_registry = {} if class_registry is None else class_registry
        self.type_annotation_map = dict(type_annotation_map or {})
        self.constructor = constructor or _constructor

    @property
    def mappers(self):
        return frozenset(cls.__mapper__ for cls in self._class_registry.values() if hasattr(cls, "__mapper__"))

    def update_type_annotation_map(self, types):
        self.type_annotation_map.update(types)

    def generate_base(self, mapper=None, cls=object, name="Base", metaclass=None):
        bases = cls if isinstance(cls, tuple) else (cls,)
        names = {"registry": self, "metadata": self.metadata, "__abstract__": True}
        if bases[0].__dict__.get("__doc__"):
            names["__doc__"] = bases[0].__doc__
        if not any("__init__" in base.__dict__ for base in bases if base is not object):
            names["__init__"] = self.constructor
        return (metaclass or DeclarativeMeta)(name, bases, names)

    def as_declarative_base(self, **options):
        return lambda cls: self.generate_base(cls=cls, name=cls.__name__, **options)

    def mapped(self, cls):
        if "__init__" not in cls.__dict__:
            cls.__init__ = self.constructor
        _map(cls, self)
        return cls

    def mapped_as_dataclass(self, *args, **options):
        from ._unsupported import unsupported

        raise unsupported("registry.mapped_as_dataclass", "declare the model without it")

    def map_imperatively(self, class_, local_table=None, properties=None, **options):
        if "__init__" not in class_.__dict__:
            class_.__init__ = self.constructor
        self._class_registry[class_.__name__] = class_
        inherits = options.pop("inherits", None)
        parent = getattr(inherits, "__mapper__", inherits)
        table = local_table if local_table is not None else parent.table
        return Mapper(class_, table, properties, inherits=parent, registry=self, **options)

    map_declaratively = mapped

    def configure(self, cascade=False):
        configure_mappers()

    def dispose(self, cascade=False):
        self._class_registry.clear()


def _constructor(self, **values):
    """Sets each keyword as an attribute; one that the class doesn't have is refused."""
    cls = type(self)
    cls.__mapper__.mark_kind(self)
    for key in values:
        if not hasattr(cls, key):
            raise TypeError(f"{key!r} is an invalid keyword argument for {cls.__name__}")
        setattr(self, key, values[key])


_constructor.__name__ = "__init__"


class DeclarativeMeta(type):
    """The class of bases and models: it maps a class when its body has been read."""

    def __init__(cls, name, bases, names, **options):
        type.__init__(cls, name, bases, names)
        if "__abstract__" not in names or not names["__abstract__"]:
            known = getattr(cls, "registry", None)
            if known is None:
                known = type.__setattr__(cls, "registry", registry(metadata=names.get("metadata")))
                known = cls.registry
            _map(cls, known)

    def __setattr__(cls, key, value):
        if "__mapper__" in cls.__dict__ and isinstance(value, (Column, MappedColumn, Property)):
            _add_later(cls, key, value)
        else:
            type.__setattr__(cls, key, value)


class _BaseMeta(DeclarativeMeta):
    """The class of ``DeclarativeBase`` and what derives from it."""

    def __init__(cls, name, bases, names, **options):
        if any(base.__dict__.get("_declarative_root") for base in bases):
            type.__init__(cls, name, bases, names)
            _root(cls)
        elif names.get("_declarative_root"):
            type.__init__(cls, name, bases, names)
        else:
            DeclarativeMeta.__init__(cls, name, bases, names)


def _root(cls):
    """A class right below ``DeclarativeBase`` is the base of models."""
    names = cls.__dict__
    if "registry" not in names:
        metadata = names.get("metadata")
        cls.registry = registry(metadata=metadata, type_annotation_map=names.get("type_annotation_map"))
    elif names.get("type_annotation_map"):
        cls.registry.update_type_annotation_map(names["type_annotation_map"])
    if "metadata" not in names:
        cls.metadata = cls.registry.metadata
    if cls.__init__ is object.__init__:
        cls.__init__ = cls.registry.constructor


class DeclarativeBase(metaclass=_BaseMeta):
    """What a base of models derives from."""

    _declarative_root = True


class DeclarativeBaseNoMeta(DeclarativeBase):
    """The same."""

    _declarative_root = True


def declarative_base(
    *,
    metadata=None,
    mapper=None,
    cls=object,
    name="Base",
    class_registry=None,
    type_annotation_map=None,
    constructor=None,
    metaclass=None,
    bind=None,
):
    """A base of models."""
    made = registry(metadata, class_registry, type_annotation_map, constructor)
    return made.generate_base(cls=cls, name=name, metaclass=metaclass)


def as_declarative(**options):
    """Has a class be the base of models."""
    metadata, registered = options.pop("metadata", None), options.pop("class_registry", None)
    made = registry(metadata, registered, options.pop("type_annotation_map", None), options.pop("constructor", None))
    return lambda cls: made.generate_base(cls=cls, name=cls.__name__, **options)


def declarative_mixin(cls):
    return cls


def mapper(class_, local_table=None, properties=None, **options):
    """Maps a class to a table, as SQLAlchemy 1.x does it."""
    return registry().map_imperatively(class_, local_table, properties, **options)


class declared_attr:
    """An attribute that each class has made for itself."""

    def __init__(self, function, cascading=False, quiet=False):
        self.fget = getattr(function, "__func__", function)
        self.__doc__ = self.fget.__doc__

    def __get__(self, instance, owner):
        return self.fget(owner)

    @classmethod
    def directive(cls, function):
        return cls(function)

    cascading = with_directive = directive


def synonym_for(name, map_column=False):
    from .properties import SynonymProperty

    return lambda function: SynonymProperty(name)


def has_inherited_table(cls):
    return any(getattr(base, "__table__", None) is not None for base in cls.__mro__[1:])


class Mapped:
    """``Mapped[int]``: the annotation of a mapped attribute."""

    def __class_getitem__(cls, item):
        from ._annotations import MappedOf

        return MappedOf(item)


class MappedColumn:
    """``mapped_column()``: a column whose type and nullability the annotation may give."""

    def __init__(self, *args, **options):
        self.args = args
        self.options = options
        self.column = None

    def copied(self):
        return MappedColumn(*self.args, **self.options)

    def named(self, key, given, known):
        """The column; ``given`` is what the annotation says of it."""
        self.column = column_of(self.args, self.options, key, given, known)
        return self.column

    # in the body of a class it may stand where a column stands
    @property
    def _java(self):
        return self.column._java

    @property
    def name(self):
        return self.column.name

    @property
    def key(self):
        return self.column.key

    def __clause_element__(self):
        return self.column


def mapped_column(*args, **options):
    return MappedColumn(*args, **options)


def _map(cls, known):
    """Makes the table of a class, unless it has one, and its mapper."""
    if hasattr(cls, "__declare_first__"):
        cls.__declare_first__()
    parent = next((base.__mapper__ for base in cls.__mro__[1:] if "__mapper__" in base.__dict__), None)
    body = _Body(cls, known, parent)
    options = dict(body.directive("__mapper_args__") or {})
    inherits = None if options.pop("concrete", False) else parent
    table, properties = body.table(inherits), body.properties
    given = options.pop("properties", None)
    for key in ("polymorphic_on",):
        if hasattr(options.get(key), "column") and not isinstance(options[key], Column):
            options[key] = options[key].column
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


class _Body:
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
        from ._annotations import resolve

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


def _add_later(cls, key, value):
    if isinstance(value, MappedColumn):
        value = value.named(key, None, cls.registry)
    if isinstance(value, Column):
        if value.name is None:
            value.__init__(key, *value._arguments[0], **value._arguments[1])
        if value.key not in cls.__table__.c:
            cls.__table__.append_column(value)
    cls.__mapper__.add_property(key, value)
