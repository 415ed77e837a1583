"""What a script sees of a database that it has reflected. Run by both tools; the output is compared."""
revision = "a"
down_revision = None
import warnings
import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine.reflection import Inspector
warnings.simplefilter("ignore")

def show_table(t):
    print("TABLE", t.fullname, t.key, t.schema, repr(t.comment), str(t))
    print(" pk", t.primary_key.name, [c.name for c in t.primary_key.columns], [c.name for c in t.primary_key])
    for c in t.columns:
        sd = c.server_default
        print(" ", c.name, repr(c.type), c.nullable, c.primary_key, c.autoincrement, repr(c.comment), type(sd).__name__, end=" ")
        print(repr(str(sd.arg)) if hasattr(sd, "arg") else None, repr(c.computed and (str(c.computed.sqltext), c.computed.persisted)), end=" ")
        print(c.identity and (c.identity.always, c.identity.start, c.identity.increment), str(c), c.table is t, c.index, c.unique)
        for fk in sorted(c.foreign_keys, key=lambda f: f.target_fullname):
            print("    fk", fk.target_fullname, fk.ondelete, fk.onupdate, fk.deferrable, fk.initially, fk.constraint.name, fk.column.table.fullname, fk.parent.name)
    for k in sorted(t.constraints, key=lambda k: (type(k).__name__, str(k.name))):
        print(" con", type(k).__name__, k.name, [c.name for c in k.columns] if hasattr(k, "columns") else None, getattr(k, "sqltext", None) is not None and str(k.sqltext))
        if isinstance(k, sa.ForeignKeyConstraint):
            print("   ", k.referred_table.fullname, k.column_keys, [e.target_fullname for e in k.elements], k.ondelete, k.onupdate, k.deferrable, k.initially, k.match)
    for i in sorted(t.indexes, key=lambda i: i.name):
        print(" idx", i.name, i.unique, [str(e) for e in i.expressions], [c.name for c in i.columns], i.table is t)
    for fkc in sorted(t.foreign_key_constraints, key=lambda f: f.name):
        print(" fkc", fkc.name)

def go(what, f):
    print("==", what)
    try:
        f()
    except Exception as e:
        print("ERR", type(e).__module__, type(e).__name__, str(e).partition(" in Engine")[0])

def one(bind):
    m = sa.MetaData()
    t = sa.Table("account", m, autoload_with=bind)
    print(sorted(m.tables), [x.fullname for x in m.sorted_tables])
    show_table(t)
    for n in ("country", "other.owner"):
        show_table(m.tables[n])
    print(repr(t.c["email"]), repr(t.c.country))
    print(repr(m.tables["country"]))
    print(t.c[0].name, "email" in t.c, t.c.keys()[:3], len(t.c), [c.name for c in t.c][:2], [k for k, v in t.c.items()][:2])
    print(sa.select(t.c.id, t.c.country).where(t.c.feeling == "ok"))
    print(sa.select(t.c.id).join(m.tables["country"]))

def two(bind):
    m = sa.MetaData()
    m.reflect(bind=bind)
    print(sorted(m.tables))
    print([t.fullname for t in m.sorted_tables])
    for n in sorted(m.tables):
        show_table(m.tables[n])
    print(repr(m.tables["line"]))

def three(bind):
    m = sa.MetaData()
    m.reflect(bind=bind, only=["line"])
    print(sorted(m.tables))
    m = sa.MetaData()
    m.reflect(bind, only=lambda n, _: n.startswith("c"))
    print(sorted(m.tables))
    m = sa.MetaData()
    m.reflect(bind, schema="other")
    print(sorted(m.tables), [t.schema for t in m.sorted_tables])
    show_table(m.tables["other.owner"])
    m = sa.MetaData(schema="other")
    m.reflect(bind)
    print(sorted(m.tables))
    m = sa.MetaData()
    m.reflect(bind, views=True, resolve_fks=False, only=["account_names", "account"])
    print(sorted(m.tables))
    m.reflect(bind, only=["nothing", "nor"])

def four(bind):
    m = sa.MetaData()
    sa.Table("nowhere", m, autoload_with=bind)

def five(bind):
    m = sa.MetaData()
    t = sa.Table("note", m, sa.Column("body", sa.String(5), key="b"), autoload_with=bind, resolve_fks=False)
    print([(c.key, c.name, repr(c.type)) for c in t.c], sorted(m.tables))
    again = sa.Table("note", m, autoload_with=bind)
    print(again is t, sorted(m.tables))
    again = sa.Table("note", m, sa.Column("extra", sa.Integer), extend_existing=True)
    print(again is t, [c.key for c in t.c])
    again = sa.Table("note", m, extend_existing=True, autoload_with=bind)
    print(again is t, [c.key for c in t.c], sorted(m.tables))
    again = sa.Table("note", m)
    print(again is t)
    sa.Table("note", m, sa.Column("z", sa.Integer))

def six(bind):
    m = sa.MetaData()
    t = sa.Table("line", m, autoload_with=bind, include_columns=["position", "label"])
    print(list(t.c.keys()))
    t.append_column(sa.Column("more", sa.Integer))
    print(list(t.c.keys()), repr(t))
    m.remove(t); print(sorted(m.tables)); m.clear(); print(sorted(m.tables), "line" in m.tables, m.tables.get("x"))

def seven(bind):
    m = sa.MetaData()
    b = sa.Table("zb", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_id", sa.ForeignKey("za.id")))
    a = sa.Table("za", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.String(4), index=True, unique=True))
    print([t.name for t in m.sorted_tables], repr(b.c.a_id.type), repr(b), repr(b.c.a_id))
    m.create_all(bind)
    i = sa.inspect(bind)
    print(i.get_foreign_keys("zb"), i.get_indexes("za"), i.has_table("za"))
    m.create_all(bind)
    sa.Index("zi", a.c.n).create(bind)
    i.clear_cache()
    print([x["name"] for x in i.get_indexes("za")], sorted(x.name for x in a.indexes))
    m.drop_all(bind, tables=[b])
    print(sa.inspect(bind).has_table("zb"), sa.inspect(bind).has_table("za"))
    m.drop_all(bind)
    print(sa.inspect(bind).has_table("za"))
    print(b.c.a_id.references(a.c.id), [f.column is a.c.id for f in b.foreign_keys])

def eight(bind):
    i = Inspector.from_engine(bind)
    print([(t and t, sorted(map(str, f))) for t, f in i.get_sorted_table_and_fkc_names()])
    t = sa.Table("line", sa.MetaData()); i.reflect_table(t, None); print([c.name for c in t.c])

def nine(bind):
    m = sa.MetaData()
    t = sa.Table("account_names", m, autoload_with=bind)
    show_table(t)
    m2 = sa.MetaData()
    n = t.to_metadata(m2)
    print(n.metadata is m2, list(n.c.keys()))
    t = sa.Table("account", sa.MetaData(), autoload_with=bind)
    from sqlalchemy.schema import CreateTable, CreateIndex
    print(CreateTable(t).compile(bind))
    for i in sorted(t.indexes, key=lambda i: i.name):
        print(str(CreateIndex(i).compile(bind)))

def upgrade():
    bind = op.get_bind()
    for name, f in [(n, globals()[n]) for n in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")]:
        go(name, lambda: f(bind))
