"""What values come back as, and what they are written as, line by line in the table "answers"."""

revision = "v1"
down_revision = None
import datetime as dt, decimal, uuid
from alembic import op
import sqlalchemy as sa
D = decimal.Decimal
LINES = []
def show(v):
    if isinstance(v, memoryview): return "memoryview:" + repr(bytes(v))
    if isinstance(v, (list, tuple)): return type(v).__name__ + "[" + ", ".join(show(x) for x in v) + "]"
    return type(v).__name__ + ":" + repr(v)
READ = """1|-1::smallint|9223372036854775807|-9223372036854775808|1::oid|1.5::real|1.1::float8|'NaN'::float8|'Infinity'::float8|'-Infinity'::real|1e300::float8|1e-7::float8
'NaN'::numeric|'Infinity'::numeric|'-Infinity'::numeric|0::numeric|0.000::numeric|1e20::numeric|1.10::numeric(10,2)|-0.0000001::numeric|12345678901234567890.123456789|1e-10::numeric|true|false|null
'x'::text|''::text|'x'::char(3)|'x'::varchar|'x'::"char"|'x'::name|E'a\\nb\\\\c'|'äöü€😀'|'{}'::text|'x'::bytea|'\\x00ff'::bytea|''::bytea
'12:34:56'::time|'12:34:56.789'::time|'24:00'::time|'12:34+02'::timetz|'12:34:56.1+05:30'::timetz|'12:34-03:30'::timetz|'2020-02-29'::date|'infinity'::date|'-infinity'::date|'0001-01-01'::date|'9999-12-31'::date
'2020-01-02 03:04:05'::timestamp|'2020-01-02 03:04:05.6'::timestamp|'2020-01-02 03:04:05.123456'::timestamp|'infinity'::timestamp|'-infinity'::timestamp|'infinity'::timestamptz|'-infinity'::timestamptz
'2020-01-02 03:04:05+00'::timestamptz|'2020-07-02 03:04:05.5+02'::timestamptz|'1800-01-01 00:00+00'::timestamptz|current_setting('TimeZone')|'1900-06-01 12:00+00'::timestamptz
interval '0'|interval '1 day'|interval '-1 day'|interval '1 month'|interval '1 year 2 months 3 days 04:05:06.789'|interval '-04:05:06.5'|interval '-1 year -2 mons +3 days -04:05:06'|interval '100:00:00'|interval '0.000001 sec'|interval '1 day -00:00:01'|interval '-0.5 sec'
'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid|'{"a": [1, 2.50, null, true, "x"]}'::json|'{"b": 1, "a": 1e3}'::jsonb|'null'::json|'null'::jsonb|'"s"'::jsonb|'1.10'::json|'1'::jsonb|'[]'::json|'12345678901234567890123'::jsonb
array[1,2,null]|array[[1,2],[3,4]]|array[]::int[]|'{}'::text[]|array['a','b,c','d"e',null,'NULL','']|array[1.5,null,'NaN'::numeric]|array[true,false,null]|array['x'::bytea, null]
array['2020-01-01 01:02:03+00'::timestamptz]|array['2020-01-01 01:02:03'::timestamp,null]|array[interval '1 day', null]|array['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid]|array['{"a":1}'::json]|array['{"a":1}'::jsonb,null]|array['12:00'::time]|array[1.5::float8,'NaN']
array[1::smallint]|array[1::bigint]|array['a'::varchar]|array['a'::char(2)]|array['a'::name]|array[1.0::real]|'[0:1]={5,6}'::int[]|array['1.2.3.4'::inet]|array['10.0.0.0/8'::cidr]|array['a'::"char"]|array[1::oid]|array['08:00:2b:01:02:03'::macaddr]|array[B'101']|array[array[null,'a'],array['b','c']]
'1.2.3.4'::inet|'10.0.0.0/8'::cidr|'08:00:2b:01:02:03'::macaddr|B'101'|B'101'::varbit|point(1,2)|box '((0,0),(1,1))'|'a b'::tsvector|'a & b'::tsquery|row(1,'x',null)|'pg_class'::regclass|'1'::xid|'0/1'::pg_lsn|(1,2)|'(1,1)'::tid|'happy'::mood|array['happy'::mood,'sad']|null::mood[]|array[row(1,2)]|1::posint|array[1::posint]|'2'::xid8|'$.a'::jsonpath|int2vector '1 2'|oidvector '1 2'

""".strip().split("\n")
tz = lambda h, m=0: dt.timezone(dt.timedelta(hours=h, minutes=m))
WRITE = [1, -1, 0, 2**31, 2**63, -2**63, 2**100, 1.5, -1.5, 1e16, 1e-5, 1e100, 123456789.123, float("nan"), float("inf"), float("-inf"), -0.0, True, False, None, "x", "", "it's", "a\\b", "a:b", "100%", "%(x)s", "?", "äö€😀", "a\nb\t", '"', "$1", "$$",
  b"x", b"\x00\xff'\\", bytearray(b"ab"), memoryview(b"cd"), b"",
  D("1.5"), D("-1.50"), D("NaN"), D("Infinity"), D("-Infinity"), D("1E+20"), D("1E-20"), D("0"), D("0E-5"), D("-0"),
  dt.date(2020, 2, 29), dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.time(1, 2, 3), dt.time(1, 2, 3, 45), dt.time(0, 0), dt.time(1, 2, tzinfo=tz(2)), dt.time(1, 2, tzinfo=tz(-3, -30)),
  dt.datetime(2020, 1, 2), dt.datetime(2020, 1, 2, 3, 4, 5, 6), dt.datetime(2020, 1, 2, 3, 4, 5, 678000), dt.datetime(2020, 1, 2, 3, tzinfo=dt.timezone.utc), dt.datetime(2020, 1, 2, 3, tzinfo=tz(5, 30)), dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31, 23, 59, 59, 999999), dt.datetime(2020, 7, 2, 3, tzinfo=tz(-11)),
  dt.timedelta(0), dt.timedelta(1), dt.timedelta(-1), dt.timedelta(seconds=1.5), dt.timedelta(days=-1, seconds=5), dt.timedelta(microseconds=-1), dt.timedelta(days=400, hours=5, microseconds=7), dt.timedelta(hours=-5),
  [], [1, 2], [1, None], [None, None], ["a", "b'c", None], [[1, 2], [3, 4]], [1.5], [True], [D("1.5")], [dt.date(2020, 1, 1)], [b"x"], [dt.datetime(2020, 1, 1, tzinfo=dt.timezone.utc)], [["a"], ["b"]], ["{}", 'a"b', "a\\b"], [[None]],
  (1, 2), ("a", None), (1, "b", 2.5), [(1, 2)], ((1, 2), (3, 4)), (1,)]

def attempt(label, f, conn):
    try:
        with conn.begin_nested():
            r = f()
    except Exception as e:
        r = type(e).__name__
    LINES.append(f"{label} {r}")

def upgrade():
    conn = op.get_bind()
    conn.exec_driver_sql("CREATE TYPE mood AS ENUM ('happy','sad'); CREATE DOMAIN posint AS int CHECK (VALUE > 0)")
    for zone in (None, "Europe/Berlin", "Asia/Kolkata", "America/St_Johns"):
        if zone: conn.exec_driver_sql("SET TIME ZONE '%s'" % zone)
        for line in READ:
            if zone and "+" not in line: continue
            for e in line.split("|"):
                attempt(("read", zone, e), lambda: show(conn.exec_driver_sql("SELECT " + e.replace("%", "%%")).scalar()), conn)
    conn.exec_driver_sql("SET TIME ZONE 'UTC'")
    for i, v in enumerate(WRITE):
        label = ("write", i, show(v))
        attempt(label + ("type",), lambda: conn.execute(sa.text("SELECT pg_typeof(:v)::text, (:v)::text"), {"v": v}).fetchall(), conn)
        attempt(label + ("plain",), lambda: show(conn.execute(sa.text("SELECT :v"), {"v": v}).scalar()), conn)
    for v in [(1, 2), [1, 2], (1,), ("a", "b'"), (), (None, 1), (dt.date(2020, 1, 1),)]:
        attempt(("in", v), lambda: conn.execute(sa.text("SELECT x FROM (VALUES (1),(2),(3)) t(x) WHERE x IN :ids"), {"ids": v}).fetchall(), conn)
        # another text than above: SQLAlchemy caches by text, and would take the plain one
        attempt(("expanding", v), lambda: conn.execute(sa.text("SELECT t.x FROM (VALUES (1),(2),(3)) t(x) WHERE x IN :ids").bindparams(sa.bindparam("ids", expanding=True)), {"ids": v}).fetchall(), conn)
        attempt(("any", v), lambda: conn.execute(sa.text("SELECT x FROM (VALUES (1),(2),(3)) t(x) WHERE x = ANY(:ids)"), {"ids": v}).fetchall(), conn)
        attempt(("pairs", v), lambda: conn.execute(sa.text("SELECT x FROM (VALUES (1),(2),(3)) t(x) WHERE (x, x+1) IN :ids"), {"ids": ((1, 2), (2, 3))}).fetchall(), conn)
    conn.exec_driver_sql("CREATE TABLE w (id serial, n numeric, f float8, t text, b bytea, d date, ts timestamp, tz timestamptz, iv interval, j json, jb jsonb, a int[], ta text[], u uuid)")
    t = sa.table("w", *[sa.column(c, ty) for c, ty in (("n", sa.Numeric), ("f", sa.Float), ("t", sa.Text), ("b", sa.LargeBinary), ("d", sa.Date), ("ts", sa.DateTime), ("tz", sa.DateTime(timezone=True)), ("iv", sa.Interval), ("j", sa.JSON), ("jb", sa.JSON), ("a", sa.ARRAY(sa.Integer)), ("ta", sa.ARRAY(sa.Text)), ("u", sa.Uuid))])
    rows = [dict(n=D("1.50"), f=1.5, t="x", b=b"\x00", d=dt.date(2020, 1, 1), ts=dt.datetime(2020, 1, 1), tz=dt.datetime(2020, 1, 1, tzinfo=tz(2)), iv=dt.timedelta(1, 2), j={"a": [1, None]}, jb={"ü": 1.5}, a=[1, None], ta=["a'"], u=uuid.UUID(int=5)),
      dict(n=D("NaN"), f=float("inf"), t=None, b=None, d=None, ts=None, tz=None, iv=None, j=None, jb=None, a=None, ta=None, u=None),
      dict(n=1, f=2, t="", b=b"", d=dt.date(1, 1, 1), ts=dt.datetime.max, tz=dt.datetime(2020, 7, 1, tzinfo=tz(-5)), iv=dt.timedelta(-5), j=[], jb="s", a=[], ta=[], u=uuid.UUID(int=6))]
    for r in rows:
        attempt(("insert", str(r)), lambda: conn.execute(t.insert().values(**r)).rowcount, conn)
    op.bulk_insert(t, rows)
    for r in conn.execute(sa.text("SELECT * FROM w ORDER BY id")): LINES.append(repr([show(c) for c in r]))
    for r in conn.execute(sa.select(t)): LINES.append(repr([show(c) for c in r]))
    for r in conn.execute(sa.text("SELECT n::text, f::text, d::text, ts::text, tz::text, iv::text, j::text, jb::text, a::text, u::text FROM w ORDER BY id")): LINES.append(repr(list(r)))
    s = "x"
    r = conn.execute(sa.text("UPDATE w SET t = :t WHERE id > 2"), {"t": s}); LINES.append(repr(r.rowcount))
    r = conn.execute(sa.text("INSERT INTO w (t) VALUES (:t) RETURNING id, t"), {"t": s}); LINES.append(f"{r.fetchone()} {r.keys()}")

    conn.exec_driver_sql("CREATE TABLE answers (number serial, line text)")
    conn.execute(sa.text("INSERT INTO answers (line) VALUES (:line)"), [{"line": line} for line in LINES])
