"""The objects that a session has, by their keys. Those that nobody else holds, and that have nothing to be written, go."""

from _weakref import ref


class IdentityMap:
    """Objects by mapper and primary key."""

    def __init__(self):
        self._found = {}

    def find(self, base, identity):
        """The state for a key, or None."""
        held = self._found.get((id(base), identity))
        obj = None if held is None else held()
        return None if obj is None else obj.__dict__["_sa_instance_state"]

    def add(self, state):
        self._found[id(state.mapper.base), state.key] = ref(state.obj)

    def remove(self, state):
        if state.key is not None:
            key = (id(state.mapper.base), state.key)
            held = self._found.get(key)
            if held is not None and held() in (None, state.obj):
                del self._found[key]

    def states(self):
        for held in list(self._found.values()):
            obj = held()
            if obj is not None:
                yield obj.__dict__["_sa_instance_state"]

    def values(self):
        return [state.obj for state in self.states()]

    all_states = states

    def __iter__(self):
        return iter([state.key for state in self.states()])

    def __len__(self):
        return sum(1 for _ in self.states())

    def __contains__(self, key):
        return any(state.key == key for state in self.states())


class IdentitySet:
    """``session.new`` and its like: objects, by identity."""

    def __init__(self, states):
        self._objects = [state.obj for state in states.values()]

    def __iter__(self):
        return iter(self._objects)

    def __len__(self):
        return len(self._objects)

    def __contains__(self, obj):
        return any(one is obj for one in self._objects)

    def __repr__(self):
        return f"IdentitySet({self._objects!r})"
