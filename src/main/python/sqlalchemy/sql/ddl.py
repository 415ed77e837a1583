"""DDL as statements, and what creates and drops schema items on a connection."""

import _aludel

from .elements import ClauseElement
from .selectable import Executable


def run(bind, directive, args=(), checkfirst=None):
    """Carries out a directive on a connection, an engine, or what stands for one.

    ``checkfirst`` is its last argument where it is given; where nothing can be asked, nothing is.
    """
    mock = getattr(bind, "_run_directive", None)
    if checkfirst is not None:
        args = (*args, checkfirst if mock is None else False)
    if mock is not None:
        mock(directive, args)
        return
    operation = _aludel.directive(directive, args)
    session = getattr(bind, "_session", None)
    if session is not None:
        _aludel.run(session, operation)
        return
    if hasattr(bind, "connect"):
        with bind.begin() as connection:
            _aludel.call(connection._session.run, operation)
        return
    session = _aludel._bridge.session()
    if session is None:
        raise TypeError(f"a connection is needed, not {bind!r}")
    _aludel.call(session.run, operation)


class BaseDDLElement(ClauseElement):
    """What all DDL is."""


class ExecutableDDLElement(Executable, BaseDDLElement):
    """DDL as a statement."""

    _construct = ""

    def __init__(self, element, **kwargs):
        self.element = element
        self._java = _aludel.construct(self._construct or type(self).__name__, (element,), kwargs)

    def execute_if(self, dialect=None, callable_=None, state=None):
        return self

    def __call__(self, target, bind, **kw):
        bind.execute(self)


DDLElement = ExecutableDDLElement


class DDL(ExecutableDDLElement):
    """DDL as text with ``%(name)s`` filled in from ``context`` when it is carried out."""

    def __init__(self, statement, context=None):
        self.statement = statement
        self.context = context or {}

    @property
    def _java(self):
        return _aludel.construct("DDL", (self.statement, self.context))


class CreateSchema(ExecutableDDLElement):
    pass


class DropSchema(ExecutableDDLElement):
    pass


class CreateSequence(ExecutableDDLElement):
    pass


class DropSequence(ExecutableDDLElement):
    pass


class CreateTable(ExecutableDDLElement):
    """CREATE TABLE alone, with what was added to the table after it was made."""

    def __init__(self, element, include_foreign_key_constraints=None, if_not_exists=False):
        from ._creating import definition

        self.element = element
        self.if_not_exists = if_not_exists
        keys = include_foreign_key_constraints
        self._java = _aludel.construct("CreateTable", (definition(element, keys), if_not_exists))


class DropTable(ExecutableDDLElement):
    pass


class _OfItem(ExecutableDDLElement):
    """DDL about an index or a constraint, which knows its table."""

    def __init__(self, element, **kwargs):
        self.element = element
        self._java = _aludel.construct(type(self).__name__, (element, *element._owner()), kwargs)


class CreateIndex(_OfItem):
    pass


class DropIndex(_OfItem):
    pass


class AddConstraint(_OfItem):
    def __init__(self, element, **kwargs):
        from ._creating import resolved

        self.element = element
        led = resolved([element]) if hasattr(element, "elements") else []
        self._java = _aludel.construct(type(self).__name__, (element, *element._owner(), led), kwargs)
        # It is no longer part of CREATE TABLE.
        element._isolated = kwargs.get("isolate_from_table", True)


class DropConstraint(AddConstraint):
    pass


class SetTableComment(ExecutableDDLElement):
    def __init__(self, element):
        self.element = element
        self._java = _aludel.construct("CommentOnTable", (element, self._text()))

    def _text(self):
        return self.element.comment or ""


class DropTableComment(SetTableComment):
    def _text(self):
        return None


class SetColumnComment(ExecutableDDLElement):
    def __init__(self, element):
        self.element = element
        self._java = _aludel.construct("CommentOnColumn", (element.table, element.name, self._text()))

    def _text(self):
        return self.element.comment or ""


class DropColumnComment(SetColumnComment):
    def _text(self):
        return None


class SetConstraintComment(ExecutableDDLElement):
    def __init__(self, element):
        self.element = element
        self._java = _aludel.construct("CommentOnConstraint", (element, *element._owner(), self._text()))

    def _text(self):
        return self.element.comment or ""


class DropConstraintComment(SetConstraintComment):
    def _text(self):
        return None


__all__ = [name for name in globals() if name[0].isupper() and name not in ("ClauseElement", "Executable")]
