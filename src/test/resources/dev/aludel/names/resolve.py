"""Finds what api-names.txt lists in the shim; what isn't there is printed as `missing <kind> <name>`."""

import sqlalchemy as sa
from alembic import context, op
from alembic.operations.base import BatchOperations

DIRECTIVES = {
    "add_column": ("t", sa.Column("a", sa.Integer)),
    "alter_column": ("t", "a"),
    "batch_alter_table": ("t",),
    "create_check_constraint": ("c", "t", "a > 1"),
    "create_foreign_key": ("f", "t", "u", ["a"], ["b"]),
    "create_index": ("i", "t", ["a"]),
    "create_primary_key": ("p", "t", ["a"]),
    "create_table": ("t", sa.Column("a", sa.Integer)),
    "create_table_comment": ("t", "c"),
    "create_unique_constraint": ("u", "t", ["a"]),
    "drop_column": ("t", "a"),
    "drop_constraint": ("c", "t"),
    "drop_index": ("i",),
    "drop_table": ("t",),
    "drop_table_comment": ("t",),
    "execute": ("select 1",),
    "rename_table": ("a", "b"),
    "sync_enum_values": ("s", "e", ["a"], [("t", "c")]),
}
CLASSES = {
    "conn": "engine.Connection",
    "dialect": "engine.interfaces.Dialect",
    "session": "orm.Session",
    "sessionmaker": "orm.sessionmaker",
    "query": "orm.Query",
    "result": "engine.CursorResult",
    "rows": "engine.CursorResult",
    "scalars": "engine.ScalarResult",
    "engine": "engine.Engine",
    "inspector": "engine.reflection.Inspector",
    "txn": "engine.base.RootTransaction",
}
SAMPLES = {
    "select": "sa.select(T.c.a)", "update": "T.update()", "delete": "T.delete()", "insert": "T.insert()", "text": "sa.text('x')",
    "Enum": "sa.Enum('a', name='e')", "JSON": "sa.JSON()", "Integer": "sa.Integer()", "Text": "sa.Text()", "DateTime": "sa.DateTime()",
    "String": "sa.String()", "BigInteger": "sa.BigInteger()", "LargeBinary": "sa.LargeBinary()", "column": "sa.column('a')",
    "literal": "sa.literal(1)", "exists": "sa.exists()", "false": "sa.false()", "true": "sa.true()", "coalesce": "sa.func.coalesce(1)",
    "join": "T.join(U, T.c.a == U.c.a)", "table": "T", "table.update": "T.update()",
    "dialects.postgresql.ENUM": "postgresql.ENUM('a', name='e')", "dialects.postgresql.insert": "postgresql.insert(T)",
    "orm.joinedload": "__import__('sqlalchemy.orm', fromlist=['*']).joinedload", "orm.subqueryload": "__import__('sqlalchemy.orm', fromlist=['*']).subqueryload",
}
T = sa.table("t", sa.column("a"))
U = sa.table("u", sa.column("a"))


def dotted(path, root="sqlalchemy"):
    found, module = __import__(root), root
    for name in path.split("."):
        module += "." + name
        try:
            found = getattr(found, name)
        except AttributeError:
            found = __import__(module, fromlist=["*"])
    return found


def has(kind, name):
    """Whether a class, or what its methods set, has the attribute."""
    if hasattr(kind, name):
        return True
    codes = [getattr(value, "__code__", None) for one in kind.__mro__ for value in vars(one).values()]
    return any(code is not None and name in code.co_names for code in codes)


def called(function, arguments, keyword):
    try:
        function(*arguments, **{keyword: None})
    except Exception as error:
        text = str(error)
        return not any(words in text for words in ("unexpected keyword", "Additional arguments should", "is not accepted"))
    return True


def keyword(name):
    directive, option = name.split(" ")
    if directive.startswith("batch_op."):
        directive = directive.removeprefix("batch_op.")
        arguments = DIRECTIVES[directive]
        second = directive.startswith(("create_", "drop_constraint", "drop_index")) and not directive.endswith("_table_comment")
        given = (arguments[0], *arguments[2:]) if second else arguments[1:]
        return called(getattr(op.batch_alter_table("t"), directive), given, option)
    return called(getattr(op, directive), DIRECTIVES[directive], option)


def method(name):
    from sqlalchemy.dialects import postgresql

    maker, _, attribute = name.rpartition(".")
    maker = maker.removesuffix("()")
    sample = SAMPLES.get(maker) or f"sa.{maker}(1)"
    return hasattr(eval(sample, {"sa": sa, "postgresql": postgresql, "T": T, "U": U}), attribute)


def objects(name):
    kind, attribute = name.split(".")
    if kind == "ctx":
        from alembic.runtime.migration import MigrationContext

        return has(MigrationContext, attribute)
    if kind == "dbapi":
        from psycopg2 import _driver

        return any(has(one, attribute) for one in vars(_driver).values() if isinstance(one, type))
    return has(dotted(CLASSES[kind]), attribute)


def operation(name):
    root, _, path = name.partition(".")
    if root == "context":
        if path.startswith("config."):
            return hasattr(dotted("config.Config", "alembic"), path.removeprefix("config."))
        return hasattr(context, path)
    found = op
    for part in path.split("."):
        found = getattr(found, part)
    return True


CHECKS = {
    "op": operation,
    "batch_op": lambda name: hasattr(BatchOperations, name),
    "keyword": keyword,
    "column": lambda name: called(sa.Column, ("a", sa.Integer), name) if name not in ("type_", "name") else True,
    "sa": lambda name: dotted(name) is not None,
    "func": lambda name: dotted(name) is not None,
    "dialect": lambda name: dotted("dialects." + name) is not None,
    "method": method,
    "object": objects,
}


def missing(lines):
    for line in lines:
        kind, name = line.split(" ", 1)
        try:
            found = CHECKS[kind](name)
        except Exception:
            found = False
        if not found:
            yield line
