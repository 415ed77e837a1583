"""The column types of fastapi-users."""

from sqlalchemy import TIMESTAMP, TypeDecorator
from sqlalchemy.dialects.postgresql import UUID


class GUID(TypeDecorator):
    impl = UUID
    cache_ok = True


class TIMESTAMPAware(TypeDecorator):
    impl = TIMESTAMP
    cache_ok = True
