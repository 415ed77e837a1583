"""Types as the inspector gives them, from PostgreSQL's ``format_type`` text."""

_NAMES = {
    '"char"': "String",
    "bigint": "BIGINT",
    "bit": "BIT",
    "bit varying": "BIT",
    "boolean": "BOOLEAN",
    "bytea": "BYTEA",
    "character": "CHAR",
    "character varying": "VARCHAR",
    "cidr": "CIDR",
    "citext": "CITEXT",
    "date": "DATE",
    "datemultirange": "DATEMULTIRANGE",
    "daterange": "DATERANGE",
    "double precision": "DOUBLE_PRECISION",
    "float": "FLOAT",
    "hstore": "HSTORE",
    "inet": "INET",
    "int4multirange": "INT4MULTIRANGE",
    "int4range": "INT4RANGE",
    "int8multirange": "INT8MULTIRANGE",
    "int8range": "INT8RANGE",
    "integer": "INTEGER",
    "interval": "INTERVAL",
    "json": "JSON",
    "jsonb": "JSONB",
    "macaddr": "MACADDR",
    "macaddr8": "MACADDR8",
    "money": "MONEY",
    "name": "String",
    "numeric": "NUMERIC",
    "nummultirange": "NUMMULTIRANGE",
    "numrange": "NUMRANGE",
    "oid": "OID",
    "real": "REAL",
    "regclass": "REGCLASS",
    "regconfig": "REGCONFIG",
    "smallint": "SMALLINT",
    "text": "TEXT",
    "time": "TIME",
    "time with time zone": "TIME",
    "time without time zone": "TIME",
    "timestamp": "TIMESTAMP",
    "timestamp with time zone": "TIMESTAMP",
    "timestamp without time zone": "TIMESTAMP",
    "tsmultirange": "TSMULTIRANGE",
    "tsquery": "TSQUERY",
    "tsrange": "TSRANGE",
    "tstzmultirange": "TSTZMULTIRANGE",
    "tstzrange": "TSTZRANGE",
    "tsvector": "TSVECTOR",
    "uuid": "UUID",
}


def typed(column, catalog):
    """A column of the catalog with its type as an object; the inspector tells of enums and domains."""
    column = dict(column)
    collation = column.pop("collation")
    type_ = _of_text(column["type"], collation, catalog, f"column '{column['name']}'")
    if getattr(type_, "__visit_name__", None) == "DOMAIN":
        column["default"] = column["default"] or type_.default
        column["nullable"] = column["nullable"] and not type_.not_null
    column["type"] = type_
    return column


def _of_text(text, collation, catalog, what):
    array = text.endswith("[]")
    name, arguments = _parts(text.removesuffix("[]"))
    keywords = {} if collation is None else {"collation": collation}
    if name in _NAMES:
        type_ = _standard(name, arguments, keywords)
    elif name.startswith("interval "):
        type_ = _standard("interval", arguments, {"fields": name.removeprefix("interval "), **keywords})
    else:
        type_ = _named(name, keywords, catalog)
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.sql import sqltypes

    if type_ is None:
        import warnings

        from sqlalchemy.exc import SAWarning

        warnings.warn(f"Did not recognize type '{name}' of {what}", SAWarning, stacklevel=5)
        return sqltypes.NullType()
    return postgresql.ARRAY(type_) if array else type_


def _parts(text):
    """``numeric(10,2)`` as a name and what stands in brackets."""
    before, bracket, after = text.partition("(")
    inside, closing, rest = after.partition(")")
    if not closing or before.startswith('"'):
        return text, []
    return before.strip() + (f" {rest.strip()}" if rest.strip() else ""), inside.split(",")


def _standard(name, arguments, keywords):
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.sql import sqltypes

    kind = getattr(postgresql if _NAMES[name] != "String" else sqltypes, _NAMES[name])
    numbers = [int(argument) for argument in arguments]
    if name == "double precision":
        numbers = [53]
    elif name.startswith(("timestamp", "time")):
        keywords = {"timezone": name.endswith("with time zone"), **keywords}
    elif name == "bit varying":
        keywords = {"varying": True, **keywords}
    if name.startswith(("timestamp", "time", "interval")):
        keywords = {**({"precision": numbers[0]} if numbers else {}), **keywords}
        numbers = []
    return kind(*numbers, **keywords)


def _named(text, keywords, catalog):
    """An enum or a domain; None where it is neither."""
    from sqlalchemy.dialects import postgresql

    key = tuple(_tokens(text))
    for enum in catalog.get_enums("*"):
        if key == _key(enum):
            schema = {} if enum["visible"] else {"schema": enum["schema"]}
            return postgresql.ENUM(*enum["labels"], name=enum["name"], **schema, **keywords)
    for domain in catalog.get_domains("*"):
        if key == _key(domain):
            return _domain(domain, keywords, catalog)
    return None


def _key(named):
    return (named["name"],) if named["visible"] else (named["schema"], named["name"])


def _domain(domain, keywords, catalog):
    from sqlalchemy.dialects import postgresql

    options = {
        "collation": domain["collation"],
        "default": domain["default"],
        "not_null": not domain["nullable"],
        "create_type": False,
        **keywords,
    }
    if domain["constraints"]:
        options["constraint_name"] = domain["constraints"][0]["name"]
        options["check"] = domain["constraints"][0]["check"]
    if not domain["visible"]:
        options["schema"] = domain["schema"]
    inner = _of_text(domain["type"], domain["collation"], catalog, f"DOMAIN '{domain['name']}'")
    return postgresql.DOMAIN(domain["name"], inner, **options)


def _tokens(text):
    """The parts of ``schema."Some name"``, unquoted."""
    token, quoted = "", False
    for character in text:
        if character == '"':
            # a quote inside quotes is doubled: leaving and entering again puts one back
            token += '"' if not quoted and token.endswith("\0") else ""
            token = token.replace("\0", "") + ("\0" if quoted else "")
            quoted = not quoted
        elif character == "." and not quoted:
            yield token.replace("\0", "")
            token = ""
        else:
            token += character
    yield token.replace("\0", "")
