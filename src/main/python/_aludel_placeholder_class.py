"""Classes whose base is a placeholder."""

from _aludel_placeholder import PLAIN_DUNDERS, Placeholder, missing, reached

_combined = {}


class PlaceholderClass(type):
    """The class of a class whose base is a placeholder: the base would decide what its attributes and instances are."""

    def __new__(mcs, name, bases, namespace, placeholder=None, **kwargs):
        kind = type.__new__(mcs, name, bases, namespace)
        if placeholder is None:
            placeholder = bases[0]._aludel_base if hasattr(bases[0], "_aludel_base") else _base_of(bases)
        type.__setattr__(kind, "_aludel_base", placeholder)
        type.__setattr__(kind, "_aludel_origin", object.__getattribute__(placeholder, "_aludel_origin"))
        type.__setattr__(kind, "_aludel_name", name)
        return kind

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        return cls._aludel_placeholder()(*args, **kwargs)

    def __getattribute__(cls, name):
        if name.startswith("_aludel") or name.startswith("__") and name not in PLAIN_DUNDERS or name == "__name__":
            return type.__getattribute__(cls, name)
        return getattr(type.__getattribute__(cls, "_aludel_placeholder")(), name)

    def _aludel_placeholder(cls):
        return Placeholder(type.__getattribute__(cls, "_aludel_name"), type.__getattribute__(cls, "_aludel_origin"))

    def __instancecheck__(cls, instance):
        raise missing(cls._aludel_placeholder(), "asked whether something is an instance of it")

    def __subclasscheck__(cls, kind):
        raise missing(cls._aludel_placeholder(), "asked whether something is a subclass of it")

    def __iter__(cls):
        raise missing(cls._aludel_placeholder(), "iterated over")

    def __getitem__(cls, key):
        return cls._aludel_placeholder()[key]


def class_of_classes(kinds):
    """A class of classes whose other bases have one of their own: it would read a body of which a part is missing."""
    if kinds not in _combined:

        def make(mcs, name, bases, namespace, **kwargs):
            known = tuple(base for base in bases if isinstance(base, PlaceholderClass))
            return PlaceholderClass.__new__(mcs, name, known, namespace, **kwargs)

        def initialise(cls, name, bases, namespace, **kwargs):
            type.__init__(cls, name, bases, namespace)

        names = {"__new__": make, "__init__": initialise, "__setattr__": type.__setattr__}
        names["__prepare__"] = classmethod(lambda mcs, name, bases, **kwargs: {})
        _combined[kinds] = type("PlaceholderClass", (PlaceholderClass, *kinds), names)
    return _combined[kinds]


def _base_of(bases):
    return next(base._aludel_base for base in bases if isinstance(base, PlaceholderClass))


PlaceholderClass.__aludel_placeholder__ = staticmethod(reached)
