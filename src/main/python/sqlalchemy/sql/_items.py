"""What everything in a schema derives from."""

import _aludel


class SchemaItem:
    """Anything that is part of a schema. ``_construct`` is what Java knows it by."""

    _construct = None
    name = None
    info = {}

    def __init__(self, *args, **kwargs):
        self._arguments = args, kwargs
        self.name = kwargs.get("name")
        self._java = _aludel.construct(self._construct or type(self).__name__, args, kwargs)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self._arguments[0]))})"
