"""Models in Python: a class body becomes a table and a mapper."""

from sqlalchemy.sql.schema import Column, MetaData

from ._annotations import column_of
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
        from ._class_body import map_class

        map_class(cls, self)
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
            from ._class_body import map_class

            known = getattr(cls, "registry", None)
            if known is None:
                known = registry(metadata=names.get("metadata"))
                type.__setattr__(cls, "registry", known)
            map_class(cls, known)

    def __setattr__(cls, key, value):
        if "__mapper__" in cls.__dict__ and isinstance(value, (Column, MappedColumn, Property)):
            from ._class_body import add_attribute

            add_attribute(cls, key, value)
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
