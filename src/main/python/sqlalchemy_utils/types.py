"""The column types of SQLAlchemy-Utils, as they are on PostgreSQL. Its submodules are this module."""

import sys

from _aludel_partial import rest_of as _rest_of
from sqlalchemy import BINARY, CHAR, DateTime, LargeBinary, String, Unicode, UnicodeText
from sqlalchemy import TypeDecorator
from sqlalchemy import VARBINARY
from sqlalchemy.dialects.postgresql import BIT, BYTEA, DATERANGE, INT4RANGE, INT8RANGE, JSON, NUMRANGE, TSRANGE, TSVECTOR
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.types import UserDefinedType


class _Plain(TypeDecorator):
    """A type whose arguments say nothing about the column."""

    cache_ok = True

    def __init__(self, *args, **kwargs):
        super().__init__()


class UUIDType(TypeDecorator):
    impl = UUID
    cache_ok = True

    def __init__(self, binary=True, native=True):
        super().__init__()
        self.binary, self.native = binary, native

    def load_dialect_impl(self, dialect):
        return UUID() if self.native else BINARY(16) if self.binary else CHAR(32)


class URLType(_Plain):
    impl = UnicodeText


class JSONType(_Plain):
    impl = JSON


class ScalarListType(_Plain):
    impl = UnicodeText


class ArrowType(TypeDecorator):
    impl = DateTime


class EmailType(TypeDecorator):
    impl = Unicode

    def __init__(self, length=255, *args, **kwargs):
        super().__init__(length=length, *args, **kwargs)


class ChoiceType(TypeDecorator):
    impl = Unicode

    def __init__(self, choices, impl=None):
        super().__init__(255)
        self.choices = choices
        if impl is not None:
            self.impl = impl() if isinstance(impl, type) else impl

    def load_dialect_impl(self, dialect):
        return self.impl


class TSVectorType(_Plain):
    impl = TSVECTOR


class EncryptedType(_Plain):
    impl = LargeBinary


class StringEncryptedType(TypeDecorator):
    impl = String

    def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
        super().__init__(**kwargs)


class IPAddressType(TypeDecorator):
    impl = Unicode

    def __init__(self, max_length=50, *args, **kwargs):
        super().__init__(length=max_length, *args, **kwargs)


class PasswordType(TypeDecorator):
    """A hash of a password; how long it may be follows from the schemes unless it is said."""

    impl = LargeBinary

    def __init__(self, max_length=1024, **kwargs):
        super().__init__()
        self.impl = VARBINARY(max_length)

    def load_dialect_impl(self, dialect):
        return BYTEA()


class PhoneNumberType(TypeDecorator):
    impl = Unicode

    def __init__(self, region=None, max_length=20, *args, **kwargs):
        super().__init__(length=max_length, *args, **kwargs)


class CountryType(TypeDecorator):
    impl = Unicode

    def __init__(self, *args, **kwargs):
        super().__init__(length=2)


class CurrencyType(TypeDecorator):
    impl = Unicode

    def __init__(self, *args, **kwargs):
        super().__init__(length=3)


class LocaleType(TypeDecorator):
    impl = Unicode

    def __init__(self, *args, **kwargs):
        super().__init__(length=10)


class TimezoneType(TypeDecorator):
    impl = Unicode

    def __init__(self, backend="dateutil"):
        super().__init__(length=50)


class ColorType(TypeDecorator):
    impl = Unicode

    def __init__(self, max_length=20, *args, **kwargs):
        super().__init__(length=max_length)


class WeekDaysType(_Plain):
    impl = BIT

    def load_dialect_impl(self, dialect):
        return BIT(7)


class LtreeType(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "LTREE"


class EnrichedDateTimeType(TypeDecorator):
    impl = DateTime


class _Range(TypeDecorator):
    cache_ok = True

    def __init__(self, *args, **kwargs):
        super().__init__()


class IntRangeType(_Range):
    impl = INT4RANGE


class Int8RangeType(_Range):
    impl = INT8RANGE


class DateRangeType(_Range):
    impl = DATERANGE


class DateTimeRangeType(_Range):
    impl = TSRANGE


class NumericRangeType(_Range):
    impl = NUMRANGE


__getattr__ = _rest_of(__name__)
__all__ = [name for name in globals() if name.endswith("Type")]

_this = sys.modules[__name__]
for _name in (
    "arrow choice color country currency email encrypted encrypted_type enriched_datetime ip_address json locale ltree "
    "password phone_number range scalar_list timezone ts_vector url uuid weekdays"
).split():
    setattr(_this, _name, _this)
    sys.modules[f"{__name__}.{_name}"] = _this
sys.modules[f"{__name__}.encrypted.encrypted_type"] = _this
