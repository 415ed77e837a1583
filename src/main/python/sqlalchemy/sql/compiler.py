"""Names of the compiler that scripts import."""

from sqlalchemy.engine.interfaces import IdentifierPreparer

from .elements import Compiled


class SQLCompiler(Compiled):
    pass


class DDLCompiler(Compiled):
    pass


__all__ = ["Compiled", "DDLCompiler", "IdentifierPreparer", "SQLCompiler"]
