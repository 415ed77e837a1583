"""The names of ``typing`` that annotations of revisions use, as things that can be subscripted and joined."""


class _Form:
    """A typing construct that nobody evaluates. Where somebody does, the real one answers."""

    __slots__ = ("_name", "_over")

    def __init__(self, name, over=None):
        self._name = name
        self._over = over

    def __getitem__(self, key):
        return _Form(self._name, key if isinstance(key, tuple) else (key,))

    def __or__(self, other):
        return _Form("Union", (self, other))

    def __ror__(self, other):
        return _Form("Union", (other, self))

    def _parts(self):
        """What stands in its brackets, for models whose annotations name their columns' types."""
        return self._over or ()

    def _real(self):
        from _aludel_imports import real_module

        form = getattr(real_module("typing"), self._name)
        return form if self._over is None else form[tuple(_real(part) for part in self._over)]

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


def _real(part):
    return part._real() if isinstance(part, _Form) else part


TYPE_CHECKING = False
for _name in (
    "Any Callable ClassVar Collection Dict Final FrozenSet Generator Iterable Iterator List Literal Mapping "
    "MutableMapping Optional Sequence Set Tuple Type Union AsyncGenerator AsyncIterator Awaitable Coroutine"
).split():
    globals()[_name] = _Form(_name)


def cast(type_, value):
    return value
