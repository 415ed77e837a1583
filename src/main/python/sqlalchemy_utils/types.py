"""The column types of SQLAlchemy-Utils, as they are on PostgreSQL. Its submodules are this module."""

import sys

from sqlalchemy import BINARY, CHAR, DateTime, LargeBinary, String, Unicode, UnicodeText
from sqlalchemy import TypeDecorator
from sqlalchemy.dialects.postgresql import JSON, TSVECTOR, UUID


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


__all__ = [name for name in globals() if name.endswith("Type")]

_this = sys.modules[__name__]
for _name in ("arrow", "choice", "email", "encrypted", "encrypted_type", "json", "scalar_list", "ts_vector", "url", "uuid"):
    setattr(_this, _name, _this)
    sys.modules[f"{__name__}.{_name}"] = _this
sys.modules[f"{__name__}.encrypted.encrypted_type"] = _this
