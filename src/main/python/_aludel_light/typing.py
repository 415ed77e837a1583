"""The names of ``typing`` that annotations of revisions use, as things that can be subscripted and joined."""


class _Form:
    """A typing construct that nobody evaluates. Where somebody does, the real one answers."""

    __slots__ = ("_name",)

    def __init__(self, name):
        self._name = name

    def __getitem__(self, key):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def _real(self):
        from _aludel_imports import real_module

        return getattr(real_module("typing"), self._name)

    def __mro_entries__(self, bases):
        real = self._real()
        entries = getattr(real, "__mro_entries__", None)
        return entries(bases) if entries is not None else (real,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self._real())

    def __call__(self, *args, **kwargs):
        return self._real()(*args, **kwargs)

    def __repr__(self):
        return "typing." + self._name


TYPE_CHECKING = False
for _name in (
    "Any Callable ClassVar Collection Dict Final FrozenSet Generator Iterable Iterator List Literal Mapping "
    "MutableMapping Optional Sequence Set Tuple Type Union AsyncGenerator AsyncIterator Awaitable Coroutine"
).split():
    globals()[_name] = _Form(_name)


def cast(type_, value):
    return value
