"""Types as the inspector gives them, from PostgreSQL's ``format_type`` text."""

_NAMES = {
    "bigint": "BIGINT",
    "boolean": "BOOLEAN",
    "bytea": "BYTEA",
    "date": "DATE",
    "double precision": "DOUBLE_PRECISION",
    "integer": "INTEGER",
    "json": "JSON",
    "jsonb": "JSONB",
    "real": "REAL",
    "smallint": "SMALLINT",
    "text": "TEXT",
    "uuid": "UUID",
}


def of_text(text):
    """The type of a ``format_type`` text; one that nobody knows is NullType, as with SQLAlchemy."""
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.sql import sqltypes

    if text.endswith("[]"):
        return postgresql.ARRAY(of_text(text[:-2]))
    base, arguments, rest = _parts(text)
    if base in _NAMES:
        return getattr(postgresql, _NAMES[base])()
    if base == "character varying":
        return sqltypes.VARCHAR(*arguments)
    if base == "character":
        return sqltypes.CHAR(*arguments)
    if base == "numeric":
        return sqltypes.NUMERIC(*arguments)
    if base in ("timestamp", "time"):
        kind = postgresql.TIMESTAMP if base == "timestamp" else postgresql.TIME
        precision = {"precision": arguments[0]} if arguments else {}
        return kind(timezone=rest == "with time zone", **precision)
    if base.startswith("interval"):
        return postgresql.INTERVAL()
    kind = getattr(postgresql, base.upper(), None) if base.isidentifier() else None
    return kind() if isinstance(kind, type) else sqltypes.NullType()


def _parts(text):
    """``numeric(10,2)`` as a name, numbers, and what follows them."""
    name, bracket, after = text.partition("(")
    if bracket:
        numbers, _, rest = after.partition(")")
        try:
            return name.strip(), [int(number) for number in numbers.split(",")], rest.strip()
        except ValueError:
            return text, [], ""
    for suffix in ("with time zone", "without time zone"):
        if text.endswith(suffix):
            return text.removesuffix(suffix).strip(), [], suffix
    return text, [], ""
