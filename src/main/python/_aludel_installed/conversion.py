"""What of the real SQLAlchemy may be part of an operation, as Java takes it."""

import _aludel
import sqlalchemy as sa
from sqlalchemy import types
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import Computed, DefaultClause, FetchedValue, Identity
from sqlalchemy.sql.elements import ClauseElement, ColumnClause, Label, conv, quoted_name
from sqlalchemy.sql.schema import NULL_UNSPECIFIED

from . import MISSING
from .statements import PRINTED, expression, indexed, printable, verbatim

if not sa.__version__.startswith(("1.4.", "2.")):
    raise ImportError(f"[aludel] sqlalchemy = installed works with SQLAlchemy 1.4 and 2, not with {sa.__version__}")

_RULES = ("onupdate", "ondelete", "deferrable", "initially", "match", "use_alter", "link_to_name")
_NUMBERS = {"numeric": "Numeric", "NUMERIC": "NUMERIC", "DECIMAL": "DECIMAL"}
_SEQUENCE = ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache", "order")


def lowered(value):
    """The object as Java takes it; MISSING where it is none of SQLAlchemy's."""
    if isinstance(value, type):
        return lowered(value()) if issubclass(value, types.TypeEngine) else MISSING
    for kind, convert in _CONVERSIONS:
        if isinstance(value, kind):
            return convert(value)
    element = getattr(value, "__clause_element__", None)
    return MISSING if element is None else lowered(element())


def _name(item):
    return item.name if isinstance(item.name, str) else None


def _options(item, names):
    return {name: getattr(item, name) for name in names if getattr(item, name, None) is not None}


def _column(item):
    options = {
        "primary_key": item.primary_key,
        "autoincrement": item.autoincrement,
        "comment": item.comment,
        "unique": bool(item.unique),
        "index": bool(item.index),
        "key": item.key,
        "system": item.system,
    }
    given = getattr(item, "_user_defined_nullable", item.nullable)
    if given is not NULL_UNSPECIFIED:
        options["nullable"] = given
    parts = [key for key in item.foreign_keys if key.constraint is None]
    parts += [check for check in item.constraints if not getattr(check, "_type_bound", False)]
    default = item.server_default
    if isinstance(default, (Identity, Computed)):
        parts.append(default)
    elif isinstance(default, DefaultClause):
        options["server_default"] = default.arg
    elif default is not None:
        options["server_default"] = default
    if isinstance(item.default, sa.Sequence):
        parts.append(item.default)
    elif item.default is not None:
        options["default"] = item.default.arg
    return _aludel.construct("Column", (item.name, item.type, *ordered(parts)), options)


def ordered(items):
    """Parts of a table or column, the constraints in the order they were made."""
    constraints = [item for item in items if isinstance(item, sa.Constraint)]
    following = iter(sorted(constraints, key=lambda item: item._creation_order))
    return [next(following) if isinstance(item, sa.Constraint) else item for item in items]


def _foreign_key(item):
    return _aludel.construct(
        "ForeignKey", (item._get_colspec(),), {"name": _name(item), **_options(item, _RULES), **dict(item.dialect_kwargs)}
    )


def _foreign_keys(item):
    targets = [element._get_colspec() for element in item.elements]
    options = {"name": _name(item), **_options(item, _RULES), **dict(item.dialect_kwargs)}
    return _aludel.construct("ForeignKeyConstraint", (list(item.column_keys), targets), options)


def _columns(item):
    """The columns of a constraint by their names."""
    given = [column.name for column in item.columns] or item._pending_colargs
    return [column if isinstance(column, str) else column.name for column in given]


def _over_columns(construct):
    def convert(item):
        options = {"name": _name(item), **_options(item, ("deferrable", "initially", "comment"))}
        return _aludel.construct(construct, _columns(item), {**options, **dict(item.dialect_kwargs)})

    return convert


def _check(item):
    options = {"name": _name(item), **_options(item, ("deferrable", "initially", "comment"))}
    return _aludel.construct("CheckConstraint", (item.sqltext,), {**options, **dict(item.dialect_kwargs)})


def _exclude(item):
    options = {"name": _name(item), "using": item.using, "where": item.where, "ops": dict(item.ops)}
    options.update(_options(item, ("deferrable", "initially")))
    elements = [(element, operator) for element, _, operator in item._render_exprs]
    return _aludel.construct("postgresql.ExcludeConstraint", elements, options)


def _index(item):
    options = {"unique": item.unique, **dict(item.dialect_kwargs)}
    return _aludel.construct("Index", (_name(item), *map(indexed, item.expressions)), options)


def _identity(item):
    options = {"always": item.always, "on_null": item.on_null, **_options(item, _SEQUENCE)}
    return _aludel.construct("Identity", (), options)


def _computed(item):
    return _aludel.construct("Computed", (item.sqltext,), {"persisted": item.persisted})


def _sequence(item):
    options = {"schema": item.schema, "data_type": item.data_type, "optional": item.optional, **_options(item, _SEQUENCE)}
    return _aludel.construct("Sequence", (item.name,), options)


def _metadata(item):
    from .naming import convention

    return _aludel.construct("MetaData", (item.schema, None, convention(item.naming_convention)))


def _clause(item):
    if isinstance(item, ColumnClause) and not item.is_literal:
        return _aludel.construct("column", (item.name,))
    if isinstance(item, Label):
        return _aludel.construct("label", (item.name, item.element))
    if getattr(item, "is_dml", False) or getattr(item, "is_select", False) or isinstance(item, sa.schema.DDLElement):
        return printable(item)
    return expression(item)


def _text(item):
    # no table is named in a text, nor anything put around it
    return verbatim(str(item.compile(dialect=PRINTED, compile_kwargs={"literal_binds": True})))


def type_for_postgresql(item):
    """The type behind variants and decorators."""
    variants = getattr(item, "_variant_mapping", None) or getattr(item, "mapping", None) or {}
    found = variants.get("postgresql", item)
    while isinstance(found, types.TypeDecorator):
        found = types.to_instance(found.load_dialect_impl(PRINTED))
    return found


def _type(item):
    found = type_for_postgresql(item)
    if isinstance(found, types.Enum):
        return _enum(found)
    if isinstance(found, types.Boolean) and found.create_constraint:
        return _aludel.construct("Boolean", (), {"create_constraint": True, "name": _name(found)})
    if isinstance(found, types.ARRAY) and isinstance(type_for_postgresql(found.item_type), types.Enum):
        return _aludel.construct("ARRAY", (found.item_type,), {"dimensions": found.dimensions})
    if isinstance(found, getattr(postgresql, "DOMAIN", ())):
        return _domain(found)
    # which kind of number decides about SERIAL
    for kind in (types.SmallInteger, types.BigInteger, types.Integer):
        if isinstance(found, kind):
            return _aludel.construct(kind.__name__)
    if found.__visit_name__ in _NUMBERS:
        return _aludel.construct(_NUMBERS[found.__visit_name__], (found.precision, found.scale))
    if isinstance(found, types.NullType):
        return _aludel.construct("NullType")
    compiler = getattr(PRINTED, "type_compiler_instance", None) or PRINTED.type_compiler
    return _aludel.construct("UserDefinedType", (compiler.process(item),))


def _enum(item):
    options = {"name": item.name, "schema": item.schema, "metadata": item.metadata}
    options["inherit_schema"] = item.inherit_schema
    if isinstance(item, postgresql.ENUM):
        return _aludel.construct("postgresql.ENUM", item.enums, {**options, "create_type": item.create_type})
    options["create_constraint"] = item.create_constraint
    if not item.native_enum:
        options.update(native_enum=False, length=item.length)
    return _aludel.construct("Enum", item.enums, options)


def _domain(item):
    names = ("collation", "default", "constraint_name", "not_null", "check", "create_type", "schema")
    return _aludel.construct("postgresql.DOMAIN", (item.name, item.data_type), _options(item, names))


# What derives from another stands before it.
_CONVERSIONS = (
    (conv, lambda item: _aludel.construct("conv", (str.__str__(item), item.quote))),
    (quoted_name, lambda item: _aludel.construct("quoted_name", (str.__str__(item), item.quote))),
    (types.TypeEngine, _type),
    (sa.Column, _column),
    (sa.ForeignKey, _foreign_key),
    (sa.ForeignKeyConstraint, _foreign_keys),
    (sa.PrimaryKeyConstraint, _over_columns("PrimaryKeyConstraint")),
    (sa.UniqueConstraint, _over_columns("UniqueConstraint")),
    (sa.CheckConstraint, _check),
    (postgresql.ExcludeConstraint, _exclude),
    (sa.Index, _index),
    (Identity, _identity),
    (Computed, _computed),
    (sa.Sequence, _sequence),
    (DefaultClause, lambda item: _aludel.construct("DefaultClause", (item.arg,))),
    (FetchedValue, lambda item: _aludel.construct("FetchedValue")),
    (sa.MetaData, _metadata),
    (sa.sql.elements.TextClause, _text),
    (ClauseElement, _clause),
)
