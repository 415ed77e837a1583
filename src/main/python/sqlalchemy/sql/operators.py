"""Operators by name."""


class ColumnOperators:
    """Marks what has operators."""


class custom_op:
    def __init__(self, opstring, precedence=0, is_comparison=False, **kw):
        self.opstring, self.precedence, self.is_comparison = opstring, precedence, is_comparison

    def __call__(self, left, right, **kw):
        return left.op(self.opstring, self.precedence, self.is_comparison)(right)
