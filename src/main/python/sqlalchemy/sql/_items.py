"""What everything in a schema derives from."""

import _aludel


_created = 0


def next_order():
    global _created
    _created += 1
    return _created


class SchemaItem:
    """Anything that is part of a schema. ``_construct`` is what Java knows it by."""

    _construct = None
    name = None
    info = {}
    # When it was made: constraints are printed in this order.
    _order = 0

    def __init__(self, *args, **kwargs):
        self._order = next_order()
        self._arguments = args, kwargs
        self.name = kwargs.get("name")
        self._java = _aludel.construct(self._construct or type(self).__name__, args, kwargs)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self._arguments[0]))})"


def in_order_made(items):
    """The parts of a table, its constraints in the order they were made."""
    constraints = [item for item in items if getattr(item, "_order", 0)]
    if all(one._order < other._order for one, other in zip(constraints, constraints[1:])):
        return items
    ordered = iter(sorted(constraints, key=lambda item: item._order))
    return [next(ordered) if getattr(item, "_order", 0) else item for item in items]
