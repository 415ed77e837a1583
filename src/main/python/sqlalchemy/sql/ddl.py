"""DDL as statements, and what creates and drops schema items on a connection."""

import _aludel

from .elements import ClauseElement
from .selectable import Executable


def run(bind, directive, args=()):
    """Carries out a directive on a connection, an engine, or what stands for one."""
    mock = getattr(bind, "_run_directive", None)
    if mock is not None:
        mock(directive, args)
        return
    operation = _aludel.directive(directive, args)
    session = getattr(bind, "_session", None)
    if session is not None:
        _aludel.call(session.run, operation)
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
    """DDL as text with ``%(name)s`` filled in from ``context``."""

    def __init__(self, statement, context=None):
        self.statement = statement
        self.context = context or {}
        self._java = _aludel.construct("DDL", (statement, context))


class CreateSchema(ExecutableDDLElement):
    pass


class DropSchema(ExecutableDDLElement):
    pass


class CreateSequence(ExecutableDDLElement):
    pass


class DropSequence(ExecutableDDLElement):
    pass


class CreateTable(ExecutableDDLElement):
    pass


class DropTable(ExecutableDDLElement):
    pass


class CreateIndex(ExecutableDDLElement):
    pass


class DropIndex(ExecutableDDLElement):
    pass


class AddConstraint(ExecutableDDLElement):
    pass


class DropConstraint(ExecutableDDLElement):
    pass
