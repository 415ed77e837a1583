"""Values that tell their object when they are changed in place."""


class Mutable:
    """What such values derive from."""

    _owner = None

    @classmethod
    def coerce(cls, key, value):
        if value is None or isinstance(value, cls):
            return value
        raise ValueError(f"Attribute '{key}' does not accept objects of type {type(value)}")

    @classmethod
    def as_mutable(cls, sqltype):
        """The type, its values of this class."""
        from sqlalchemy.sql.type_api import to_instance

        type_ = to_instance(sqltype).copy()
        type_._mutable = cls
        return type_

    @classmethod
    def associate_with(cls, sqltype):
        from sqlalchemy.orm._unsupported import unsupported

        raise unsupported("Mutable.associate_with()", "use as_mutable() at the columns")

    associate_with_attribute = associate_with

    @classmethod
    def owned(cls, value, state, key):
        """The value as one of this class that knows its object; expressions and None stay."""
        if value is None or hasattr(value, "_java"):
            return value
        coerced = cls.coerce(key, value)
        if coerced is not None:
            coerced._owner = state, key
        return coerced

    def changed(self):
        from sqlalchemy.orm.attributes import flag_modified

        if self._owner is not None:
            state, key = self._owner
            if state.obj.__dict__.get(key) is self:
                flag_modified(state.obj, key)


MutableBase = Mutable


def _telling(base, *names):
    """A class whose methods of these names tell of a change."""

    def method(name):
        original = getattr(base, name)

        def change(self, *args, **kwargs):
            result = original(self, *args, **kwargs)
            self.changed()
            return result

        change.__name__ = name
        return change

    return {name: method(name) for name in names if hasattr(base, name)}


def _coercing(plain):
    @classmethod
    def coerce(cls, key, value):
        return cls(value) if isinstance(value, plain) and not isinstance(value, cls) else Mutable.coerce.__func__(cls, key, value)

    return coerce


class MutableDict(Mutable, dict):
    """A dict."""

    locals().update(_telling(dict, "__setitem__", "__delitem__", "pop", "popitem", "clear", "update", "setdefault", "__ior__"))
    coerce = _coercing(dict)

    __reduce__ = lambda self: (dict, (dict(self),))  # noqa: E731


class MutableList(Mutable, list):
    """A list."""

    locals().update(
        _telling(
            list,
            *("__setitem__", "__delitem__", "__iadd__", "__imul__", "append", "extend", "insert", "pop", "remove"),
            *("clear", "sort", "reverse"),
        )
    )
    coerce = _coercing((list, tuple))

    __reduce__ = lambda self: (list, (list(self),))  # noqa: E731


class MutableSet(Mutable, set):
    """A set."""

    locals().update(
        _telling(
            set,
            *("add", "remove", "discard", "pop", "clear", "update", "difference_update", "intersection_update"),
            *("symmetric_difference_update", "__ior__", "__iand__", "__ixor__", "__isub__"),
        )
    )
    coerce = _coercing((set, frozenset, list))

    __reduce__ = lambda self: (set, (set(self),))  # noqa: E731


class MutableComposite(Mutable):
    """A value of several columns."""
