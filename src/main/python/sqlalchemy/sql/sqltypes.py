"""The types of ``sqlalchemy``."""

import _aludel

from .._lazy import elsewhere
from .type_api import Emulated, ExternalType, TypeDecorator, TypeEngine, UserDefinedType, to_instance

_LENGTH = (("length", None),)
_STRING = (("length", None), ("collation", None))
_NUMERIC = (("precision", None), ("scale", None), ("decimal_return_scale", None), ("asdecimal", True))
_FLOAT = (("precision", None), ("asdecimal", False), ("decimal_return_scale", None))
_TIMEZONE = (("timezone", False),)


def _decimal(value):
    from decimal import Decimal

    return value if isinstance(value, Decimal) else Decimal(f"{value:.10f}")


class Concatenable:
    """Marks types whose ``+`` puts values together."""


class Indexable:
    """Marks types whose values have items."""


class SchemaType:
    """Marks types that are objects in a schema, such as enums: they are created and dropped."""

    def create(self, bind, checkfirst=False):
        _run(bind, "Enum.create", self, checkfirst)

    def drop(self, bind, checkfirst=False):
        _run(bind, "Enum.drop", self, checkfirst)


def _run(bind, directive, *args):
    from .ddl import run

    run(bind, directive, args)


class NullType(TypeEngine):
    def __str__(self):
        return "NULL"


class String(Concatenable, TypeEngine):
    __visit_name__ = "string"
    _construct = "String"
    _parameters = _STRING
    python_type = str


class Text(String):
    __visit_name__ = "text"
    _construct = "Text"


class Unicode(String):
    __visit_name__ = "unicode"
    _construct = "Unicode"


class UnicodeText(Text):
    __visit_name__ = "unicode_text"
    _construct = "UnicodeText"


class VARCHAR(String):
    __visit_name__ = "VARCHAR"
    _construct = "VARCHAR"


class NVARCHAR(Unicode):
    __visit_name__ = "NVARCHAR"
    _construct = "NVARCHAR"


class CHAR(String):
    __visit_name__ = "CHAR"
    _construct = "CHAR"


class NCHAR(Unicode):
    __visit_name__ = "NCHAR"
    _construct = "NCHAR"


class TEXT(Text):
    __visit_name__ = "TEXT"
    _construct = "TEXT"


class CLOB(Text):
    __visit_name__ = "CLOB"
    _construct = "CLOB"


class Integer(TypeEngine):
    __visit_name__ = "integer"
    _construct = "Integer"
    python_type = int


class SmallInteger(Integer):
    __visit_name__ = "small_integer"
    _construct = "SmallInteger"


class BigInteger(Integer):
    __visit_name__ = "big_integer"
    _construct = "BigInteger"


class INTEGER(Integer):
    __visit_name__ = "INTEGER"
    _construct = "INTEGER"


INT = INTEGER


class SMALLINT(SmallInteger):
    __visit_name__ = "SMALLINT"
    _construct = "SMALLINT"


class BIGINT(BigInteger):
    __visit_name__ = "BIGINT"
    _construct = "BIGINT"


class Numeric(TypeEngine):
    __visit_name__ = "numeric"
    _construct = "Numeric"
    _parameters = _NUMERIC


    def _from_database(self):
        if self.__dict__.get("asdecimal", self._decimals):
            return None if self._decimals else _decimal
        return float

    _decimals = True


class NUMERIC(Numeric):
    __visit_name__ = "NUMERIC"
    _construct = "NUMERIC"


class DECIMAL(Numeric):
    __visit_name__ = "DECIMAL"
    _construct = "DECIMAL"


class Float(Numeric):
    __visit_name__ = "float"
    _construct = "Float"
    _parameters = _FLOAT
    scale = None
    _decimals = False

    def _number(self):
        return super()._number() if self.__dict__.get("asdecimal") else None


class Double(Float):
    __visit_name__ = "double"
    _construct = "Double"


class FLOAT(Float):
    __visit_name__ = "FLOAT"
    _construct = "FLOAT"


class REAL(Float):
    __visit_name__ = "REAL"
    _construct = "REAL"


class DOUBLE(Double):
    __visit_name__ = "DOUBLE"
    _construct = "DOUBLE"


class DOUBLE_PRECISION(Double):
    __visit_name__ = "DOUBLE_PRECISION"
    _construct = "DOUBLE_PRECISION"


class Boolean(SchemaType, Emulated, TypeEngine):
    __visit_name__ = "boolean"
    _construct = "Boolean"
    _parameters = (("create_constraint", False), ("name", None))
    python_type = bool


class BOOLEAN(Boolean):
    __visit_name__ = "BOOLEAN"
    _construct = "BOOLEAN"


class MatchType(Boolean):
    __visit_name__ = "matchtype"


class Date(TypeEngine):
    __visit_name__ = "date"
    _construct = "Date"


class DATE(Date):
    __visit_name__ = "DATE"
    _construct = "DATE"


class Time(TypeEngine):
    __visit_name__ = "time"
    _construct = "Time"
    _parameters = _TIMEZONE


class TIME(Time):
    __visit_name__ = "TIME"
    _construct = "TIME"


class DateTime(TypeEngine):
    __visit_name__ = "datetime"
    _construct = "DateTime"
    _parameters = _TIMEZONE


class DATETIME(DateTime):
    __visit_name__ = "DATETIME"
    _construct = "DATETIME"


class TIMESTAMP(DateTime):
    __visit_name__ = "TIMESTAMP"
    _construct = "TIMESTAMP"


class _AbstractInterval(TypeEngine):
    pass


class Interval(Emulated, _AbstractInterval):
    __visit_name__ = "interval"
    _construct = "Interval"
    _parameters = (("native", True), ("second_precision", None), ("day_precision", None))


class _Binary(TypeEngine):
    _parameters = _LENGTH
    python_type = bytes


class LargeBinary(_Binary):
    __visit_name__ = "large_binary"
    _construct = "LargeBinary"


class BLOB(LargeBinary):
    __visit_name__ = "BLOB"
    _construct = "BLOB"


class BINARY(_Binary):
    __visit_name__ = "BINARY"
    _construct = "BINARY"


class VARBINARY(_Binary):
    __visit_name__ = "VARBINARY"
    _construct = "VARBINARY"


def _hexadecimal(value):
    return value if isinstance(value, str) else str(value)


class PickleType(TypeDecorator):
    impl = LargeBinary
    cache_ok = True

    def __init__(self, protocol=None, pickler=None, comparator=None, impl=None):
        self.impl = to_instance(impl or LargeBinary)

    def process_bind_param(self, value, dialect):
        import pickle

        return None if value is None else pickle.dumps(value)

    def process_result_value(self, value, dialect):
        import pickle

        return None if value is None else pickle.loads(bytes(value))


class Uuid(Emulated, TypeEngine):
    __visit_name__ = "uuid"
    _construct = "Uuid"
    _parameters = (("as_uuid", True), ("native_uuid", True))

    def _from_database(self):
        return None if self.__dict__.get("as_uuid", True) else _hexadecimal


class UUID(Uuid):
    __visit_name__ = "UUID"
    _construct = "UUID"
    _parameters = (("as_uuid", True),)
    native_uuid = True


class JSON(Indexable, TypeEngine):
    __visit_name__ = "JSON"
    _construct = "JSON"
    _parameters = (("none_as_null", False),)

    @property
    def NULL(self):
        return JSON.NULL

    class _Null:
        """JSON's null, as a value."""

        @property
        def _java(self):
            return _aludel._bridge.json("null")


JSON.NULL = JSON._Null()


class ARRAY(Indexable, Concatenable, TypeEngine):
    __visit_name__ = "ARRAY"
    _construct = "ARRAY"
    _shown_bare = 1
    _parameters = (("item_type", None), ("as_tuple", False), ("dimensions", None), ("zero_indexes", False))

    def __init__(self, item_type, *args, **kwargs):
        super().__init__(to_instance(item_type), *args, **kwargs)


class TupleType(TypeEngine):
    def __init__(self, *types):
        self.types = [to_instance(type_) for type_ in types]


Variant = TypeDecorator
NULLTYPE = NullType()
BOOLEANTYPE = Boolean()
STRINGTYPE = String()
INTEGERTYPE = Integer()
__getattr__ = elsewhere(__name__, {"Enum": "sqlalchemy.sql._enums"})
