"""Generates bodies of revisions: every directive and keyword of `op`, in combination.

A snippet is a list of Python lines that stand in a function of their own. What makes a snippet is
drawn from a seeded source, so the same seed gives the same snippets for ever. Nothing here knows
what SQL comes of it: the genuine tool says so.
"""

import random
import re

SIMPLE = ["account", "invoice", "item", "event_log", "amount", "code", "created_at", "owner_id", "t1", "x"]
RESERVED = ["order", "user", "table", "select", "group", "primary", "end", "offset", "limit"]
ODD = [
    "CamelCase", "UPPER", "with space", "naïve", 'qu"ote', "per%cent", "1st", "dollar$", "$dollar", "a.b", "co:lon",
    "back\\slash", "_underscore", "dash-ed", "apo'strophe", "Ünï Cödé", "日本", "two..dots", "trailing.", "Order", "sp\u00a0ace", "(paren)",
]
LONG = ["a_very_long_name_" + "that_goes_on_and_on_" * 3, "idx_" + "abcdefghij" * 6]

TYPES = """
sa.Integer() sa.Integer sa.BigInteger() sa.SmallInteger() sa.String() sa.String sa.String(50) sa.String(length=255)
sa.Unicode(20) sa.UnicodeText() sa.Text() sa.Text sa.CHAR(3) sa.VARCHAR(12) sa.NCHAR(4) sa.NVARCHAR(9) sa.TEXT()
sa.Boolean() sa.Boolean sa.Date() sa.DateTime() sa.DateTime(timezone=True) sa.Time() sa.Time(timezone=True)
sa.TIMESTAMP() sa.TIMESTAMP(timezone=True) sa.Interval() sa.Interval(second_precision=3) sa.Interval(day_precision=2)
sa.Numeric() sa.Numeric(10) sa.Numeric(10,2) sa.Numeric(precision=12,scale=0) sa.DECIMAL(8,3) sa.NUMERIC()
sa.Float() sa.Float(24) sa.Float(precision=53) sa.Double() sa.REAL() sa.FLOAT() sa.DOUBLE_PRECISION()
sa.LargeBinary() sa.LargeBinary(100) sa.Uuid() sa.UUID() sa.Uuid(native_uuid=False) sa.JSON() sa.JSON sa.BLOB()
sa.SMALLINT() sa.INTEGER() sa.BIGINT() sa.BOOLEAN() sa.DATE() sa.TIME() sa.DATETIME() sa.CLOB() sa.BINARY(4)
sa.String(30,collation='de_DE') sa.Text(collation='C') sa.ARRAY(sa.Integer()) sa.ARRAY(sa.String(5),dimensions=2)
sa.Enum('a','b',name='mood') sa.Enum('x',"it's",name='Odd_Mood',schema='other') sa.Enum('a','bb',name='mood',native_enum=False)
sa.Enum('a','bb',name='mood',native_enum=False,length=10,create_constraint=True) sa.Enum('a','b') sa.PickleType()
sa.Boolean(create_constraint=True,name='ck_bool') sa.Boolean(name='just_named') sa.types.NullType()
postgresql.JSONB() postgresql.JSONB(astext_type=sa.Text()) postgresql.JSON(astext_type=sa.Text()) postgresql.UUID()
postgresql.UUID(as_uuid=True) postgresql.UUID(as_uuid=False) postgresql.ARRAY(sa.Text()) postgresql.ARRAY(sa.Integer(),dimensions=3)
postgresql.ENUM('p','q',name='pq') postgresql.ENUM('p','q',name='pq',create_type=False) postgresql.ENUM(name='there',create_type=False)
postgresql.TIMESTAMP(precision=3) postgresql.TIMESTAMP(timezone=True,precision=6) postgresql.TIME(precision=2) postgresql.INTERVAL()
postgresql.INTERVAL(fields='DAY_TO_SECOND') postgresql.INTERVAL(precision=4) postgresql.INET() postgresql.CIDR() postgresql.MACADDR()
postgresql.MACADDR8() postgresql.MONEY() postgresql.BIT(3) postgresql.BIT() postgresql.BIT(5,varying=True) postgresql.BYTEA()
postgresql.HSTORE() postgresql.TSVECTOR() postgresql.TSQUERY() postgresql.OID() postgresql.REGCLASS() postgresql.CITEXT()
postgresql.DOUBLE_PRECISION() postgresql.DOUBLE_PRECISION(53) postgresql.VARCHAR(7) postgresql.NUMERIC(5,1) postgresql.TSTZRANGE()
postgresql.DATERANGE() postgresql.INT4RANGE() postgresql.INT8RANGE() postgresql.NUMRANGE() postgresql.TSRANGE() postgresql.INT4MULTIRANGE()
postgresql.DOMAIN('posint',sa.Integer(),check='VALUE>0') postgresql.ARRAY(postgresql.ENUM('m','n',name='mn'))
sa.String(10).with_variant(sa.Text(),'postgresql') sa.Text().with_variant(sa.String(9),'mysql') Point() Point(3) Lowered() Lowered(30)
Flexible() Flexible Amount sa.ARRAY(Point()) sa.ARRAY(Lowered(5)) sa.Enum(Colour) sa.Enum(Colour,name='hue',values_callable=labels)
postgresql.ENUM(Colour,name='shade',schema='other') sa.Enum('a',name='inherits',inherit_schema=True) sa.JSON(none_as_null=True)
postgresql.ARRAY(sa.Enum('x','y',name='arr_mood')) sa.Enum('a','b',name=sa.sql.quoted_name('Quoted-Mood',True)) postgresql.TIMESTAMP()
""".split()

DEFAULTS = [
    "'x'", "''", "'now()'", "\"it's\"", "'50%'", "'a:b'", "'\\\\n'", "'0'", "sa.text('0')", "sa.text('now()')", "sa.text(\"'x'\")",
    "sa.text(\"'{}'::jsonb\")", "sa.func.now()", "sa.func.current_timestamp()", "sa.func.gen_random_uuid()", "sa.true()", "sa.false()",
    "sa.null()", "sa.literal(5)", "sa.literal('y')", "sa.cast('a', sa.Text())", "sa.func.coalesce(sa.null(), 1)", "sa.text('1.5')",
    "sa.Sequence('some_seq').next_value()", "sa.func.timezone('utc', sa.func.now())", "sa.text(\"E'\\\\\\\\n'\")", "sa.FetchedValue()",
    "sa.literal_column('CURRENT_DATE')", "sa.text('(1 + 2)')", "sa.DefaultClause('z')", "sa.text('now() AT TIME ZONE \\'utc\\'')",
]

CONDITIONS = [
    "'x > 0'", "'a <> b'", "\"name IN ('a', 'b')\"", "\"code LIKE 'x%'\"", "sa.text('x IS NOT NULL')", "sa.column('x') > 5",
    "sa.column('order') == 'a'", "sa.and_(sa.column('x') > 1, sa.column('y') < 2)", "sa.or_(sa.column('x').is_(None), sa.column('y') == 3)",
    "sa.column('n').in_(['a', \"it's\"])", "sa.not_(sa.column('b'))", "sa.column('s').like('a%')", "sa.column('x').between(1, 9)",
    "sa.func.length(sa.column('s')) > 3", "sa.column('x').is_not(None)", "sa.text(\"status = 'a' OR n = 2\")", "sa.column('x') != 2",
    "sa.column('s').ilike('Q%')", "sa.true()", "sa.column('x') + 1 > sa.column('y') * 2", "sa.column('x').notin_([1, 2])",
]

STATEMENTS = [
    "'select 1;'", "'select 1'", "'UPDATE t SET a = 1 WHERE b > 2'", "\"INSERT INTO t VALUES ('a%b')\"", "sa.text('SELECT now()')",
    "\"SELECT '12:30'::time, x::text FROM t\"", "\"SELECT '\\\\\\\\:name'\"", "'SELECT a\\n\\tFROM t'", "'''\\n    SELECT 1,\\n           2\\n'''",
    "\"COMMENT ON TABLE t IS 'a : b'\"", "sa.text('UPDATE t SET a = :v').bindparams(v='x')", "sa.text('DELETE FROM t WHERE a = :v').bindparams(v=3)",
    "T.insert().values(a=1, b='x')", "T.insert().values(b=\"it's 50%\")", "T.update().values(a=T.c.a + 1)", "T.delete()",
    "T.update().where(T.c.b == op.inline_literal('k')).values({'a': op.inline_literal(4)})", "T.update().where(T.c.a.in_([1, 2])).values(b=None)",
    "T.delete().where(T.c.a == 3)", "T.delete().where(sa.and_(T.c.a > 3, T.c.b.is_(None)))", "sa.select(T.c.a, T.c.b).where(T.c.a > 1).order_by(T.c.b.desc()).limit(3)",
    "sa.insert(T).from_select(['a', 'b'], sa.select(U.c.a, sa.literal('z')).where(U.c.a < 9))", "sa.select(sa.func.count()).select_from(T)",
    "sa.update(T).values(b=sa.select(U.c.name).where(U.c.a == T.c.a).scalar_subquery())", "sa.select(T.c.a).join(U, U.c.a == T.c.a).offset(2)",
    "sa.update(T).values(b=sa.case((T.c.a > 1, 'big'), else_='small'))", "sa.delete(T).where(sa.exists().where(U.c.a == T.c.a))",
    "postgresql.insert(T).values(a=1, b='x').on_conflict_do_nothing()", "postgresql.insert(T).values(a=1).on_conflict_do_nothing(index_elements=['a'])",
    "(lambda i: i.on_conflict_do_update(index_elements=['a'], set_={'b': i.excluded.b}))(postgresql.insert(T).values(a=1, b='n'))",
    "sa.select(sa.cast(T.c.a, sa.String(5)), sa.type_coerce(T.c.b, sa.Text())).distinct()", "sa.schema.CreateSequence(sa.Sequence('s1', start=5))",
    "sa.schema.DropSequence(sa.Sequence('s1'))", "sa.schema.CreateSchema('new schema')", "sa.schema.DropSchema('old', cascade=True)",
    "sa.schema.CreateSequence(sa.Sequence('S2', schema='other', increment=2, minvalue=1, cycle=True))", "sa.DDL('CREATE TABLE IF NOT EXISTS made_by_ddl ()')",
    "sa.select(T.c.a).union_all(sa.select(U.c.a))", "sa.select(sa.func.row_number().over(partition_by=T.c.b, order_by=T.c.a))",
    "(lambda c: sa.select(c.c.a).where(c.c.a > 2))(sa.select(T.c.a).cte('c'))", "T.update().values(b=sa.func.lower(T.c.b).concat('x'))",
    "T.insert().values([{'a': 1, 'b': 'x'}, {'a': 2, 'b': 'y'}])", "T.update().values(b=U.c.name).where(U.c.a == T.c.a)", "T.insert().returning(T.c.a)",
]

ROWS = [
    "'x'", "\"it's\"", "1", "-5", "None", "True", "False", "1.5", "Decimal('3.10')", "date(2024, 2, 29)", "datetime(2024, 1, 2, 3, 4, 5)",
    "'per%cent'", "'a:b'", "'naïve ☃'", "'back\\\\slash'", "op.inline_literal('lit')", "sa.func.now()", "sa.text('DEFAULT')",
]

PRELUDE = """
import enum
import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

T = sa.table("t", sa.column("a", sa.Integer), sa.column("b", sa.String))
U = sa.table("user", sa.column("a", sa.Integer), sa.column("name", sa.String), schema="other")


class Point(sa.types.UserDefinedType):
    cache_ok = True

    def __init__(self, digits=None):
        self.digits = digits

    def get_col_spec(self, **kw):
        return "POINT" if self.digits is None else f"POINT({self.digits})"


class Lowered(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value and value.lower()


class Flexible(sa.types.TypeDecorator):
    impl = sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(postgresql.UUID() if dialect.name == "postgresql" else sa.CHAR(32))


class Amount(sa.types.TypeDecorator):
    impl = sa.Numeric(12, 2)
    cache_ok = True


class Colour(enum.Enum):
    red = "r"
    blue = "b'"


def labels(members):
    return [member.value for member in members]


class named:
    # A naming convention of the target metadata, as env.py would give it, for the statements in a block.

    def __init__(self, **templates):
        self.templates = templates

    def __enter__(self):
        self.before = op.get_context().opts.get("target_metadata")
        op.get_context().opts["target_metadata"] = sa.MetaData(naming_convention=self.templates)

    def __exit__(self, *exception):
        op.get_context().opts["target_metadata"] = self.before


def initials(constraint, table):
    return table.name[:1] + "".join(column.name[:1] for column in constraint.columns)
"""

CONVENTIONS = [
    "ix='ix_%(column_0_label)s', uq='uq_%(table_name)s_%(column_0_name)s', ck='ck_%(table_name)s_%(constraint_name)s', "
    "fk='fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s', pk='pk_%(table_name)s'",
    "ix='%(column_0_N_label)s_idx', uq='%(table_name)s_%(column_0_N_name)s_key', pk='%(table_name)s_pkey'",
    "fk='fk_%(column_0N_name)s', ck='ck_%(column_0_name)s', ix='ix_%(table_name)s_%(column_0_N_key)s'",
    "uq='uq_%(initials)s', ix='ix_%(initials)s', initials=initials, pk='pk_%(initials)s'",
    "fk='fk_%(table_name)s_%(column_0_N_key)s_%(referred_table_name)s'", "ck='ck_%(constraint_name)s', uq='uq_%(constraint_name)s'",
    "ix='%%_%(table_name)s_%(column_0_name)s_%(column_1_name)s'", "ck='%(table_name)s_%(column_0_N_label)s_check'",
]


class Maker:
    """Draws snippets from one seeded source."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, probability):
        return self.random.random() < probability

    def any(self, choices):
        return self.random.choice(choices)

    def name(self):
        kind = self.random.random()
        pool = SIMPLE if kind < 0.72 else RESERVED if kind < 0.84 else ODD if kind < 0.96 else LONG
        return self.any(pool)

    def quoted(self):
        name = repr(self.name())
        kind = self.random.random()
        if kind < 0.03:
            return f"sa.sql.quoted_name({name}, {self.chance(0.5)})"
        return name

    def names(self, low=1, high=3):
        chosen = []
        for _ in range(self.random.randint(low, high)):
            name = self.name()
            if name not in chosen:
                chosen.append(name)
        return chosen

    def label(self):
        """A constraint's or index's name: a literal, made final, or none."""
        kind = self.random.random()
        if kind < 0.06:
            return "None"
        name = repr(self.any(["ix_", "uq_", "ck_", "fk_", ""]) + self.name())
        return f"op.f({name})" if kind < 0.3 else name

    def type(self):
        return self.any(TYPES)

    def keywords(self, *options):
        """Each option (probability, keyword, value maker) is given or not, in any order."""
        given = [(key, make()) for probability, key, make in options if self.chance(probability)]
        self.random.shuffle(given)
        return "".join(f", {key}={value}" for key, value in given)

    def constant(self, *choices):
        return lambda: self.any(choices)

    def schema(self, probability=0.25):
        return (probability, "schema", self.constant("'other'", "'Sch'", "'sch.dot'", "'order'", "None", "'a.B.c'", "sa.sql.quoted_name('q.s', True)", "'naïve'"))

    def dialect_table_keywords(self):
        return [
            (0.04, "postgresql_partition_by", self.constant("'RANGE (x)'", "'LIST (\"order\")'")),
            (0.03, "postgresql_tablespace", self.constant("'fast'", "'Big Disk'")),
            (0.03, "postgresql_inherits", self.constant("'parent'", "('p1', 'P2')")),
            (0.02, "postgresql_on_commit", self.constant("'DROP'", "'PRESERVE ROWS'")),
            (0.02, "postgresql_using", self.constant("'heap'")),
            (0.02, "postgresql_with_oids", self.constant("False", "True")),
            (0.02, "postgresql_ignore_search_path", self.constant("True")),
            (0.02, "mysql_DEFAULT_CHARSET", self.constant("'utf8'")),
            (0.01, "quote", self.constant("True", "False")),
            (0.01, "implicit_returning", self.constant("False")),
            (0.01, "listeners", self.constant("[]")),
            (0.01, "sqlite_with_rowid", self.constant("False")),
            (0.02, "prefixes", self.constant("['UNLOGGED']", "['TEMPORARY']")),
            (0.02, "info", self.constant("{'a': 1}")),
            (0.02, "mysql_engine", self.constant("'InnoDB'")),
            (0.02, "sqlite_autoincrement", self.constant("True")),
        ]

    def reference(self):
        options = self.keywords(
            (0.3, "ondelete", self.constant("'CASCADE'", "'SET NULL'", "'set default'")),
            (0.2, "onupdate", self.constant("'CASCADE'", "'NO ACTION'")),
            (0.15, "deferrable", self.constant("True", "False")),
            (0.15, "initially", self.constant("'DEFERRED'", "'IMMEDIATE'")),
            (0.1, "match", self.constant("'FULL'")),
            (0.4, "name", self.label),
            (0.03, "use_alter", self.constant("True")),
            (0.05, "postgresql_not_valid", self.constant("True", "False")),
        )
        target = self.any(["parent.id", "other.parent.id", "user.Id", "sch.dot.parent.id", "order.select"])
        return f"sa.ForeignKey({target!r}{options})"

    def column(self, name=None, added=False):
        """A column; of a column that is added, SQLAlchemy orders the constraints by chance: at most one."""
        extras = []
        column_type = self.type()
        constrained = "create_constraint" in column_type
        if self.chance(0.12) and not (added and constrained):
            extras.append(self.reference())
            constrained = True
        if self.chance(0.05):
            options = self.keywords((0.6, "persisted", self.constant("True", "False")))
            extras.append(f"sa.Computed({self.any(['a + b', 'lower(name)', 'price * 2'])!r}{options})")
        elif self.chance(0.07):
            extras.append(f"sa.Identity({self.identity()})")
        elif self.chance(0.03):
            extras.append("sa.Sequence('seq_x'" + self.keywords((0.5, "start", self.constant("3"))) + ")")
        if self.chance(0.04) and not (added and constrained):
            constrained = True
            extras.append(f"sa.CheckConstraint({self.any(CONDITIONS)}" + self.keywords((0.7, "name", self.label)) + ")")
        options = self.keywords(
            (0.6, "nullable", self.constant("True", "False")),
            (0.25, "server_default", lambda: self.any(DEFAULTS)),
            (0.1, "primary_key", self.constant("True")),
            (0.06, "autoincrement", self.constant("True", "False", "'auto'", "'ignore_fk'")),
            (0 if added and constrained else 0.06, "unique", self.constant("True", "False")),
            (0.06 if added else 0, "index", self.constant("True")),
            (0.1, "comment", self.constant("'note'", "\"it's 5%\"", "''", "'a:b'")),
            (0.03, "default", self.constant("1", "'x'", "datetime.utcnow")),
            (0.02, "server_onupdate", self.constant("sa.FetchedValue()")),
            (0.02, "key", self.constant("'other_key'")),
            (0.02, "quote", self.constant("True", "False")),
            (0.02, "info", self.constant("{}")),
            (0.02, "system", self.constant("True")),
        )
        middle = "".join(", " + extra for extra in [column_type, *extras])
        return f"sa.Column({name or self.quoted()}{middle}{options})"

    def identity(self):
        return self.keywords(
            (0.5, "always", self.constant("True", "False")),
            (0.3, "start", self.constant("1", "100")),
            (0.3, "increment", self.constant("5", "-1")),
            (0.1, "minvalue", self.constant("0")),
            (0.1, "maxvalue", self.constant("999")),
            (0.1, "cycle", self.constant("True", "False")),
            (0.1, "cache", self.constant("10")),
            (0.1, "nominvalue", self.constant("True")),
            (0.1, "nomaxvalue", self.constant("True")),
            (0.05, "on_null", self.constant("True")),
        ).removeprefix(", ")

    def table_constraint(self, names):
        chosen = [name for name in names if self.chance(0.6)] or names[:1]
        columns = ", ".join(repr(name) for name in chosen)
        name = self.keywords((0.75, "name", self.label))
        kind = self.any(["primary", "unique", "check", "foreign", "exclude", "index"])
        match kind:
            case "primary":
                return f"sa.PrimaryKeyConstraint({columns}{name}" + self.keywords((0.1, "postgresql_include", self.constant("['x']"))) + ")"
            case "unique":
                extra = self.keywords(
                    (0.15, "deferrable", self.constant("True")),
                    (0.15, "initially", self.constant("'DEFERRED'")),
                    (0.1, "postgresql_nulls_not_distinct", self.constant("True")),
                    (0.1, "postgresql_include", self.constant("['x']")),
                )
                return f"sa.UniqueConstraint({columns}{name}{extra})"
            case "check":
                extra = self.keywords((0.1, "postgresql_not_valid", self.constant("True")))
                return f"sa.CheckConstraint({self.any(CONDITIONS)}{name}{extra})"
            case "foreign":
                table = self.any(["parent", "other.parent", "Sch.Parent"])
                remote = ", ".join(repr(f"{table}.{c}") for c in chosen if "." not in c) or repr(f"{table}.id")
                extra = self.keywords(
                    (0.3, "ondelete", self.constant("'CASCADE'", "'SET NULL (a)'")),
                    (0.2, "onupdate", self.constant("'RESTRICT'")),
                    (0.1, "deferrable", self.constant("True")),
                    (0.1, "initially", self.constant("'DEFERRED'")),
                    (0.05, "match", self.constant("'SIMPLE'")),
                )
                return f"sa.ForeignKeyConstraint([{columns}], [{remote}]{name}{extra})"
            case "exclude":
                return f"postgresql.ExcludeConstraint({self.elements()}{name}{self.exclude_keywords()})"
            case _:
                return f"sa.Index({self.label()}, {columns}" + self.keywords((0.3, "unique", self.constant("True"))) + ")"

    def elements(self):
        choices = ["('room', '=')", "('during', '&&')", "(sa.column('x'), '=')", "(sa.text('lower(y)'), '=')", "('order', '<>')"]
        return ", ".join(self.random.sample(choices, self.random.randint(1, 2)))

    def exclude_keywords(self):
        return self.keywords(
            (0.7, "using", self.constant("'gist'", "'spgist'")),
            (0.3, "where", self.constant("sa.text('a > 1')", "\"b = 'x'\"")),
            (0.15, "deferrable", self.constant("True")),
            (0.15, "initially", self.constant("'DEFERRED'")),
            (0.1, "ops", self.constant("{'room': 'my_ops'}")),
        )

    def create_table(self):
        names = self.names(1, 5)
        parts = [self.column(repr(name)) for name in names]
        indexed = False
        for _ in range(self.random.choice([0, 0, 1, 1, 2])):
            constraint = self.table_constraint(names)
            # SQLAlchemy creates the indexes of a table in an order of its own: at most one.
            if not (constraint.startswith("sa.Index") and indexed):
                parts.append(constraint)
            indexed = indexed or constraint.startswith("sa.Index")
        options = self.keywords(
            self.schema(),
            (0.12, "comment", self.constant("'a table'", "\"it's\"", "'50%'")),
            (0.05, "if_not_exists", self.constant("True", "False")),
            *self.dialect_table_keywords(),
        )
        inner = "".join(f"\n    {part}," for part in parts)
        ending = f"\n    {options.removeprefix(', ')}," if options else ""
        return [f"op.create_table(\n    {self.quoted()},{inner}{ending}\n)"]

    def create_index(self, batch=False):
        columns = [
            self.any(["sa.text('lower(name)')", "sa.func.lower(sa.column('x'))", "sa.column('a').desc()", "sa.text('b DESC NULLS LAST')",
                      "sa.literal_column('(a + b)')", "sa.cast(sa.column('j'), sa.Text())"])
            if self.chance(0.2) else repr(name)
            for name in self.names()
        ]
        options = self.keywords(
            (0.4, "unique", self.constant("True", "False")),
            *([] if batch else [self.schema(), (0.08, "if_not_exists", self.constant("True"))]),
            (0.2, "postgresql_using", self.constant("'gin'", "'btree'", "'HASH'")),
            (0.2, "postgresql_where", lambda: self.any([c for c in CONDITIONS if not c.startswith(("'", '"'))])),
            (0.08, "postgresql_concurrently", self.constant("True", "False")),
            (0.08, "postgresql_include", self.constant("['x']", "['order', 'Y']")),
            (0.08, "postgresql_ops", self.constant("{'code': 'text_pattern_ops'}", "{'x': 'jsonb_path_ops'}")),
            (0.08, "postgresql_with", self.constant("{'fillfactor': 70}", "{'fastupdate': 'off', 'pages_per_range': 4}")),
            (0.04, "postgresql_tablespace", self.constant("'fast'")),
            (0.06, "postgresql_nulls_not_distinct", self.constant("True", "False")),
            (0.03, "mysql_length", self.constant("10")),
            (0.03, "sqlite_where", self.constant("sa.text('a > 1')")),
            (0.03, "mysql_using", self.constant("'btree'")),
            (0.02, "info", self.constant("{}")),
        )
        table = "" if batch else f"{self.quoted()}, "
        return [f"{'batch_op' if batch else 'op'}.create_index({self.label()}, {table}[{', '.join(columns)}]{options})"]

    def drop_index(self):
        options = self.keywords(
            (0.8, "table_name", self.quoted),
            self.schema(),
            (0.15, "if_exists", self.constant("True")),
            (0.1, "postgresql_concurrently", self.constant("True")),
            (0.1, "postgresql_using", self.constant("'gin'")),
            (0.1, "postgresql_where", self.constant("sa.text('a > 1')", "sa.column('x') > 2")),
            (0.05, "postgresql_include", self.constant("['x']", "[]")),
            (0.05, "postgresql_nulls_not_distinct", self.constant("True")),
            (0.05, "postgresql_ops", self.constant("{'a': 'o'}")),
            (0.03, "sqlite_where", self.constant("sa.text('b')")),
            (0.03, "unique", self.constant("True")),
        )
        return [f"op.drop_index({self.label()}{options})"]

    def add_column(self):
        options = self.keywords(
            self.schema(),
            (0.08, "if_not_exists", self.constant("True", "False")),
            (0.05, "inline_references", self.constant("True")),
            (0.05, "inline_primary_key", self.constant("True")),
        )
        return [f"op.add_column({self.quoted()}, {self.column(added=True)}{options})"]

    def drop_column(self):
        options = self.keywords(self.schema(), (0.1, "if_exists", self.constant("True")), (0.03, "mssql_drop_default", self.constant("True")))
        return [f"op.drop_column({self.quoted()}, {self.quoted()}{options})"]

    def alter_keywords(self):
        return [
            (0.35, "nullable", self.constant("True", "False")),
            (0.35, "type_", self.type),
            (0.3, "server_default", lambda: self.any([*DEFAULTS, "None", "False", "sa.Identity(start=3)", "sa.Computed('a + 1')", f"sa.Identity({self.identity()})"])),
            (0.15, "comment", self.constant("'new'", "None", "\"it's\"")),
            (0.15, "new_column_name", self.quoted),
            (0.4, "existing_type", self.type),
            (0.2, "existing_nullable", self.constant("True", "False")),
            (0.15, "existing_server_default", lambda: self.any([*DEFAULTS, "None", "sa.Identity(always=True)", f"sa.Identity({self.identity()})", "sa.Computed('b')", "False"])),
            (0.1, "existing_comment", self.constant("'old'")),
            (0.1, "autoincrement", self.constant("True", "False")),
            (0.05, "existing_autoincrement", self.constant("True")),
            (0.15, "postgresql_using", self.constant("'x::integer'", "\"a || '%'\"")),
        ]

    def alter_column(self):
        options = self.keywords(self.schema(), *self.alter_keywords())
        return [f"op.alter_column({self.quoted()}, {self.quoted()}{options})"]

    def list(self):
        return "[" + ", ".join(repr(name) for name in self.names()) + "]"

    def create_foreign_key(self):
        columns = self.list()
        options = self.keywords(
            (0.3, "ondelete", self.constant("'CASCADE'", "'SET NULL'")),
            (0.15, "onupdate", self.constant("'CASCADE'")),
            (0.15, "deferrable", self.constant("True", "False")),
            (0.15, "initially", self.constant("'DEFERRED'")),
            (0.08, "match", self.constant("'FULL'")),
            (0.05, "use_alter", self.constant("True")),
            (0.2, "source_schema", self.constant("'other'", "'Sch'")),
            (0.2, "referent_schema", self.constant("'other'", "'sch.dot'")),
            (0.1, "postgresql_not_valid", self.constant("True")),
        )
        remote = columns if self.chance(0.8) else self.list()
        return [f"op.create_foreign_key({self.label()}, {self.quoted()}, {self.quoted()}, {columns}, {remote}{options})"]

    def create_constraint(self):
        kind = self.any(["unique", "check", "primary", "exclude"])
        where = f"{self.label()}, {self.quoted()}"
        match kind:
            case "unique":
                options = self.keywords(
                    self.schema(), (0.15, "deferrable", self.constant("True")), (0.15, "initially", self.constant("'DEFERRED'")),
                    (0.1, "postgresql_nulls_not_distinct", self.constant("True")), (0.1, "postgresql_include", self.constant("['x']")),
                )
                return [f"op.create_unique_constraint({where}, {self.list()}{options})"]
            case "check":
                options = self.keywords(self.schema(), (0.15, "postgresql_not_valid", self.constant("True")), (0.05, "deferrable", self.constant("True")))
                return [f"op.create_check_constraint({where}, {self.any(CONDITIONS)}{options})"]
            case "primary":
                return [f"op.create_primary_key({where}, {self.list()}{self.keywords(self.schema())})"]
            case _:
                return [f"op.create_exclude_constraint({where}, {self.elements()}{self.exclude_keywords()}{self.keywords(self.schema())})"]

    def drop_constraint(self):
        options = self.keywords(
            (0.6, "type_", self.constant("'unique'", "'foreignkey'", "'check'", "'primary'", "None", "'odd'")),
            self.schema(),
            (0.1, "if_exists", self.constant("True")),
        )
        return [f"op.drop_constraint({self.label()}, {self.quoted()}{options})"]

    def drop_table(self):
        return [f"op.drop_table({self.quoted()}{self.keywords(self.schema(), (0.15, 'if_exists', self.constant('True')))})"]

    def rename_table(self):
        return [f"op.rename_table({self.quoted()}, {self.quoted()}{self.keywords(self.schema())})"]

    def table_comment(self):
        options = self.keywords(self.schema(), (0.2, "existing_comment", self.constant("'old'")))
        if self.chance(0.5):
            return [f"op.drop_table_comment({self.quoted()}{options})"]
        comment = self.any(["'note'", "\"it's\"", "None", "'50%'", "'a:b'"])
        return [f"op.create_table_comment({self.quoted()}, {comment}{options})"]

    def execute(self):
        return [f"op.execute({self.any(STATEMENTS)})"]

    def bulk_insert(self):
        kinds = self.any([("Integer", "String"), ("String", "String"), ("Numeric", "Date"), ("DateTime", "Boolean"), ("Uuid", "JSON")])
        schema = self.any(["", "", ", schema='other'"])
        table = f"sa.table({self.quoted()}, sa.column('a', sa.{kinds[0]}), sa.column('b', sa.{kinds[1]}){schema})"
        keys = ["'a'", "'b'"] if self.chance(0.8) else ["'b'"]
        rows = [
            "{" + ", ".join(f"{key}: {self.any(ROWS)}" for key in keys) + "}"
            for _ in range(self.random.randint(0, 3))
        ]
        return [f"op.bulk_insert({table}, [{', '.join(rows)}]{self.keywords((0.2, 'multiinsert', self.constant('False', 'True')))})"]

    def batch(self):
        lines = []
        for _ in range(self.random.randint(1, 3)):
            match self.any(["add", "drop", "alter", "index", "unique", "foreign", "check", "constraint", "dropindex"]):
                case "add":
                    lines.append(f"batch_op.add_column({self.column(added=True)})")
                case "drop":
                    lines.append(f"batch_op.drop_column({self.quoted()})")
                case "alter":
                    lines.append(f"batch_op.alter_column({self.quoted()}{self.keywords(*self.alter_keywords())})")
                case "index":
                    lines += self.create_index(batch=True)
                case "unique":
                    lines.append(f"batch_op.create_unique_constraint({self.label()}, {self.list()})")
                case "foreign":
                    lines.append(f"batch_op.create_foreign_key({self.label()}, 'parent', ['a'], ['id']{self.keywords((0.3, 'ondelete', self.constant(repr('CASCADE'))))})")
                case "check":
                    lines.append(f"batch_op.create_check_constraint({self.label()}, {self.any(CONDITIONS)})")
                case "constraint":
                    lines.append(f"batch_op.drop_constraint({self.label()}{self.keywords((0.6, 'type_', self.constant(repr('unique'), repr('foreignkey'))))})")
                case _:
                    lines.append(f"batch_op.drop_index({self.label()})")
        options = self.keywords(self.schema(0.2), (0.1, "recreate", self.constant("'never'", "'auto'")))
        return [f"with op.batch_alter_table({self.quoted()}{options}) as batch_op:", *("    " + line for line in lines)]

    def use_created_table(self):
        columns = "sa.Column('a', sa.Integer()), sa.Column('order', sa.String(5))"
        return [
            f"made = op.create_table({self.quoted()}, {columns}{self.keywords(self.schema())})",
            self.any([
                "op.bulk_insert(made, [{'a': 1, 'order': \"it's\"}, {'a': 2, 'order': None}])",
                "op.execute(made.insert().values(a=7))",
                "op.execute(made.update().where(made.c.a == 2).values(order='z'))",
                "op.execute(sa.select(made.c.order).where(made.c.a.in_([1, 2])))",
            ]),
        ]

    def enum_type(self):
        labels = ", ".join(repr(label) for label in self.random.sample(["a", "b", "it's", "C d", "é", "50%"], 3))
        make = self.any([f"postgresql.ENUM({labels}, name={self.quoted()}", f"sa.Enum({labels}, name={self.quoted()}"])
        make += self.keywords(self.schema()) + ")"
        if self.chance(0.2):
            return ["m = sa.MetaData()", f"{make.replace(', name=', ', metadata=m, name=', 1)}", f"m.{self.any(['create_all', 'drop_all'])}(op.get_bind())"]
        verb = self.any(["create", "drop"])
        return [f"{make}.{verb}(op.get_bind(){self.keywords((0.6, 'checkfirst', self.constant('True', 'False')))})"]

    def convention(self):
        make = self.any([self.create_table, self.create_table, self.add_column, self.create_index, self.create_constraint, self.create_foreign_key,
                         self.drop_constraint, self.drop_index, self.batch, self.alter_column, self.metadata_table])
        lines = [line for part in make() for line in part.split("\n")]
        return [f"with named({self.any(CONVENTIONS)}):", *("    " + line for line in lines)]

    def plain_column(self, name):
        """A column whose constraints and indexes come in one order only."""
        extras = self.any(["", "", "", ", nullable=False", ", server_default='x'", ", comment='c'", ", comment=''", ", sa.Identity()", ", sa.Computed('1 + 1')"])
        return f"sa.Column({name!r}, {self.type()}{extras})"

    def metadata_table(self):
        """A Table with its MetaData, created and dropped by itself or with all the others."""
        names = self.names(2, 4)
        options = self.keywords(
            self.schema(0.15),
            (0.1, "naming_convention", lambda: "dict(" + self.any(CONVENTIONS) + ")"),
        ).removeprefix(", ")
        lines = [f"m = sa.MetaData({options})"]
        first = self.quoted()
        columns = ["sa.Column('id', sa.Integer(), primary_key=True)", *(self.plain_column(name) for name in names if name != "id")]
        if self.chance(0.3):
            columns.append("sa.Column('own', sa.Enum('a', 'b', name='owned', metadata=m))")
        if self.chance(0.2):
            columns.append("sa.Column('seq', sa.Integer(), sa.Sequence('sq', start=2))")
        options = self.keywords((0.15, "comment", self.constant("'tc'", "''")), *self.dialect_table_keywords())
        lines.append(f"t = sa.Table({first}, m, {', '.join(columns)}{options})")
        extras = self.random.sample(range(6), self.random.choice([0, 1, 2]))
        # A copy has its constraints in the order of a set.
        copied = not extras and "create_constraint" not in lines[-1]
        for extra in extras:
            lines.append([
                f"sa.CheckConstraint(t.c.id > 5, name={self.label()})",
                f"sa.UniqueConstraint(t.c.id, name={self.label()})",
                f"t.append_constraint(sa.CheckConstraint('id < 9', name={self.label()}))",
                "sa.ForeignKeyConstraint([t.c.id], [t.c.id], name='self_fk')",
                "sa.Index('ix_made', sa.func.abs(t.c.id))",
                "t.append_column(sa.Column('late', sa.Integer()))",
            ][extra])
        key = "t"
        if self.chance(0.5):
            target = self.any(["t.c.id", "t.c.id", "'nowhere.id'"])
            lines.append(f"u = sa.Table('child of it', m, sa.Column('id', sa.Integer(), sa.ForeignKey({target}{self.keywords((0.3, 'ondelete', self.constant(repr('CASCADE'))), (0.2, 'use_alter', self.constant('True')), (0.4, 'name', self.label))})))")
            key = "u"
        check = self.keywords((0.5, "checkfirst", self.constant("True", "False")))
        lines += self.random.sample([
            f"{key}.create(op.get_bind(){check})", f"m.create_all(op.get_bind(){check})", f"t.drop(op.get_bind(){check})", f"m.drop_all(op.get_bind(){check})",
            f"op.execute(sa.schema.CreateTable({key}{self.keywords((0.3, 'if_not_exists', self.constant('True')))}))",
            f"op.execute(sa.schema.CreateTable({key}, include_foreign_key_constraints=[]))",
            f"op.execute(sa.schema.DropTable(t{self.keywords((0.3, 'if_exists', self.constant('True')))}))",
            "op.execute(sa.schema.DropColumnComment(t.c.id))",
            *(["t.to_metadata(sa.MetaData(), schema='copied').create(op.get_bind())"] if copied else []),
            "op.bulk_insert(t, [{'id': 1}, {'id': 2}])",
        ], self.random.randint(1, 3))
        return lines

    def recreate(self):
        """A table made anew from a Table that is given; of its named constraints and its indexes one each, since their order is a set's."""
        names = ["a", "b", "order", "Mixed"]
        columns = [re.sub(r", sa\.(Identity|Computed)\(.*?\)\)$", ")", self.plain_column(name)) for name in names]
        extra = self.any(["", ", sa.UniqueConstraint('a', name='uq_a')", ", sa.CheckConstraint('b > 1', name='ck_b')", ", sa.PrimaryKeyConstraint('a', name='pk_a')",
                          ", sa.ForeignKeyConstraint(['b'], ['parent.id'], name='fk_b', ondelete='CASCADE')"])
        index = self.any(["", "", ", sa.Index('ix_b', 'b', unique=True)", ", sa.Index('ix_l', sa.text('lower(a)'), postgresql_where=sa.text('b > 1'))"])
        place = self.keywords(self.schema(0.15))
        table = self.quoted()
        head = f"sa.Table({table}, sa.MetaData(), {', '.join(columns)}{extra}{index}{place}{self.keywords((0.1, 'comment', self.constant(repr('tc'))))})"
        options = self.keywords(
            (0.1, "table_args", self.constant("(sa.CheckConstraint('a > 2', name='arg'),)")),
            (0.1, "table_kwargs", self.constant("{'postgresql_tablespace': 'fast'}", "{'prefixes': ['UNLOGGED']}")),
            (0.1, "partial_reordering", self.constant("[('b', 'a')]", "[('order', 'Mixed', 'a')]")),
        )
        lines = []
        for _ in range(self.random.randint(0, 3)):
            target = self.any(names)
            lines.append(self.any([
                f"batch_op.add_column({self.plain_column('new')}{self.keywords((0.3, 'insert_after', lambda: repr(self.any(names))), (0.2, 'insert_before', lambda: repr(self.any(names))))})",
                f"batch_op.drop_column({target!r})", f"batch_op.alter_column({target!r}{self.keywords(*self.alter_keywords())})",
                f"batch_op.alter_column({target!r}, type_={self.type()})", "batch_op.create_unique_constraint('uq_new', ['b', 'order'])",
                "batch_op.create_check_constraint('ck_new', sa.column('b') > 2)", "batch_op.create_foreign_key('fk_new', 'parent', ['b'], ['id'], ondelete='CASCADE')",
                "batch_op.create_index('ix_new', ['b', 'Mixed'], unique=True)", "batch_op.drop_constraint('uq_a', type_='unique')", "batch_op.drop_index('ix_b')",
                "batch_op.create_primary_key('pk_new', ['order'])", "batch_op.drop_constraint('pk_a', type_='primary')",
            ]))
        return [f"with op.batch_alter_table({table}{place}, recreate='always', copy_from={head}{options}) as batch_op:", *("    " + line for line in lines or ["pass"])]

    def autocommit(self):
        return ["with op.get_context().autocommit_block():", *("    " + line for line in self.execute() + self.execute())]

    def snippet(self):
        """One snippet's lines; often used directives come more often."""
        weighted = [
            (self.create_table, 9), (self.add_column, 8), (self.alter_column, 8), (self.create_index, 7), (self.execute, 6),
            (self.create_constraint, 5), (self.create_foreign_key, 4), (self.batch, 4), (self.drop_index, 2), (self.drop_column, 2),
            (self.drop_constraint, 3), (self.drop_table, 1), (self.rename_table, 1), (self.table_comment, 2), (self.bulk_insert, 4),
            (self.use_created_table, 2), (self.enum_type, 2), (self.autocommit, 1), (self.convention, 6), (self.metadata_table, 5), (self.recreate, 4),
        ]
        make = self.random.choices([m for m, _ in weighted], [w for _, w in weighted])[0]
        return [line for part in make() for line in part.split("\n")]


def environment(seed):
    """An env.py of a seed: where the version table lies, transactions, names of the target metadata."""
    draw = random.Random(f"environment {seed}")
    options = []
    if draw.random() < 0.5:
        options.append(f"version_table={draw.choice(['Version Table', 'alembic_version', 'order', 'my_version_num'])!r}")
    if draw.random() < 0.4:
        options.append(f"version_table_schema={draw.choice(['other', 'Sch', 'naïve version'])!r}")
    if draw.random() < 0.3:
        options.append("version_table_pk=False")
    if draw.random() < 0.3:
        options.append("transaction_per_migration=True")
    if draw.random() < 0.5:
        options.append(f"target_metadata=sa.MetaData(naming_convention=dict({draw.choice(CONVENTIONS)}))")
    given = "".join(f"    {option},\n" for option in options)
    return f"""import sqlalchemy as sa
from alembic import context


def initials(constraint, table):
    return table.name[:1] + "".join(column.name[:1] for column in constraint.columns)


context.configure(
    url=context.config.get_main_option("sqlalchemy.url"),
    literal_binds=True,
    dialect_opts={{"paramstyle": "named"}},
{given})
with context.begin_transaction():
    context.run_migrations()
"""


def snippets(seed, count):
    """`count` snippets of a seed, numbered from 1: a dict from number to lines."""
    maker = Maker(seed)
    return {number: maker.snippet() for number in range(1, count + 1)}


def guarded_module(numbered):
    """A module whose upgrade() runs many snippets and prints, for each, its number and what it was refused with."""
    functions = "".join(
        f"\n\ndef snippet_{number}():\n" + "".join(f"    {line}\n" for line in lines) for number, lines in numbered.items()
    )
    listed = ", ".join(f"({number}, snippet_{number})" for number in numbered)
    return PRELUDE + functions + f"""

def upgrade():
    for number, snippet in [{listed}]:
        op.execute(f"-- snippet {{number}}")
        try:
            snippet()
        except Exception as error:
            text = f"{{type(error).__name__}} {{error}}".replace("\\\\", "/").replace(":", "\\\\:").replace("\\n", " ")
            op.execute(f"-- refused {{text}}")
"""


def plain_module(lines):
    """A module whose upgrade() is the snippet and nothing else, as people write them."""
    return PRELUDE + "\n\ndef upgrade():\n" + "".join(f"    {line}\n" for line in lines)
