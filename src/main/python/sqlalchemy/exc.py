"""SQLAlchemy's exceptions."""


class HasDescriptionCode:
    code = None

    def __init__(self, *arg, **kw):
        code = kw.pop("code", None)
        if code is not None:
            self.code = code
        super().__init__(*arg, **kw)

    def _code_str(self):
        return f"(Background on this error at: https://sqlalche.me/e/20/{self.code})" if self.code else ""

    def __str__(self):
        message = str(self.args[0]) if len(self.args) == 1 else str(self.args)
        return f"{message} {self._code_str()}" if self.code else message


class SQLAlchemyError(HasDescriptionCode, Exception):
    """What all of them are."""


class DontWrapMixin:
    """Marks exceptions that pass through a statement's execution as they are."""


class StatementError(SQLAlchemyError):
    """Something went wrong while a statement ran."""

    connection_invalidated = False

    def __init__(self, message, statement=None, params=None, orig=None, hide_parameters=False, code=None, ismulti=None):
        super().__init__(message, code=code)
        self.statement = statement
        self.params = params
        self.orig = orig
        self.ismulti = ismulti
        self.hide_parameters = hide_parameters
        self.detail = []

    def add_detail(self, message):
        self.detail.append(message)

    def __str__(self):
        lines = [f"({detail})" for detail in self.detail]
        lines.append(Exception.__str__(self))
        if self.statement:
            lines.append(f"[SQL: {self.statement}]")
            if self.params and self.hide_parameters:
                lines.append("[SQL parameters hidden due to hide_parameters=True]")
            elif self.params:
                from sqlalchemy.engine._shown import parameters

                lines.append(f"[parameters: {parameters(self.params, self.ismulti)}]")
        if self.code:
            lines.append(self._code_str())
        return "\n".join(lines)


class DBAPIError(StatementError):
    """The database refused a statement; ``orig`` is the driver's own exception."""

    connection_invalidated = False
    code = "dbapi"

    def __init__(
        self,
        statement,
        params=None,
        orig=None,
        hide_parameters=False,
        connection_invalidated=False,
        code=None,
        ismulti=False,
    ):
        kind = type(orig)
        message = f"({kind.__module__}.{kind.__name__}) {orig}"
        super().__init__(message, statement, params, orig, hide_parameters, code, ismulti)
        self.connection_invalidated = connection_invalidated


class DatabaseError(DBAPIError):
    code = "4xp6"


class DataError(DatabaseError):
    code = "9h9h"


class IntegrityError(DatabaseError):
    code = "gkpj"


class InterfaceError(DBAPIError):
    code = "rvf5"


class InternalError(DatabaseError):
    code = "2j85"


class NotSupportedError(DatabaseError):
    code = "tw8g"


class OperationalError(DatabaseError):
    code = "e3q8"


class ProgrammingError(DatabaseError):
    code = "f405"




def _define(base, *names):
    for name in names:
        globals()[name] = type(name, (base,), {"__module__": __name__})


_define(
    SQLAlchemyError,
    "ArgumentError",
    "CircularDependencyError",
    "CompileError",
    "DisconnectionError",
    "IdentifierError",
    "InvalidRequestError",
    "TimeoutError",
    "UnmappedError",
)
_define(
    globals()["ArgumentError"],
    "AmbiguousForeignKeysError",
    "ConstraintColumnNotFoundError",
    "DuplicateColumnError",
    "NoForeignKeysError",
    "NoSuchModuleError",
    "ObjectNotExecutableError",
)
_define(globals()["CompileError"], "UnsupportedCompilationError")
globals()["UnsupportedCompilationError"].code = "l7de"
_define(globals()["DisconnectionError"], "InvalidatePoolError")
_define(
    globals()["InvalidRequestError"],
    "AwaitRequired",
    "IllegalStateChangeError",
    "MissingGreenlet",
    "MultipleResultsFound",
    "NoInspectionAvailable",
    "NoReferenceError",
    "NoResultFound",
    "NoSuchTableError",
    "PendingRollbackError",
    "ResourceClosedError",
    "UnboundExecutionError",
    "UnreflectableTableError",
)


class NoSuchColumnError(globals()["InvalidRequestError"], KeyError):
    """A row has no column of that name."""


_define(globals()["NoReferenceError"], "NoReferencedColumnError", "NoReferencedTableError")


class NoSuchColumnError(globals()["InvalidRequestError"], KeyError):
    """A row has no such column."""

    __str__ = Exception.__str__


class SADeprecationWarning(HasDescriptionCode, DeprecationWarning):
    pass


class Base20DeprecationWarning(SADeprecationWarning):
    pass


class LegacyAPIWarning(Base20DeprecationWarning):
    pass


class MovedIn20Warning(Base20DeprecationWarning):
    pass


class SAPendingDeprecationWarning(PendingDeprecationWarning):
    pass


class SAWarning(HasDescriptionCode, RuntimeWarning):
    pass
