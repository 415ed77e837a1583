"""Python types for types that Java tells of."""

_NAMES = {
    "IntegerType": "Integer",
    "StringType": "String",
    "NumericType": "Numeric",
    "FloatType": "Float",
    "BooleanType": "Boolean",
    "DateType": "Date",
    "TimeType": "Time",
    "TimestampType": "DateTime",
    "IntervalType": "Interval",
    "BinaryType": "LargeBinary",
    "EnumType": "Enum",
    "UuidType": "Uuid",
    "JsonType": "JSON",
    "ArrayType": "ARRAY",
}


def of(java):
    """The type whose Java value is given."""
    from . import sqltypes

    kind = str(java).partition("[")[0]
    type_ = object.__new__(getattr(sqltypes, _NAMES.get(kind, "NullType")))
    type_._java = java
    return type_
