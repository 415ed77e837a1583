"""Generates statements of SQLAlchemy Core: queries and changes of rows, of every shape that migrations use, well typed.

A statement is the text of one Python expression over the tables of `PRELUDE`. It is drawn from a seeded source, so the
same seed gives the same statements for ever. Nothing here knows what SQL comes of it, or what rows.
"""

import random

import generate_core_shapes

SCHEMA = """
CREATE TYPE mood AS ENUM ('happy', 'sad', 'it''s');
CREATE TABLE account (
    id SERIAL PRIMARY KEY, name VARCHAR(50), "Mixed" TEXT, active BOOLEAN DEFAULT true, balance NUMERIC(10, 2),
    ratio FLOAT, born DATE, seen TIMESTAMP, zoned TIMESTAMP WITH TIME ZONE, clock TIME, lasts INTERVAL, data JSONB,
    raw JSON, tags VARCHAR[], numbers INTEGER[], token UUID, bytes BYTEA, mood mood, parent_id INTEGER);
CREATE TABLE invoice (
    id SERIAL PRIMARY KEY, account_id INTEGER REFERENCES account (id), "order" TEXT, amount NUMERIC(12, 3),
    paid BOOLEAN, due DATE, note TEXT, UNIQUE ("order"));
CREATE SCHEMA other;
CREATE TABLE other."user" (id INTEGER PRIMARY KEY, name TEXT, code VARCHAR(10), weight DOUBLE PRECISION, at TIMESTAMP);
INSERT INTO account (name, "Mixed", active, balance, ratio, born, seen, zoned, clock, lasts, data, raw, tags, numbers, token, bytes, mood, parent_id) VALUES
 ('ann', 'A%', true, 10.50, 0.5, '2020-02-29', '2021-01-02 03:04:05', '2021-01-02 03:04:05+00', '10:11:12', '1 day 02:03:04', '{"a": 1, "b": {"c": "x"}, "k": "v", "t": true}', '{"z": [1, 2]}', '{a,b}', '{1,2,3}', '00000000-0000-0000-0000-000000000001', 'ab', 'happy', NULL),
 ('bob', 'it''s', false, -3.25, 1.25, '1999-12-31', '2000-01-01 00:00:00.5', NULL, NULL, '-2 hours', '{"a": 2, "k": "it''s", "n": 1.5}', 'null', '{}', NULL, '00000000-0000-0000-0000-000000000002', '\\x00ff', 'sad', 1),
 ('cy', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{5}', NULL, NULL, NULL, 1),
 (NULL, '50%_x', true, 100, 3e10, '2024-06-30', '2024-06-30 12:00:00', '2024-06-30 12:00:00+02', '23:59:59.25', '3 mons', '[1, "two", null]', '{"a": {"b": "deep"}}', '{"x y",NULL}', '{}', '00000000-0000-0000-0000-0000000000ff', '', 'it''s', 2);
INSERT INTO invoice (account_id, "order", amount, paid, due, note) VALUES
 (1, 'first', 1.500, true, '2024-01-01', 'a:b'), (1, 'second', 20, false, '2024-02-01', NULL),
 (2, 'third', 0, NULL, NULL, 'x%y'), (4, 'fourth', 7.125, true, '2023-05-05', 'q');
INSERT INTO other."user" VALUES (1, 'ann', 'A1', 1.5, '2022-02-02 02:02:02'), (2, 'zoe', NULL, 0.1, NULL), (3, 'cy', 'C%', -2, '2000-01-01');
"""

PRELUDE = """
import datetime
import decimal
import enum
import uuid

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


class Mood(enum.Enum):
    happy = 1
    sad = 2


M = sa.MetaData()
A = sa.Table(
    "account", M, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(50)),
    sa.Column("Mixed", sa.Text), sa.Column("active", sa.Boolean), sa.Column("balance", sa.Numeric(10, 2)),
    sa.Column("ratio", sa.Float), sa.Column("born", sa.Date), sa.Column("seen", sa.DateTime),
    sa.Column("zoned", sa.DateTime(timezone=True)), sa.Column("clock", sa.Time), sa.Column("lasts", sa.Interval),
    sa.Column("data", postgresql.JSONB), sa.Column("raw", sa.JSON), sa.Column("tags", postgresql.ARRAY(sa.String)),
    sa.Column("numbers", postgresql.ARRAY(sa.Integer)), sa.Column("token", sa.Uuid), sa.Column("bytes", sa.LargeBinary),
    sa.Column("mood", sa.Enum("happy", "sad", "it's", name="mood")), sa.Column("parent_id", sa.Integer),
)
B = sa.Table(
    "invoice", M, sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("account_id", sa.Integer, sa.ForeignKey("account.id")), sa.Column("order", sa.Text, unique=True),
    sa.Column("amount", sa.Numeric(12, 3)), sa.Column("paid", sa.Boolean), sa.Column("due", sa.Date),
    sa.Column("note", sa.Text),
)
D = sa.Table(
    "invoice", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("order", sa.Text),
    sa.Column("note", sa.Text, default=sa.func.lower("MADE"), onupdate=sa.literal_column("'touched'")),
    sa.Column("amount", sa.Numeric(12, 3), default=sa.literal_column("1 + 1"), onupdate=sa.text("7")),
    sa.Column("paid", sa.Boolean), sa.Column("due", sa.Date, onupdate=sa.func.current_date()),
)
U = sa.table(
    "user", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("code", sa.String(10)),
    sa.column("weight", sa.Float), sa.column("at", sa.DateTime), schema="other",
)
"""

COLUMNS = {
    "A": {
        "int": ["id", "parent_id"], "str": ["name", "Mixed"], "bool": ["active"], "num": ["balance"], "float": ["ratio"],
        "date": ["born"], "time": ["seen", "zoned"], "clock": ["clock"], "span": ["lasts"], "json": ["data"], "raw": ["raw"],
        "strs": ["tags"], "ints": ["numbers"], "uuid": ["token"], "bytes": ["bytes"], "mood": ["mood"],
    },
    "B": {"int": ["id", "account_id"], "str": ["order", "note"], "num": ["amount"], "bool": ["paid"], "date": ["due"]},
    "U": {"int": ["id"], "str": ["name", "code"], "float": ["weight"], "time": ["at"]},
}

VALUES = {
    "int": ["0", "1", "2", "7", "-3", "100000"],
    "str": ["'a'", "'ann'", "\"it's\"", "'50%'", "''", "'x:y'", "'back\\\\slash'", "'naïve'", "'A1'", "'a_b'", "'q?'"],
    "bool": ["True", "False"],
    "num": ["decimal.Decimal('1.50')", "decimal.Decimal('-2')", "decimal.Decimal('100.125')", "decimal.Decimal('3')"],
    "float": ["0.5", "-1.25", "2.0", "1e20"],
    "date": ["datetime.date(2020, 2, 29)", "datetime.date(1999, 12, 31)"],
    "time": ["datetime.datetime(2021, 1, 2, 3, 4, 5)", "datetime.datetime(2024, 6, 30, 12, 0, 0, 250000)"],
    "clock": ["datetime.time(10, 11, 12)", "datetime.time(0, 0)"],
    "span": ["datetime.timedelta(days=1)", "datetime.timedelta(hours=-2, seconds=5)"],
    "json": ["{'a': 1}", "{'b': {'c': \"it's\"}, 'x': None}", "[1, 'two', None, True]", "{}", "'text'", "1.5"],
    "raw": ["{'z': [1]}", "[]", "{'é': 'ü'}"],
    "strs": ["['a', 'b']", "[]", "[\"it's\", 'x y']", "['a,b', None]"],
    "ints": ["[1, 2]", "[]", "[5, -1]"],
    "uuid": ["uuid.UUID(int=1)", "uuid.UUID('00000000-0000-0000-0000-0000000000ff')"],
    "bytes": ["b'ab'", "b''", "b\"a'b\""],
    "mood": ["'happy'", "'sad'", "\"it's\""],
}
TYPES = {
    "int": ["sa.Integer", "sa.BigInteger()", "sa.SmallInteger"], "str": ["sa.String", "sa.Text()", "sa.String(5)", "sa.VARCHAR(9)"],
    "bool": ["sa.Boolean"], "num": ["sa.Numeric", "sa.Numeric(10, 3)"], "float": ["sa.Float", "sa.Double()", "sa.Float(53)"],
    "date": ["sa.Date"], "time": ["sa.DateTime", "postgresql.TIMESTAMP(timezone=True)"], "json": ["postgresql.JSONB"],
    "raw": ["sa.JSON"], "strs": ["postgresql.ARRAY(sa.Text)"], "ints": ["postgresql.ARRAY(sa.Integer)"], "uuid": ["sa.Uuid"],
    "span": ["sa.Interval"], "clock": ["sa.Time"], "bytes": ["sa.LargeBinary"], "mood": ["sa.Enum('happy', 'sad', \"it's\", name='mood')"],
}
LITERALS = ("int", "str", "bool", "num", "float", "date", "time", "clock", "span", "uuid")
ORDERED = ("int", "str", "num", "float", "date", "time", "uuid", "span", "clock")


class Maker(generate_core_shapes.Shapes):
    """Draws statements from one seeded source."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0

    def chance(self, probability):
        return self.random.random() < probability

    def any(self, choices):
        return self.random.choice(list(choices))

    def some(self, least, most, make):
        return [make() for _ in range(self.random.randint(least, most))]

    def label(self):
        self.names += 1
        return self.any(["x", "total", "Value", "select", "a b"]) + str(self.names)

    # Expressions. A scope lists the columns in reach: (kind, text).

    def column(self, scope, kind):
        found = [text for known, text in scope if known == kind]
        return self.any(found) if found else None

    def value(self, kind):
        return self.any(VALUES[kind])

    def operand(self, scope, kind, depth=0):
        """An expression of a kind that certainly is a SQL expression."""
        column = self.column(scope, kind)
        if depth > 0 and self.chance(0.45):
            made = self.deep(scope, kind, depth - 1)
            if made:
                return made
        if column and self.chance(0.85):
            return column
        if kind in LITERALS:
            return self.any([f"sa.literal({self.value(kind)})", f"sa.cast({self.value(kind)}, {self.any(TYPES[kind])})"])
        return column or f"sa.cast({self.value(kind)}, {self.any(TYPES[kind])})"

    def argument(self, scope, kind, depth=0):
        """What may stand beside an operand: a plain value too."""
        return self.value(kind) if self.chance(0.5) else self.operand(scope, kind, depth)

    def deep(self, scope, kind, depth):
        maker = getattr(self, "deep_" + kind, None)
        common = [
            lambda: f"sa.case(({self.condition(scope, depth)}, {self.argument(scope, kind)}), else_={self.operand(scope, kind, depth)})",
            lambda: f"sa.func.coalesce({self.operand(scope, kind, depth)}, {self.argument(scope, kind)})",
        ]
        if maker is None:
            return None if kind == "raw" else self.any(common)()
        return self.any(maker(scope, depth) + common)()

    def deep_int(self, s, d):
        e, a = (lambda: self.operand(s, "int", d)), (lambda: self.argument(s, "int", d))
        return [
            lambda: f"({e()} {self.any('+-*')} {a()})", lambda: f"({self.value('int')} {self.any('+-*')} {e()})", lambda: f"(-{e()})",
            lambda: f"({e()} % 5)", lambda: f"({e()} // 3)", lambda: f"sa.func.length({self.operand(s, 'str', d)})",
            lambda: f"sa.extract({self.any(['year', 'month', 'epoch'])!r}, {self.operand(s, 'time')})", lambda: f"sa.func.abs({e()}, type_=sa.Integer)",
            lambda: f"sa.cast({self.operand(s, 'num', d)}, sa.Integer)", lambda: f"{e()}.op('|')({a()})", lambda: f"{e()}.bitwise_and({a()})",
            lambda: f"sa.case({{1: 10, 2: 20}}, value={e()}, else_=0)", lambda: f"sa.func.greatest({e()}, {a()}, type_=sa.Integer)",
            lambda: f"sa.type_coerce({e()}, sa.Integer)", lambda: f"sa.func.cardinality({self.operand(s, 'ints')})",
        ] + ([lambda: f"{self.column(s, 'ints')}[1]"] if self.column(s, "ints") else [])

    def deep_num(self, s, d):
        e = lambda: self.operand(s, "num", d)
        return [
            lambda: f"({e()} {self.any('+-*')} {self.argument(s, 'num', d)})", lambda: f"({e()} / 3)", lambda: f"sa.func.round({e()}, 1)",
            lambda: f"sa.cast({self.operand(s, 'int', d)}, sa.Numeric(12, 2))", lambda: f"({self.operand(s, 'int')} / {self.any(['2', '4'])})",
        ]

    def deep_float(self, s, d):
        return [lambda: f"({self.operand(s, 'float', d)} {self.any('+-')} {self.argument(s, 'float')})", lambda: f"sa.cast({self.operand(s, 'int')}, sa.Float)"]

    def deep_str(self, s, d):
        e, a = (lambda: self.operand(s, "str", d)), (lambda: self.argument(s, "str", d))
        return [
            lambda: f"({e()} + {a()})", lambda: f"sa.func.{self.any(['lower', 'upper', 'trim', 'md5'])}({e()})", lambda: f"{e()}.concat({a()})",
            lambda: f"sa.func.concat({e()}, {a()}, {self.value('str')})", lambda: f"sa.func.replace({e()}, {a()}, {self.value('str')})",
            lambda: f"sa.func.substring({e()}, 1, 2)", lambda: f"sa.cast({self.operand(s, 'int', d)}, sa.String)", lambda: f"sa.func.left({e()}, 2)",
            lambda: f"({self.value('str')} + {e()})", lambda: f"sa.literal_column(\"'lit'\")", lambda: f"{e()}.collate('C')",
            lambda: f"{e()}.regexp_replace('a', 'b')", lambda: f"sa.func.nullif({e()}, {a()})",
        ] + ([lambda: f"{self.column(s, 'json')}['k'].astext", lambda: f"{self.column(s, 'json')}[('b', 'c')].astext",
              lambda: f"{self.column(s, 'json')}['k'].as_string()", lambda: f"{self.column(s, 'json')}.op('->>')('k')"] if self.column(s, "json") else [])

    def deep_bool(self, s, d):
        return [lambda: self.condition(s, d), lambda: f"sa.type_coerce({self.condition(s, d)}, sa.Boolean)"]

    def deep_date(self, s, d):
        return [lambda: f"sa.cast({self.operand(s, 'time')}, sa.Date)", lambda: f"sa.func.date({self.operand(s, 'time')}, type_=sa.Date)"]

    def deep_time(self, s, d):
        return [lambda: f"({self.operand(s, 'time')} + {self.argument(s, 'span')})", lambda: f"sa.func.date_trunc('day', {self.operand(s, 'time')})"]

    def deep_json(self, s, d):
        column = self.column(s, "json")
        made = [lambda: "sa.func.jsonb_build_object('k', 1, type_=postgresql.JSONB)", lambda: f"sa.func.to_jsonb({self.operand(s, 'int')})"]
        return made + ([lambda: f"{column}['b']", lambda: f"{column}['b']['c']", lambda: f"{column}[0]", lambda: f"{column}[('b', 'c')]",
                        lambda: f"({column} - 'k')", lambda: f"{column}.concat(sa.cast({self.value('json')}, postgresql.JSONB))"] if column else [])

    def deep_strs(self, s, d):
        return [lambda: f"postgresql.array([{self.operand(s, 'str')}, {self.value('str')}])", lambda: f"sa.func.array_append({self.operand(s, 'strs')}, {self.value('str')}, type_=postgresql.ARRAY(sa.String))"]

    def deep_ints(self, s, d):
        return [lambda: f"postgresql.array([{self.operand(s, 'int')}, 2])", lambda: f"({self.operand(s, 'ints')} + [9])"] + (
            [lambda: f"{self.column(s, 'ints')}[1:2]"] if self.column(s, "ints") else [])

    # Conditions.

    def condition(self, s, depth=1):
        if depth > 0 and self.chance(0.35):
            parts = [self.condition(s, depth - 1) for _ in range(self.random.randint(1, 3))]
            pair = self.condition(s, depth - 1), self.condition(s, depth - 1)
            return self.any([
                f"sa.and_({', '.join(parts)})", f"sa.or_({', '.join(parts)})", f"sa.not_({parts[0]})", f"({pair[0]} & {pair[1]})",
                f"({pair[0]} | {pair[1]})", f"(~{parts[0]})", f"sa.and_(sa.true(), {parts[0]})", f"sa.or_({parts[0]}, sa.false())",
            ])
        if self.chance(0.12):
            return self.more_condition(s)
        kind = self.any(["int", "int", "str", "str", "str", "num", "bool", "date", "time", "float", "json", "strs", "ints", "uuid", "mood", "query"])
        if kind == "query":
            return self.query_condition(s)
        e = self.operand(s, kind, max(depth, 1) if self.chance(0.4) else 0)
        a = self.argument(s, kind)
        if self.chance(0.12):
            return self.any([f"{e}.is_(None)", f"{e}.is_not(None)", f"({e} == None)", f"({e} != None)", f"{e}.is_distinct_from({a})"]) if kind not in ("json",) else f"{e}.is_(None)"
        if kind == "bool":
            return self.any([e, f"(~{e})", f"({e} == True)", f"{e}.is_(True)", f"{e}.is_not(False)", f"({e} != sa.false())", f"sa.not_({e})", f"{e}.is_(sa.true())"])
        if kind == "str" and self.chance(0.6):
            plain = self.value("str")
            return self.any([
                f"{e}.like({plain})", f"{e}.like('a%', escape='/')", f"{e}.ilike({plain})", f"{e}.not_like({plain})", f"{e}.notilike({plain})",
                f"{e}.startswith({plain})", f"{e}.endswith({plain}, autoescape=True)", f"{e}.contains({plain})", f"{e}.icontains({plain})",
                f"{e}.regexp_match('^a.*')", f"{e}.op('~*')('A')", f"{e}.contains('a_b', autoescape=True)", f"{e}.bool_op('~')('b')", f"{e}.startswith({self.operand(s, 'str')})",
            ])
        if kind == "json":
            column = self.column(s, "json") or "sa.cast({'a': 1}, postgresql.JSONB)"
            return self.any([
                f"{column}.has_key('a')", f"{column}.contains({{'a': 1}})", f"({column}['k'].astext == 'v')", f"{column}.has_any(sa.cast(['a', 'b'], postgresql.ARRAY(sa.Text)))",
                f"{column}.contained_by({{'a': 1, 'b': 2}})", f"({column}['a'].as_integer() > 1)", f"({column}['t'].as_boolean() == True)", f"({column}['a'] == {self.any(['1', '2'])})",
                f"({column}[('b', 'c')].astext.in_(['x', 'y']))", f"({column}['n'].as_float() > 0.5)",
            ])
        if kind in ("strs", "ints"):
            plain = self.value(kind)
            item = self.value("str" if kind == "strs" else "int")
            column = self.column(s, kind) or f"sa.cast({plain}, {self.any(TYPES[kind])})"
            return self.any([f"{column}.contains({plain})", f"{column}.contained_by({plain})", f"{column}.overlap({plain})", f"({item} == sa.any_({column}))", f"{column}.any({item})", f"({column} == {plain})"])
        if self.chance(0.3):
            values = ", ".join(self.some(0 if self.chance(0.2) else 1, 3, lambda: self.value(kind)))
            return f"{e}.{self.any(['in_', 'in_', 'not_in', 'notin_'])}([{values}])"
        if kind in ORDERED and self.chance(0.2):
            return f"{e}.between({self.argument(s, kind)}, {self.argument(s, kind)})"
        operators = ("==", "!=", "<", "<=", ">", ">=") if kind in ORDERED else ("==", "!=")
        if kind == "mood":
            a = self.value(kind)
        return f"({e} {self.any(operators)} {a})"

    def query_condition(self, s):
        table, scope = self.source()
        inner = f"sa.select({self.operand(scope, 'int')}).where({self.condition(scope, 0)})"
        kind = self.operand(s, "int")
        return self.any([
            f"{kind}.in_({inner})", f"{kind}.not_in({inner})", f"sa.exists({inner})", f"({kind} == {inner}.limit(1).scalar_subquery())",
            f"~sa.exists({inner})", f"{inner}.exists()", f"sa.exists().where({self.condition(scope, 0)})",
            f"({kind} > sa.select(sa.func.min({self.operand(scope, 'int')})).scalar_subquery())", f"({kind} == sa.any_({inner}.scalar_subquery()))",
        ])

    # What queries read from. Each is (text or name, scope); a name is bound by a lambda around the statement.

    def scope(self, table, name):
        return [(kind, f"{name}.c.{column}" if column != "order" else f"{name}.c.order") for kind, columns in COLUMNS[table].items() for column in columns]

    def source(self):
        table = self.any("AABBU")
        return table, self.scope(table, table)

    def selected(self, s, depth=1):
        made = []
        for _ in range(self.random.randint(1, 4)):
            kind = self.any([known for known, _ in s] + ["int", "str", "bool"])
            expression = self.operand(s, kind, depth if self.chance(0.6) else 0)
            if self.chance(0.35):
                expression = f"{expression}.label({self.label()!r})"
            made.append(expression)
        return made

    def select(self, depth=2):
        shape = self.any(["plain", "plain", "plain", "whole", "join", "join", "alias", "subquery", "cte", "group", "over", "compound", "nofrom", "values", "text", "lateral", *generate_core_shapes.NAMES])
        return getattr(self, "select_" + shape)(depth)

    def finish(self, text, s, order=True):
        """WHERE, ORDER BY, LIMIT."""
        if self.chance(0.6):
            text += f".where({', '.join(self.some(1, 2, lambda: self.condition(s, 2)))})"
        if self.chance(0.1):
            text += ".distinct()"
            return text
        if order:
            text += self.ordering(s)
        if self.chance(0.05):
            text += f".with_for_update({self.any(['', 'nowait=True', 'read=True', 'skip_locked=True'])})"
        return text

    def ordering(self, s):
        text = ""
        if self.chance(0.5):
            keys = self.some(1, 2, lambda: self.operand(s, self.any(["int", "str"]), 1 if self.chance(0.2) else 0))
            keys = [self.any([key, key, f"{key}.desc()", f"{key}.asc()", f"{key}.desc().nulls_last()", f"sa.nulls_first({key})", f"sa.desc({key})"]) for key in keys]
            text += f".order_by({', '.join(keys)})"
        if self.chance(0.2):
            text += f".limit({self.random.randint(0, 5)})"
        if self.chance(0.1):
            text += f".offset({self.random.randint(0, 2)})"
        return text

    def select_plain(self, depth):
        table, s = self.source()
        text = f"sa.select({', '.join(self.selected(s, depth))})"
        if self.chance(0.3):
            text += f".select_from({table})"
        return self.finish(text, s)

    def select_whole(self, depth):
        table, s = self.source()
        return self.finish(self.any([f"sa.select({table})", f"{table}.select()", f"sa.select({table}.c.id, {table})"]), s)

    def select_nofrom(self, depth):
        return f"sa.select({', '.join(self.selected([], depth))})"

    def select_join(self, depth):
        s = self.scope("A", "A") + self.scope("B", "B")
        outer = self.any(["join", "join", "outerjoin"])
        shape = self.any(["foreign", "method", "both", "three", "implied", "full"])
        items = ", ".join(self.selected(s))
        if shape == "foreign":
            text = f"sa.select({items}).select_from(A.{outer}(B))"
        elif shape == "method":
            text = f"sa.select({', '.join(self.selected(self.scope('A', 'A')))}).{outer}(B, {self.any(['A.c.id == B.c.account_id', 'sa.and_(A.c.id == B.c.account_id, B.c.paid)'])})"
            if "A.c" not in text.partition(").")[0]:
                text = text.replace("sa.select(", "sa.select(A.c.id, ", 1)
        elif shape == "three":
            s += self.scope("U", "U")
            text = f"sa.select({', '.join(self.selected(s))}).select_from(A.join(B, B.c.account_id == A.c.id).{outer}(U, U.c.id == A.c.id))"
        elif shape == "full":
            text = f"sa.select({items}).select_from(sa.outerjoin(A, B, A.c.id == B.c.account_id, full=True))"
        elif shape == "both":
            text = f"sa.select({items}).join_from(A, B, isouter={self.chance(0.5)})"
        else:
            return self.finish(f"sa.select({items}).where(A.c.id == B.c.account_id)", s)
        return self.finish(text, s)

    def select_alias(self, depth):
        table = self.any("ABU")
        named = self.any(["", "'z'", "'Odd Name'"])
        s = self.scope(table, "z")
        both = s + self.scope("A", "A")
        if self.chance(0.5):
            inner = self.finish(f"sa.select({', '.join(self.selected(s))})", s)
        else:
            inner = self.finish(f"sa.select({', '.join(self.selected(both))}).select_from(A.join(z, z.c.id == A.c.id))", both)
        return f"(lambda z: {inner})({table}.alias({named}))"

    def inner(self):
        """A query whose columns have names and kinds that are known."""
        table, s = self.source()
        kinds = [self.any(["int", "str", "bool"]) for _ in range(self.random.randint(1, 3))]
        labels = [f"k{index}" for index in range(len(kinds))]
        items = ", ".join(f"{self.operand(s, kind, 1)}.label({label!r})" for kind, label in zip(kinds, labels))
        text = f"sa.select({table}.c.id, {items})"
        if self.chance(0.5):
            text += f".where({self.condition(s, 1)})"
        return text, [("int", "q.c.id")] + [(kind, f"q.c.{label}") for kind, label in zip(kinds, labels)]

    def select_subquery(self, depth):
        text, s = self.inner()
        named = self.any(["", "'sub'"])
        both = s + self.scope("A", "A")
        outer = self.any([
            lambda: self.finish(f"sa.select({', '.join(self.selected(s))})", s),
            lambda: self.finish("sa.select(q)", s),
            lambda: self.finish(f"sa.select({', '.join(self.selected(both))}).select_from(A.join(q, q.c.id == A.c.id))", both),
        ])()
        return f"(lambda q: {outer})({text}.{self.any(['subquery', 'alias'])}({named}))"

    def select_lateral(self, depth):
        return f"(lambda q: sa.select(A.c.id, q.c.amount).select_from(A.{self.any(['join', 'outerjoin'])}(q, sa.true())))(sa.select(B.c.amount).where(B.c.account_id == A.c.id){self.any(['', '.limit(1)'])}.lateral({self.any(['', repr('lat')])}))"

    def select_cte(self, depth):
        text, s = self.inner()
        named = self.any(["", "'c'", "'With Space'"])
        if self.chance(0.3):
            return "(lambda q: (lambda r: sa.select(r.c.n).where(r.c.n < 5))(q.union_all(sa.select(q.c.n + 1).where(q.c.n < 6))))(sa.select(sa.literal(1).label('n')).cte('r', recursive=True))"
        both = s + self.scope("B", "B")
        outer = self.any([
            lambda: self.finish(f"sa.select({', '.join(self.selected(s))})", s),
            lambda: self.finish("sa.select(q)", s),
            lambda: self.finish(f"sa.select({', '.join(self.selected(both))}).select_from(B).join(q, q.c.id == B.c.account_id)", both),
            lambda: f"sa.select(B.c.id).where(B.c.account_id.in_(sa.select(q.c.id)))",
            lambda: "(lambda p: sa.select(p.c.id, q.c.id.label('o')).select_from(p.join(q, p.c.id == q.c.id)))(sa.select(q.c.id).where(q.c.id > 1).cte('second'))",
            lambda: "B.update().values(note='cte').where(B.c.account_id == q.c.id)",
            lambda: "B.delete().where(B.c.account_id.in_(sa.select(q.c.id)))",
        ])()
        return f"(lambda q: {outer})({text}.cte({named}))"

    def select_group(self, depth):
        table, s = self.source()
        key = self.operand(s, self.any(["str", "int"]))
        if not key.startswith(table):
            key = f"{table}.c.id"
        totals = self.some(1, 3, lambda: self.any([
            "sa.func.count()", f"sa.func.count({self.operand(s, 'int')})", f"sa.func.sum({self.operand(s, 'int', 1)})", f"sa.func.max({self.operand(s, 'str')})",
            f"sa.func.min({self.operand(s, 'int')}).label({self.label()!r})", f"sa.func.avg({self.operand(s, 'int')})", f"sa.func.count(sa.distinct({self.operand(s, 'str')}))",
            f"sa.func.count({self.operand(s, 'str')}.distinct())", f"sa.func.count().filter({self.condition(s, 0)})", f"sa.func.array_agg({self.operand(s, 'int')})",
            f"sa.func.string_agg({self.operand(s, 'str')}, postgresql.aggregate_order_by(sa.literal(','), {self.operand(s, 'int')}))", f"sa.func.bool_or({self.operand(s, 'bool')})",
            f"sa.func.json_agg({self.operand(s, 'int')})", f"sa.func.percentile_cont(0.5).within_group({self.operand(s, 'int')})",
        ]))
        text = f"sa.select({key}, {', '.join(totals)}).select_from({table})"
        if self.chance(0.4):
            text += f".where({self.condition(s, 1)})"
        text += f".group_by({key})"
        if self.chance(0.4):
            text += f".having(sa.func.count() {self.any(['>', '>=', '=='])} {self.random.randint(0, 2)})"
        return text + f".order_by({key})"

    def select_over(self, depth):
        table, s = self.source()
        function = self.any(["sa.func.row_number()", "sa.func.rank()", f"sa.func.sum({self.operand(s, 'int')})", f"sa.func.lag({self.operand(s, 'int')})", "sa.func.count()"])
        over = self.any([
            f"order_by={table}.c.id", f"partition_by={self.operand(s, 'str')}, order_by={table}.c.id.desc()", f"partition_by=[{self.operand(s, 'str')}, {table}.c.id]",
            f"order_by=[{table}.c.id], rows=(None, 0)", f"order_by={table}.c.id, rows=(-1, 1)", f"order_by={table}.c.id, range_=(None, None)", "",
        ])
        return self.finish(f"sa.select({table}.c.id, {function}.over({over}){self.any(['', '.label(' + repr(self.label()) + ')'])})", s)

    def select_compound(self, depth):
        verb = self.any(["union", "union_all", "intersect", "except_", "union_all"])
        parts = []
        for _ in range(self.random.randint(2, 3)):
            _, s = self.source()
            part = f"sa.select({self.operand(s, 'int')}, {self.operand(s, 'str', 1)})"
            if self.chance(0.5):
                part += f".where({self.condition(s, 1)})"
            if self.chance(0.15):
                part += ".limit(2)"
            parts.append(part)
        text = f"{parts[0]}.{verb}({parts[1]})" if len(parts) == 2 and self.chance(0.5) else f"sa.{verb}({', '.join(parts)})"
        if self.chance(0.3):
            text += f".order_by(sa.text('1, 2')).limit(3)"
        elif self.chance(0.3):
            return f"(lambda q: sa.select(q))({text}.subquery({self.any(['', repr('w')])}))"
        return text

    def select_values(self, depth):
        rows = ", ".join(f"({self.value('int')}, {self.value('str')})" for _ in range(self.random.randint(1, 3)))
        return f"(lambda v: sa.select(v{self.any(['', '.c.n', '.c.s'])}))(sa.values(sa.column('n', sa.Integer), sa.column('s', sa.String), name='v').data([{rows}]))"

    def select_text(self, depth):
        return self.any([
            "sa.text('SELECT id, name FROM account WHERE id > :low ORDER BY id').bindparams(low=1)",
            f"sa.text('SELECT :v || name AS x FROM account ORDER BY id').bindparams(sa.bindparam('v', {self.value('str')}))",
            "sa.text('SELECT id FROM account WHERE id IN :ids ORDER BY id').bindparams(sa.bindparam('ids', [1, 2], expanding=True))",
            "sa.text('SELECT id, name FROM account ORDER BY id').columns(sa.column('id', sa.Integer), sa.column('name', sa.String))",
            "sa.select(sa.text('id, name')).select_from(sa.text('account')).where(sa.text('id > 1')).order_by(sa.text('id DESC'))",
            "sa.select(sa.column('id'), sa.literal_column('1 + 1').label('two')).select_from(sa.table('account')).order_by(sa.column('id'))",
            "sa.text(\"SELECT '12:30'::time, E'a\\\\\\\\:b', '50%' WHERE :x = 1\").bindparams(x=1)",
            "(lambda q: sa.select(q.c.id).where(q.c.name == 'ann'))(sa.text('SELECT id, name FROM account').columns(id=sa.Integer, name=sa.String).subquery('t'))",
            "sa.text('SELECT CAST(:d AS DATE), :n + 1').bindparams(d=datetime.date(2020, 1, 2), n=4)",
            "sa.text('SELECT data FROM account WHERE data @> :d ORDER BY id').bindparams(sa.bindparam('d', {'a': 1}, type_=postgresql.JSONB)).columns(data=postgresql.JSONB)",
            "sa.select(A.c.id).where(A.c.id == sa.bindparam('given', 2))",
            "sa.select(A.c.id).where(A.c.id.in_(sa.bindparam('given', [1, 2], expanding=True)))",
            "sa.select(A.c.id).where(A.c.name == sa.bindparam('given')).params(given='ann')",
            "sa.select(sa.func.jsonb_array_elements_text(sa.cast(['a', 'b'], postgresql.JSONB)).label('e'))",
            "(lambda f: sa.select(f.column))(sa.func.generate_series(1, 3).alias('g'))",
            "(lambda f: sa.select(f.c.value))(sa.func.jsonb_array_elements_text(sa.cast(['a', 'b'], postgresql.JSONB)).table_valued('value'))",
            "(lambda f: sa.select(f.column))(sa.func.generate_series(1, 2).table_valued('n'))",
            "sa.select(sa.func.unnest(sa.cast([1, 2], sa.ARRAY(sa.Integer))).column_valued('u'))",
        ])

    # Changes.

    def assignments(self, table, s, constant=False):
        made = {}
        for kind, columns in COLUMNS[table].items():
            for column in columns:
                if column != "id" and (self.chance(0.25) or not made and self.chance(0.3)):
                    made[column] = self.value(kind) if constant or self.chance(0.6) else self.operand(s, kind, 1)
                    if self.chance(0.08):
                        made[column] = self.any(["None", "sa.null()", "sa.text('NULL')"])
        if "parent_id" in made or "account_id" in made:
            made = {column: "1" if column in ("parent_id", "account_id") else value for column, value in made.items()}
        return made or {"note" if table == "B" else "name": "'new'"}

    def values(self, table, s, made):
        form = self.random.random()
        if form < 0.5 and all(column.isidentifier() for column in made):
            return ", ".join(f"{column}={value}" for column, value in made.items())
        if form < 0.75:
            return "{" + ", ".join(f"{column!r}: {value}" for column, value in made.items()) + "}"
        return "{" + ", ".join(f"{table}.c[{column!r}]: {value}" for column, value in made.items()) + "}"

    def returning(self, table, s):
        if not self.chance(0.4):
            return ""
        return f".returning({', '.join(self.any([[f'{table}.c.id'], [table], self.selected(s)]))})"

    def insert(self):
        table = self.any("AABU")
        fresh = {"id": str(self.random.randint(1000, 9999))} if table == "U" or self.chance(0.1) else {}
        shape = self.any(["one", "one", "many", "select", "conflict", "conflict", "default"])
        s = self.scope(table, table)
        if shape == "default" and table != "U":
            return f"sa.insert({table})" + self.any(["", ".values()"]) + self.returning(table, s)
        if shape == "select":
            inner_table, inner = self.source()
            return self.any([
                f"sa.insert(B).from_select(['note', 'amount'], sa.select({self.operand(inner, 'str', 1)}, {self.operand(inner, 'num')}).select_from({inner_table}){self.any(['', '.where(' + self.condition(inner, 1) + ')'])})",
                "B.insert().from_select(['account_id', 'note'], sa.select(A.c.id, sa.func.concat(A.c.name, 'x')).where(A.c.id < 3))",
                "sa.insert(B).from_select([B.c.note], sa.select(sa.literal('lit')).where(~sa.exists(sa.select(B.c.id).where(B.c.note == 'lit'))))" + self.returning("B", self.scope("B", "B")),
                "(lambda c: sa.insert(B).from_select(['note'], sa.select(c.c.name)))(sa.select(A.c.name).cte('names'))",
            ])
        if shape == "many":
            keys = list(self.assignments(table, s, True)) + list(fresh)
            kinds = {column: kind for kind, columns in COLUMNS[table].items() for column in columns}
            rows = []
            for _ in range(self.random.randint(1, 3)):
                cells = {key: "1" if key in ("parent_id", "account_id") else self.value(kinds[key]) for key in keys}
                if "id" in cells:
                    cells["id"] = str(self.random.randint(1000, 9999))
                if "order" in cells:
                    cells["order"] = repr(f"many{self.random.random()}")
                rows.append("{" + ", ".join(f"{key!r}: {value}" for key, value in cells.items()) + "}")
            return f"{self.any(['sa.insert(' + table + ')', table + '.insert()'])}.values([{', '.join(rows)}])" + self.returning(table, s)
        made = self.assignments(table, [], True) | fresh
        if shape == "conflict" and table != "U":
            key = {"A": "id", "B": self.any(["id", "order"])}[table]
            made = {**made, key: self.any(["1", "2", "77"]) if key == "id" else self.any(["'first'", "'new'"])}
            start = f"postgresql.insert({table}).values({self.values(table, s, made)})"
            update = self.assignments(table, s, False)
            clause = self.any([
                ".on_conflict_do_nothing()", f".on_conflict_do_nothing(index_elements=['{key}'])", f".on_conflict_do_nothing(index_elements=[{table}.c.{key}])",
                f".on_conflict_do_update(index_elements=['{key}'], set_={{{', '.join(f'{c!r}: {v}' for c, v in update.items())}}})",
                f".on_conflict_do_update(index_elements=[{table}.c.{key}], set_=dict(note='c'), where={self.condition(s, 0)})" if table == "B" else ".on_conflict_do_nothing(constraint='account_pkey')",
                f".on_conflict_do_update(constraint='{'account' if table == 'A' else 'invoice'}_pkey', set_={{'{'name' if table == 'A' else 'note'}': 'u'}})",
            ])
            if self.chance(0.3):
                name = "name" if table == "A" else "note"
                return f"(lambda i: i.on_conflict_do_update(index_elements=['{key}'], set_={{'{name}': i.excluded.{name}}}))({start})" + self.returning(table, s)
            return start + clause + self.returning(table, s)
        head = self.any([f"sa.insert({table})", f"{table}.insert()"])
        return f"{head}.values({self.values(table, s, made)})" + self.returning(table, s)

    def update(self):
        table, s = self.source()
        text = f"{self.any(['sa.update(' + table + ')', table + '.update()'])}"
        where = f".where({', '.join(self.some(1, 2, lambda: self.condition(s, 1)))})" if self.chance(0.8) else ""
        if self.chance(0.15):
            other = self.any([t for t in "ABU" if t != table])
            return text + f".values({self.any(['name', 'code']) if table == 'U' else 'name' if table == 'A' else 'note'}={self.operand(self.scope(other, other), 'str')}).where({table}.c.id == {other}.c.id)" + where
        if self.chance(0.1):
            name = {"A": "name", "B": "note", "U": "name"}[table]
            return text + f".values({name}=sa.select(U.c.code).where(U.c.id == {table}.c.id).scalar_subquery())" .replace("U.c.id == U.c.id", "U.c.id == 1") + where
        values = f".values({self.values(table, s, self.assignments(table, s))})"
        return text + (values + where if self.chance(0.5) else where + values) + self.returning(table, s)

    def delete(self):
        table, s = self.any([("B", self.scope("B", "B")), ("U", self.scope("U", "U"))])
        text = self.any([f"sa.delete({table})", f"{table}.delete()"])
        if self.chance(0.85):
            text += f".where({', '.join(self.some(1, 2, lambda: self.condition(s, 1)))})"
        if self.chance(0.15):
            text += f".where({table}.c.id == A.c.id)"
        return text + self.returning(table, s)

    def statement(self):
        return self.any([self.select, self.select, self.select, self.insert, self.update, self.delete, self.change_beside])()


def statements(seed, count):
    """That many statements, numbered from 1."""
    maker = Maker(seed)
    return {number: maker.statement() for number in range(1, count + 1)}
