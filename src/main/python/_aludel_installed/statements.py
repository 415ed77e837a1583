"""Statements and expressions of the real SQLAlchemy as SQL."""

import _aludel
from sqlalchemy.dialects.postgresql.psycopg2 import PGDialect_psycopg2
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDLElement
from sqlalchemy.sql.elements import BindParameter, ColumnClause

# Not pyformat: percent signs stay single, as they are sent or printed.
PRINTED = PGDialect_psycopg2(paramstyle="named")


class Inlined(BindParameter):
    """A value that is written into the statement wherever it runs: ``op.inline_literal()``."""

    inherit_cache = False


@compiles(Inlined)
def _inlined(element, compiler, **kw):
    return compiler.render_literal_bindparam(element, **kw)


def inline_literal(value, type_=None):
    return Inlined(None, value, type_=type_)


def verbatim(sql):
    """The SQL as a text in which nothing is taken for a bind."""
    return _aludel.construct("text", ("".join(_escaped(sql)),))


def _escaped(sql):
    before = ""
    for position, letter in enumerate(sql):
        following = sql[position + 1 : position + 2]
        if letter == ":" and before != ":" and (following == "_" or following.isalnum()):
            yield "\\"
        yield letter
        before = letter


def printable(statement, values=None):
    """A statement with its values written into it."""
    if isinstance(statement, str):
        return _aludel.construct("text", (statement,))
    if values:
        statement = _with(statement, values)
    options = {} if isinstance(statement, DDLElement) else {"compile_kwargs": {"literal_binds": True}}
    return verbatim(str(statement.compile(dialect=PRINTED, **options)).replace("\t", "    ").strip())


def _with(statement, values):
    if getattr(statement, "is_insert", False):
        return statement.values(**values)
    if getattr(statement, "is_update", False) or getattr(statement, "is_delete", False):
        raise NotImplementedError("values beside an UPDATE or DELETE can't be printed; write them into the statement")
    return statement.params(**values)


def expression(element):
    """An expression of DDL: a default, a condition, what an index is over."""
    compiled = element.compile(dialect=PRINTED, compile_kwargs={"literal_binds": True, "include_table": False})
    return verbatim(str(compiled))


def indexed(element):
    """What an index is over: with brackets around it where PostgreSQL wants them."""
    return element if isinstance(element, (str, ColumnClause)) else element.self_group()
