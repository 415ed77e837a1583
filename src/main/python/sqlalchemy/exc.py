"""SQLAlchemy's exceptions."""


class HasDescriptionCode:
    code = None

    def __init__(self, *arg, **kw):
        code = kw.pop("code", None)
        if code is not None:
            self.code = code
        super().__init__(*arg, **kw)


class SQLAlchemyError(HasDescriptionCode, Exception):
    """What all of them are."""


class DontWrapMixin:
    """Marks exceptions that pass through a statement's execution as they are."""


class StatementError(SQLAlchemyError):
    """Something went wrong while a statement ran."""

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


class DBAPIError(StatementError):
    """The database refused a statement; ``orig`` is the driver's own exception."""

    connection_invalidated = False

    def __init__(
        self,
        statement,
        params=None,
        orig=None,
        hide_parameters=False,
        connection_invalidated=False,
        code=None,
        ismulti=None,
    ):
        message = str(orig) if orig is not None else str(statement)
        super().__init__(message, statement, params, orig, hide_parameters, code, ismulti)
        self.connection_invalidated = connection_invalidated


class DatabaseError(DBAPIError):
    pass


class DataError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class InterfaceError(DBAPIError):
    pass


class InternalError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass




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
