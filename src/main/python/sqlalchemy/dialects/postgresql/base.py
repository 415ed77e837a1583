"""The dialect itself, and DDL for its types."""

from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql.ddl import ExecutableDDLElement

from .ext import *  # noqa: F403
from .types import *  # noqa: F403


class PGDialect(Dialect):
    """PostgreSQL's dialect without a connection."""

    name = "postgresql"

    def __init__(self, paramstyle="pyformat", **options):
        super().__init__()
        self.paramstyle = paramstyle

    def type_descriptor(self, type_):
        return type_() if isinstance(type_, type) else type_


dialect = PGDialect


class CreateEnumType(ExecutableDDLElement):
    _construct = "postgresql.CreateEnumType"


class DropEnumType(ExecutableDDLElement):
    _construct = "postgresql.DropEnumType"


class CreateDomainType(ExecutableDDLElement):
    _construct = "postgresql.CreateDomainType"


class DropDomainType(ExecutableDDLElement):
    _construct = "postgresql.DropDomainType"
