"""PostgreSQL's types."""

from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import (  # noqa: F401
    BIGINT,
    BOOLEAN,
    CHAR,
    DATE,
    DOUBLE_PRECISION,
    FLOAT,
    INTEGER,
    NUMERIC,
    REAL,
    SMALLINT,
    TEXT,
    UUID,
    VARCHAR,
    _run,
)
from sqlalchemy.sql.type_api import TypeEngine

_PRECISION = (("timezone", False), ("precision", None))


class JSON(sqltypes.JSON):
    _construct = "postgresql.JSON"
    _parameters = (("none_as_null", False), ("astext_type", None))

    def __init__(self, none_as_null=False, astext_type=None):
        super().__init__(none_as_null, sqltypes.Text() if astext_type is None else astext_type)


class JSONB(JSON):
    __visit_name__ = "JSONB"
    _construct = "postgresql.JSONB"


class ARRAY(sqltypes.ARRAY):
    _construct = "postgresql.ARRAY"


class TIMESTAMP(sqltypes.TIMESTAMP):
    _construct = "postgresql.TIMESTAMP"
    _parameters = _PRECISION


class TIME(sqltypes.TIME):
    _construct = "postgresql.TIME"
    _parameters = _PRECISION


class INTERVAL(sqltypes._AbstractInterval):
    __visit_name__ = "INTERVAL"
    _construct = "postgresql.INTERVAL"
    _parameters = (("precision", None), ("fields", None))


class BYTEA(sqltypes.LargeBinary):
    __visit_name__ = "BYTEA"
    _construct = "postgresql.BYTEA"


class BIT(TypeEngine):
    __visit_name__ = "BIT"
    _construct = "postgresql.BIT"
    _parameters = (("length", None), ("varying", False))


class CITEXT(sqltypes.TEXT):
    __visit_name__ = "CITEXT"
    _construct = "postgresql.CITEXT"


class HSTORE(sqltypes.Indexable, sqltypes.Concatenable, TypeEngine):
    __visit_name__ = "HSTORE"
    _construct = "postgresql.HSTORE"
    _parameters = (("text_type", None),)


class NamedType(sqltypes.SchemaType):
    """A type with a name in a schema."""

    def create(self, bind, checkfirst=True):
        _run(bind, "postgresql.ENUM.create", self, checkfirst)

    def drop(self, bind, checkfirst=True):
        _run(bind, "postgresql.ENUM.drop", self, checkfirst)


class ENUM(NamedType, sqltypes.Enum):
    __visit_name__ = "ENUM"
    _construct = "postgresql.ENUM"

    def __init__(self, *enums, **kwargs):
        super().__init__(*enums, **kwargs)
        self.create_type = kwargs.get("create_type", True)


class DOMAIN(NamedType, TypeEngine):
    __visit_name__ = "DOMAIN"
    _construct = "postgresql.DOMAIN"
    _parameters = (
        ("name", None),
        ("data_type", None),
        ("collation", None),
        ("default", None),
        ("constraint_name", None),
        ("not_null", None),
        ("check", None),
        ("create_type", True),
        ("schema", None),
    )

    def __repr__(self):
        return f"DOMAIN({self.name!r}, {self.data_type!r})"


class AbstractRange(TypeEngine):
    """What all ranges are."""


class AbstractSingleRange(AbstractRange):
    pass


class AbstractMultiRange(AbstractRange):
    pass


def _plain(base, *names):
    for name in names:
        members = {"__module__": __name__, "__visit_name__": name, "_construct": f"postgresql.{name}"}
        globals()[name] = type(name, (base,), members)


_plain(TypeEngine, "CIDR", "INET", "MACADDR", "MACADDR8", "MONEY", "OID", "REGCLASS", "REGCONFIG")
_plain(TypeEngine, "TSQUERY", "TSVECTOR", "JSONPATH")
_plain(AbstractSingleRange, "DATERANGE", "INT4RANGE", "INT8RANGE", "NUMRANGE", "TSRANGE", "TSTZRANGE")
_plain(AbstractMultiRange, "DATEMULTIRANGE", "INT4MULTIRANGE", "INT8MULTIRANGE", "NUMMULTIRANGE")
_plain(AbstractMultiRange, "TSMULTIRANGE", "TSTZMULTIRANGE")
