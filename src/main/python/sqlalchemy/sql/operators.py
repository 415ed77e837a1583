"""Operators by name."""

from operator import add, and_, eq, floordiv, ge, getitem, gt, inv, le, lt, mod, mul, ne, neg, or_, sub, truediv  # noqa: F401


class ColumnOperators:
    """Marks what has operators."""


class custom_op:
    def __init__(self, opstring, precedence=0, is_comparison=False, **kw):
        self.opstring, self.precedence, self.is_comparison = opstring, precedence, is_comparison

    def __call__(self, left, right, **kw):
        return left.op(self.opstring, self.precedence, self.is_comparison)(right)


def _method(name):
    def operate(left, *args, **kwargs):
        return getattr(left, name)(*args, **kwargs)

    operate.__name__ = operate.__qualname__ = name
    return operate


for _name in ("is_", "is_not", "is_distinct_from", "is_not_distinct_from"):
    globals()[_name] = _method(_name)
for _name in ("like", "not_like", "ilike", "not_ilike", "in", "not_in", "between", "concat", "contains", "startswith", "endswith"):
    globals()[_name + "_op"] = _method(_name + "_" if _name == "in" else _name)
for _name in ("desc", "asc", "nulls_first", "nulls_last", "distinct", "match", "regexp_match", "regexp_replace"):
    globals()[_name + "_op"] = _method(_name)
del _name
