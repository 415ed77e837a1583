"""Attributes of models: expressions on the class, values on its objects."""

_OPERATORS = (
    "eq ne lt le gt ge add sub mul truediv floordiv mod radd rsub rmul rtruediv rfloordiv rmod and rand or ror invert neg "
    "lshift rshift getitem"
).split()


class _Absent:
    """Stands for a value that isn't known."""

    def __repr__(self):
        return "NO_VALUE"

    def __bool__(self):
        return False


NO_VALUE = NEVER_SET = _Absent()


class InstanceState:
    """What a session knows of an object."""

    def __init__(self, obj, mapper):
        self.obj = obj
        self.mapper = mapper
        self.session = None
        # the primary key once there is a row
        self.key = None
        # attributes whose values are to be read anew
        self.expired = set()
        # attributes that were changed, with the values they had
        self.committed = {}
        # the items of collections as the database has them
        self.collections = {}
        self.deleted = False

    def loaded(self, key, items):
        """Remembers what the database has in a collection."""
        self.collections[key] = list(items)

    def collect(self, key):
        """Notes that a collection was changed."""
        self.collections.setdefault(key, [])
        if self.session is not None:
            self.session._changed(self)

    @property
    def dict(self):
        return self.obj.__dict__

    @property
    def object(self):
        return self.obj

    @property
    def transient(self):
        return self.key is None and self.session is None

    @property
    def pending(self):
        return self.key is None and self.session is not None

    @property
    def persistent(self):
        return self.key is not None and self.session is not None and not self.deleted

    @property
    def detached(self):
        return self.key is not None and self.session is None

    @property
    def identity(self):
        return self.key

    @property
    def attrs(self):
        return _Histories(self)

    @property
    def unmodified(self):
        return {key for key in self.mapper.props if key not in self.committed}

    def change(self, key, value):
        """Gives an attribute a value that is to be written."""
        values = self.obj.__dict__
        if key not in self.committed:
            self.committed[key] = values.get(key, NO_VALUE)
        self.expired.discard(key)
        values[key] = value
        if self.session is not None:
            self.session._changed(self)

    def changes(self):
        """The column attributes that differ from what the row has."""
        values = self.obj.__dict__
        for key, before in self.committed.items():
            prop = self.mapper.props[key]
            if prop.column is None or key not in values:
                continue
            now = values[key]
            if before is NO_VALUE or is_expression(now) or now is not before and not _same(before, now):
                yield key, now

    def expire(self, keys=None):
        """Forgets values, those of all attributes unless some are named; they are read when they are asked for."""
        values = self.obj.__dict__
        for key, prop in self.mapper.props.items():
            if keys is None or key in keys:
                values.pop(key, None)
                self.committed.pop(key, None)
                self.collections.pop(key, None)
                if prop.column is not None or prop.is_expression:
                    self.expired.add(key)


class _Histories:
    """``inspect(obj).attrs``"""

    def __init__(self, state):
        self._state = state

    def __getattr__(self, key):
        return _Attribute(self._state, key)

    def __iter__(self):
        return (_Attribute(self._state, key) for key in self._state.mapper.props)


class _Attribute:
    def __init__(self, state, key):
        self.state = state
        self.key = key

    @property
    def value(self):
        return getattr(self.state.obj, self.key)

    loaded_value = value

    @property
    def history(self):
        return get_history(self.state.obj, self.key)


class History(tuple):
    """What an attribute was given, what it has still, and what it lost."""

    added = property(lambda self: self[0])
    unchanged = property(lambda self: self[1])
    deleted = property(lambda self: self[2])

    def has_changes(self):
        return bool(self[0] or self[2])


def get_history(obj, key, passive=None):
    state = state_of(obj)
    if key not in state.committed:
        value = getattr(obj, key)
        return History(((), [value] if state.key is not None else (), () if state.key is not None else [value]))
    before = state.committed[key]
    return History(([obj.__dict__.get(key)], (), [] if before is NO_VALUE else [before]))


def _same(before, now):
    try:
        return bool(before == now)
    except Exception:  # values of a script's own types may refuse to be compared: then they are written
        return False


def is_expression(value):
    return hasattr(value, "__clause_element__") or getattr(type(value), "compile", None) is not None


def state_of(obj):
    """The state of an object; one that is new gets it now."""
    state = getattr(obj, "__dict__", {}).get("_sa_instance_state")
    if state is None:
        mapper = getattr(type(obj), "__mapper__", None)
        if mapper is None:
            from .exc import UnmappedInstanceError

            raise UnmappedInstanceError(obj)
        state = obj.__dict__["_sa_instance_state"] = InstanceState(obj, mapper)
    return state


instance_state = state_of


def instance_dict(obj):
    return obj.__dict__


def flag_modified(instance, key):
    """Has an attribute written, though its value is the same object."""
    state = state_of(instance)
    if key not in instance.__dict__:
        from sqlalchemy.exc import InvalidRequestError

        raise InvalidRequestError(
            f"Can't flag attribute '{key}' modified; it's not present in the object state"
        )
    state.committed[key] = NO_VALUE
    if state.session is not None:
        state.session._changed(state)


def flag_dirty(instance):
    state = state_of(instance)
    if state.session is not None:
        state.session._changed(state)


def set_attribute(instance, key, value, initiator=None):
    setattr(instance, key, value)


def get_attribute(instance, key):
    return getattr(instance, key)


def set_committed_value(instance, key, value):
    """Sets a value as if it had been read from the database."""
    state = state_of(instance)
    instance.__dict__[key] = value
    state.expired.discard(key)
    state.committed.pop(key, None)


class QueryableAttribute:
    """An attribute of a model or of an alias of one: everything its expression can do, it can."""

    __hash__ = object.__hash__

    def __class_getitem__(cls, item):
        # what an annotation says of the rows decides nothing
        return cls

    def __init__(self, entity, key, prop):
        self._entity = entity
        self.key = key
        self.prop = self.property = prop

    @property
    def class_(self):
        return self._entity.mapper.class_

    @property
    def parent(self):
        return self._entity.mapper

    @property
    def expression(self):
        return self.prop.expression(self._entity)

    comparator = expression

    @property
    def _java(self):
        return self.expression._java

    def __clause_element__(self):
        return self.expression

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        own = getattr(self.prop, "attribute_" + name, None)
        if own is not None:
            return lambda *args, **kwargs: own(self._entity, *args, **kwargs)
        found = getattr(self.expression, name)
        return _unwrapping(found) if callable(found) else found

    def __str__(self):
        return f"{self.class_.__name__}.{self.key}"

    def __bool__(self):
        raise TypeError("Boolean value of this clause is not defined")


def plain(value):
    """An attribute as the expression it stands for; anything else as it is."""
    return value.expression if isinstance(value, QueryableAttribute) else value


def _unwrapping(function):
    def call(*args, **kwargs):
        return function(*map(plain, args), **{key: plain(value) for key, value in kwargs.items()})

    return call


def _operator(name):
    def operate(self, *others):
        own = getattr(self.prop, "attribute_" + name, None)
        if own is not None:
            return own(self._entity, *others)
        if name == "eq" and hasattr(others[0], "_arguments") and others[0].name is None:
            return others[0] == self.expression
        return getattr(self.expression, f"__{name}__")(*map(plain, others))

    return operate


for _name in _OPERATORS:
    setattr(QueryableAttribute, f"__{_name}__", _operator(_name))


class InstrumentedAttribute(QueryableAttribute):
    """The attribute of a model itself; on an object of it, the value."""

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        values = instance.__dict__
        if self.key in values:
            return values[self.key]
        return self.prop.absent(state_of(instance))

    def __set__(self, instance, value):
        self.prop.assign(state_of(instance), value)

    def __delete__(self, instance):
        state = state_of(instance)
        if self.key not in instance.__dict__:
            raise AttributeError(f"'{type(instance).__name__}' object has no attribute '{self.key}'")
        self.prop.assign(state, None)


def attribute_named(entity, key):
    """What a model calls by that name."""
    if key not in entity.mapper.props:
        known = getattr(entity.mapper.class_, key, None)
        if known is not None:
            return known
        from sqlalchemy.exc import InvalidRequestError

        raise InvalidRequestError(f'Entity namespace for "{entity.mapper.table.name}" has no property "{key}"')
    return QueryableAttribute(entity, key, entity.mapper.props[key])
