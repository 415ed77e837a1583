"""A class for each condition that PostgreSQL names."""

from . import _errors

_CONDITIONS = {
    "ActiveSqlTransaction": "25001",
    "AmbiguousColumn": "42702",
    "CannotCoerce": "42846",
    "CharacterNotInRepertoire": "22021",
    "CheckViolation": "23514",
    "DatatypeMismatch": "42804",
    "DatetimeFieldOverflow": "22008",
    "DeadlockDetected": "40P01",
    "DependentObjectsStillExist": "2BP01",
    "DivisionByZero": "22012",
    "DuplicateColumn": "42701",
    "DuplicateDatabase": "42P04",
    "DuplicateFunction": "42723",
    "DuplicateObject": "42710",
    "DuplicateSchema": "42P06",
    "DuplicateTable": "42P07",
    "ExclusionViolation": "23P01",
    "FeatureNotSupported": "0A000",
    "ForeignKeyViolation": "23503",
    "GroupingError": "42803",
    "InFailedSqlTransaction": "25P02",
    "InsufficientPrivilege": "42501",
    "InvalidCatalogName": "3D000",
    "InvalidColumnReference": "42P10",
    "InvalidDatetimeFormat": "22007",
    "InvalidObjectDefinition": "42P17",
    "InvalidParameterValue": "22023",
    "InvalidSchemaName": "3F000",
    "InvalidTableDefinition": "42P16",
    "InvalidTextRepresentation": "22P02",
    "LockNotAvailable": "55P03",
    "NotNullViolation": "23502",
    "NumericValueOutOfRange": "22003",
    "ObjectInUse": "55006",
    "ObjectNotInPrerequisiteState": "55000",
    "QueryCanceled": "57014",
    "RaiseException": "P0001",
    "SerializationFailure": "40001",
    "StringDataRightTruncation": "22001",
    "SyntaxError": "42601",
    "UndefinedColumn": "42703",
    "UndefinedFile": "58P01",
    "UndefinedFunction": "42883",
    "UndefinedObject": "42704",
    "UndefinedTable": "42P01",
    "UniqueViolation": "23505",
    "UnsafeNewEnumValueUsage": "55P04",
    "WrongObjectType": "42809",
}
_NAMES = {code: name for name, code in _CONDITIONS.items()}


def lookup(code):
    """The class of a SQLSTATE."""
    if code not in _NAMES:
        raise KeyError(code)
    return __getattr__(_NAMES[code])


def of_state(code):
    """The class of a SQLSTATE; of one that has none, the class of its kind."""
    from sqlalchemy.engine._errors import kind_of

    return lookup(code) if code in _NAMES else getattr(_errors, kind_of(code))


def __getattr__(name):
    from sqlalchemy.engine._errors import kind_of

    if name not in _CONDITIONS:
        raise AttributeError(f"module 'psycopg2.errors' has no attribute {name!r}")
    base = getattr(_errors, kind_of(_CONDITIONS[name]))
    made = globals()[name] = type(name, (base,), {"__module__": "psycopg2.errors"})
    return made
