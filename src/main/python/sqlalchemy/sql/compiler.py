"""Statements as text, and names of the compiler that scripts import."""

import _aludel

from sqlalchemy.engine.interfaces import IdentifierPreparer


class Compiled:
    """A statement as text."""

    def __init__(self, statement, dialect, options):
        literal = bool(options.get("literal_binds"))
        self.statement = statement
        given = _aludel.lower(statement._given or {})
        backslashes = literal and dialect is not None and dialect._connection is None
        pyformat = dialect is not None and dialect.paramstyle == "pyformat"
        style = "LITERAL" if literal else "PYFORMAT" if pyformat else "NAMED"
        compiled = _aludel.call(_aludel._bridge.compile, statement._java, given, style, backslashes)
        self.string, self._parameters = _aludel.lift(compiled)
        if literal and pyformat:
            self.string = self.string.replace("%", "%%")
        self.dialect = dialect
        self.params = dict(self._parameters)

    def __str__(self):
        return self.string


class SQLCompiler(Compiled):
    pass


class DDLCompiler(Compiled):
    pass


__all__ = ["Compiled", "DDLCompiler", "IdentifierPreparer", "SQLCompiler"]
