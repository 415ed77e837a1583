"""Expressions: Java values behind classes that know Python's operators."""

import _aludel

from .._lazy import elsewhere


def make(name, *args, **kwargs):
    """A ``ColumnElement`` of what Java makes."""
    return wrap(_aludel.construct(name, args, kwargs))


def wrap(java, kind=None):
    """An expression of Java's as a Python object; its class tells what it is, as scripts and Python's operators ask."""
    element = object.__new__(kind or _KINDS.get(_aludel._bridge.kind(java)) or ColumnElement)
    element._java = java
    return element


class _ByScript:
    """``_java`` of an element that a script defines: what its ``@compiles`` function says."""

    def __get__(self, instance, owner):
        if instance is None:
            return None
        from sqlalchemy.ext.compiler import compiled

        return compiled(instance)


class ClauseElement:
    """Anything that is SQL."""

    _java = _ByScript()
    _executable = True

    def __class_getitem__(cls, item):
        # what an annotation says of the rows decides nothing
        return cls

    def compile(self, bind=None, dialect=None, compile_kwargs=None, **kw):
        from .compiler import Compiled

        return Compiled(self, dialect or getattr(bind, "dialect", None), compile_kwargs or {})

    def __str__(self):
        return str(self.compile())

    def __bool__(self):
        compared = self.__dict__.get("_compared")
        if compared is None:
            raise TypeError("Boolean value of this clause is not defined")
        # what "in" a list asks: whether it is the same column
        equal, left, right = compared
        return (hash(left) == hash(right)) == equal

    _given = None

    def params(self, *args, **values):
        known = self.__class__.__new__(self.__class__)
        known.__dict__.update(self.__dict__)
        known._given = {**(self._given or {}), **(dict(args[0], **values) if args else values)}
        return known

    def self_group(self, against=None):
        return self


class TypeClause(ClauseElement):
    """A type inside an expression."""


class Operators:
    """What overloads Python's operators."""


def for_database(type_, value):
    """A script's value as the type puts it into the database; expressions stay as they are."""
    convert = type_._to_database() if type_ is not None and not isinstance(value, ClauseElement) else None
    if convert is None or hasattr(value, "__clause_element__"):
        return value
    return convert(value)


def _operand(element, value):
    """The other operand, converted where the type of this one converts values."""
    type_ = element.__dict__.get("_script")
    if type_ is None or value is None:
        return value
    if isinstance(value, (list, tuple, set)):
        return [for_database(type_, item) for item in value]
    return for_database(type_, value)


def _among(element, name, other, operator):
    """An item compared with those of an array."""
    value = wrap(_aludel.construct("literal", (other,)))
    every = make(name, element)
    return make("ColumnElement.eq", value, every) if operator is None else operator(value, every)


def _operator(name):
    def method(self, other):
        return make("ColumnElement." + name, self, _operand(self, other))

    if name in ("eq", "ne"):

        def method(self, other):  # noqa: F811
            element = make("ColumnElement." + name, self, _operand(self, other))
            element._compared = name == "eq", self, other
            return element

    return method


def _reversed(name):
    def method(self, other):
        return make("ColumnElement." + name, self, other, reverse=True)

    return method


def _method(name):
    def method(self, *args, **kwargs):
        if "_script" in self.__dict__:
            args = [_operand(self, value) for value in args]
        return make("ColumnElement." + name, self, *args, **kwargs)

    return method


class ColumnOperators(Operators):
    """The operators and methods of everything with a value."""

    __hash__ = object.__hash__

    for _name in ("eq", "ne", "lt", "le", "gt", "ge", "add", "sub", "mul", "truediv", "floordiv", "mod"):
        locals()[f"__{_name}__"] = _operator(_name)
    for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod"):
        locals()[f"__r{_name}__"] = _reversed(_name)
    for _name in (
        "is_ is_not is_distinct_from is_not_distinct_from concat bitwise_and bitwise_or bitwise_xor bitwise_lshift "
        "bitwise_rshift bitwise_not desc asc nulls_first nulls_last distinct collate between in_ not_in like not_like "
        "ilike not_ilike startswith endswith contains istartswith iendswith icontains match regexp_match regexp_replace "
        "delete_path as_string as_boolean as_integer as_float over within_group filter with_ordinality"
    ).split():
        locals()[_name] = _method(_name)
    isnot, notin_, notlike, notilike = is_not, not_in, not_like, not_ilike  # noqa: F821
    isnot_distinct_from, nullsfirst, nullslast = is_not_distinct_from, nulls_first, nulls_last  # noqa: F821
    has_key = _operator("compare ?")
    has_any = _operator("compare ?|")
    has_all = _operator("compare ?&")
    contained_by = _operator("compare <@")
    overlap = overlaps = _operator("compare &&")
    path_exists = _operator("compare @?")
    path_match = _operator("compare @@")
    del _name

    def __and__(self, other):
        return make("and_", self, other)

    def __rand__(self, other):
        return make("and_", other, self)

    def __or__(self, other):
        return make("or_", self, other)

    def __ror__(self, other):
        return make("or_", other, self)

    def __invert__(self):
        return make("ColumnElement.invert", self)

    def __neg__(self):
        return make("ColumnElement.neg", self)

    def __lshift__(self, other):
        return self.bitwise_lshift(other)

    def __rshift__(self, other):
        return self.bitwise_rshift(other)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return make("ColumnElement.getitem", self, index.start, index.stop, slice=True)
        return make("ColumnElement.getitem", self, index)

    def __iter__(self):
        raise TypeError(f"'{type(self).__name__}' object is not iterable")

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None):
        def operate(other):
            return make(
                "ColumnElement.op",
                self,
                opstring,
                other,
                precedence=precedence,
                is_comparison=is_comparison,
                return_type=return_type,
            )

        return operate

    def bool_op(self, opstring, precedence=0, python_impl=None):
        return self.op(opstring, precedence, is_comparison=True)

    def any_(self):
        return make("any_", self)

    def all_(self):
        return make("all_", self)

    def any(self, other, operator=None):
        return _among(self, "any_", other, operator)

    def all(self, other, operator=None):
        return _among(self, "all_", other, operator)


class ColumnElement(ColumnOperators, ClauseElement):
    """An expression."""

    _executable = False

    @property
    def astext(self):
        return make("ColumnElement.astext", self)

    @property
    def type(self):
        from ._typed import of

        return of(_aludel.construct("ColumnElement.type", (self,)))

    @property
    def name(self):
        return _aludel.construct("ColumnElement.name", (self,))

    key = name

    @property
    def comparator(self):
        return self

    def label(self, name=None):
        return wrap(_aludel.construct("ColumnElement.label", (self, name)), Label)

    def cast(self, type_):
        from ._constructors import cast

        return cast(self, type_)

    def __clause_element__(self):
        return self


class KeyedColumnElement(ColumnElement):
    """An expression with a key."""


class NamedColumn(KeyedColumnElement):
    """An expression with a name."""


class ColumnClause(NamedColumn):
    """``sa.column()``, and a column of a from-clause."""

    table = None

    def __init__(self, text, type_=None, is_literal=False, _selectable=None):
        self._java = _aludel.construct("column", (text, type_, is_literal))
        self._type = type_

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__}; {self.name}>"


class BindParameter(KeyedColumnElement):
    """``bindparam()``."""


class InlineLiteral(BindParameter):
    """``op.inline_literal``: a value that is written into the SQL text."""

    def __init__(self, value, type_=None):
        self.value = value
        self._java = _aludel.construct("inline_literal", (value, type_))


class Label(NamedColumn):
    """An expression with a name given."""


class TextClause(ClauseElement):
    """``text()``."""

    def __init__(self, text):
        self.text = str(text)
        self._java = _aludel.construct("text", (text,))

    def bindparams(self, *binds, **names_to_values):
        bound = object.__new__(TextClause)
        bound.text = self.text
        bound._java = _aludel.construct("TextClause.bindparams", (self, *binds), _aludel.lower_values(names_to_values))
        return bound

    def params(self, *args, **values):
        return self.bindparams(**(dict(args[0], **values) if args else values))

    def columns(self, *cols, **types):
        from .selectable import TextualSelect, of_query

        return of_query(_aludel.construct("TextClause.columns", (self, *cols), types), TextualSelect)

    def __and__(self, other):
        return make("and_", self, other)

    def __or__(self, other):
        return make("or_", self, other)

    def label(self, name):
        return wrap(_aludel.construct("label", (name, self)), Label)

    def __str__(self):
        return self.text


class quoted_name(str):
    """A name with a word on how it is quoted."""

    def __new__(cls, value, quote):
        if value is None:
            return None
        name = super().__new__(cls, value)
        name.quote = quote
        name._java = _aludel.construct("quoted_name", (str.__str__(value), quote))
        return name


class conv(quoted_name):
    """A name that no naming convention changes: ``op.f()``."""

    def __new__(cls, value, quote=None):
        name = str.__new__(cls, value)
        name.quote = quote
        name._java = _aludel.construct("conv", (str.__str__(value), quote))
        return name


def _kinds(base, *names):
    for name in names:
        globals()[name] = type(name, (base,), {"__module__": __name__})


_kinds(
    ColumnElement,
    "BinaryExpression",
    "BooleanClauseList",
    "Case",
    "Cast",
    "ClauseList",
    "CollationClause",
    "CollectionAggregate",
    "Extract",
    "False_",
    "FunctionFilter",
    "Grouping",
    "Null",
    "Over",
    "TryCast",
    "True_",
    "Tuple",
    "TypeCoerce",
    "UnaryExpression",
    "WithinGroup",
)
_kinds(ColumnElement, "AsBoolean", "ExpressionClauseList", "Slice")
SQLColumnExpression = ColumnElement
_KINDS = {
    "ColumnReference": ColumnClause,
    "Label": Label,
    "Bind": BindParameter,
    "NULL": Null,  # noqa: F821
    "TRUE": True_,  # noqa: F821
    "FALSE": False_,  # noqa: F821
    "Cast": Cast,  # noqa: F821
    "Coerced": TypeCoerce,  # noqa: F821
    "Case": Case,  # noqa: F821
    "Unary": UnaryExpression,  # noqa: F821
    "Truth": AsBoolean,  # noqa: F821
    "Binary": BinaryExpression,  # noqa: F821
    "Chain": BooleanClauseList,  # noqa: F821
    "Tuple": Tuple,  # noqa: F821
    "Extract": Extract,  # noqa: F821
    "Over": Over,  # noqa: F821
    "WithinGroup": WithinGroup,  # noqa: F821
    "Filter": FunctionFilter,  # noqa: F821
    "ArrayLiteral": ExpressionClauseList,  # noqa: F821
    "Slice": Slice,  # noqa: F821
}
__getattr__ = elsewhere(__name__, {"Compiled": "sqlalchemy.sql.compiler"})
