"""How a query loads: here everything is read when it is asked for, which gives the same objects."""

from ._unsupported import unsupported


class Load:
    """An option of a query. Those that change only when something is read have nothing to do."""

    def __init__(self, *names):
        self._refused = None

    def check(self):
        """Raises where the option would change what comes back."""
        if self._refused is not None:
            raise unsupported(self._refused)

    def _more(self, *attributes, **options):
        return self

    joinedload = selectinload = subqueryload = lazyload = immediateload = defaultload = load_only = _more
    def noload(self, *attributes):
        self._refused = "noload()"
        return self

    defer = undefer = undefer_group = raiseload = options = _more


def _option(name):
    def option(*attributes, **options):
        return Load(*attributes)

    option.__name__ = option.__qualname__ = name
    # 1.x chained them: joinedload_all, joinedload("a").joinedload("b")
    return option


for _name in (
    "defaultload",
    "defer",
    "immediateload",
    "joinedload",
    "lazyload",
    "load_only",
    "raiseload",
    "selectinload",
    "subqueryload",
    "undefer",
    "undefer_group",
):
    globals()[_name] = _option(_name)


def contains_eager(*attributes, **options):
    load = Load(*attributes)
    if any(getattr(getattr(one, "prop", None), "many", True) for one in attributes):
        load._refused = "contains_eager() of a collection"
    return load


def noload(*attributes):
    load = Load(*attributes)
    load._refused = "noload()"
    return load
