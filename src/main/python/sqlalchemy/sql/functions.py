"""``func``: any function of the database by its name."""

import _aludel

from .elements import _KINDS, ColumnElement, make, wrap
from .selectable import TableValuedAlias, of_from


class FunctionElement(ColumnElement):
    """A function call."""

    type = None
    name = None

    def __init__(self, *clauses, **kwargs):
        self.clauses = clauses

    def table_valued(self, *expr, name=None, with_ordinality=None, joins_implicitly=False):
        java = _aludel.construct(
            "Function.table_valued", (self, *expr), {"name": name, "with_ordinality": with_ordinality}
        )
        return of_from(java, TableValuedAlias, name)

    def column_valued(self, name=None, joins_implicitly=False):
        java = _aludel.construct("Function.column_valued", (self, name))
        return of_from(java, TableValuedAlias, name)

    def alias(self, name=None, joins_implicitly=False):
        return of_from(_aludel.construct("FromClause.alias", (self, name)), TableValuedAlias, name)

    def select(self):
        from .selectable import Select

        return Select(self)

    def _execute_on_connection(self, connection, parameters):
        return connection._execute(self.select(), parameters)


class Function(FunctionElement):
    """``func.name(...)``."""

    def __init__(self, name, *clauses, type_=None, packagenames=()):
        self._java = _call((*packagenames, name), clauses, type_)


_KINDS["Call"] = Function


class GenericFunction(Function):
    """A function with a class of its own."""

    def __init__(self, *args, **kwargs):
        self._java = _call((getattr(self, "name", type(self).__name__),), args, getattr(self, "type", None))


def _call(names, clauses, type_):
    return _aludel.construct("Function", (list(names), *clauses), {"type_": type_})


class _Generator:
    """``func``, and ``func.schema``."""

    def __init__(self, names=()):
        self._names = names

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Generator((*self._names, name.rstrip("_") if name.endswith("_") else name))

    def __call__(self, *clauses, type_=None, **kwargs):
        if self._names == ("cast",):
            return make("cast", *clauses, **({"type_": type_} if type_ is not None else {}))
        if self._names == ("extract",):
            return make("extract", *clauses)
        if self._names == ("next_value",):
            return next_value(*clauses)
        return wrap(_call(self._names, clauses, type_), Function)


func = _Generator()
modifier = _Generator()


class next_value(GenericFunction):
    def __init__(self, sequence, **kw):
        self.sequence = sequence
        self._java = _aludel.construct("Sequence.next_value", (sequence,))


_KINDS["NextValue"] = next_value


class now(GenericFunction):
    name = "now"


class count(GenericFunction):
    name = "count"


class coalesce(GenericFunction):
    name = "coalesce"


class current_timestamp(GenericFunction):
    name = "current_timestamp"
