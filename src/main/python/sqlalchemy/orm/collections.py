"""Collections of relationships: they tell their owner what is put in and taken out."""


def __getattr__(name):
    # What makes dictionaries of collections can be declared.
    from . import _unsupported

    if name in ("attribute_keyed_dict", "attribute_mapped_collection", "column_keyed_dict", "column_mapped_collection"):
        return getattr(_unsupported, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class InstrumentedList(list):
    """A list that belongs to an attribute of an object."""

    def __init__(self, items=(), state=None, prop=None):
        list.__init__(self, items)
        self._state = state
        self._prop = prop

    def _put(self, item):
        self._prop.put(self._state, item)
        return item

    def _taken(self, item):
        self._prop.taken(self._state, item)

    def append(self, item):
        list.append(self, item)
        self._put(item)

    def insert(self, index, item):
        list.insert(self, index, item)
        self._put(item)

    def extend(self, items):
        for item in list(items):
            self.append(item)

    def __iadd__(self, items):
        self.extend(items)
        return self

    def remove(self, item):
        list.remove(self, item)
        self._taken(item)

    def pop(self, index=-1):
        item = list.pop(self, index)
        self._taken(item)
        return item

    def clear(self):
        while self:
            self.pop()

    def __setitem__(self, index, item):
        before = self[index] if isinstance(index, slice) else [self[index]]
        list.__setitem__(self, index, item)
        for one in before:
            self._taken(one)
        for one in self[index] if isinstance(index, slice) else [item]:
            self._put(one)

    def __delitem__(self, index):
        before = self[index] if isinstance(index, slice) else [self[index]]
        list.__delitem__(self, index)
        for one in before:
            self._taken(one)

    _add, _drop = append, remove


class InstrumentedSet(set):
    """A set that belongs to an attribute of an object."""

    def __init__(self, items=(), state=None, prop=None):
        set.__init__(self, items)
        self._state = state
        self._prop = prop

    def add(self, item):
        if item not in self:
            set.add(self, item)
            self._prop.put(self._state, item)

    def remove(self, item):
        set.remove(self, item)
        self._prop.taken(self._state, item)

    def discard(self, item):
        if item in self:
            self.remove(item)

    def update(self, *others):
        for other in others:
            for item in other:
                self.add(item)

    def difference_update(self, *others):
        for other in others:
            for item in list(other):
                self.discard(item)

    def clear(self):
        for item in list(self):
            self.remove(item)

    def pop(self):
        item = next(iter(self))
        self.remove(item)
        return item

    def __ior__(self, other):
        self.update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    _add, _drop = add, discard
