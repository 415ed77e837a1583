"""What the inspector answers about the objects of catalog.sql, line by line in the table "answers"."""

import pathlib

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None

LINES = []
METHODS = [
    "get_columns", "get_pk_constraint", "get_foreign_keys", "get_unique_constraints", "get_check_constraints",
    "get_indexes", "get_table_comment", "get_table_options",
]
ATTRIBUTES = ("schema", "enums", "name", "timezone", "precision", "scale", "fields", "default", "not_null", "constraint_name")


def say(label, ask):
    try:
        answer = ask()
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    if isinstance(answer, list) and answer and isinstance(answer[0], dict):
        lines = [show(each) for each in answer]
    elif isinstance(answer, dict):
        lines = [(key, show(value)) for key, value in sorted(answer.items(), key=repr)]
    else:
        # names come in the order of the server's heap
        lines = [sorted(answer)] if isinstance(answer, list) else [answer]
    LINES.extend(f"{label} {line!r}" for line in lines)


def show(value):
    """The value with types told in full; keys in order, since SQLAlchemy's order is no promise."""
    if isinstance(value, sa.types.TypeEngine):
        told = {name: repr(getattr(value, name)) for name in ATTRIBUTES if hasattr(value, name)}
        inner = getattr(value, "item_type", None) or getattr(value, "data_type", None)
        try:
            written = value.compile(dialect=op.get_bind().dialect)
        except Exception as error:
            written = f"{type(error).__name__}: {error}"
        return repr(value), type(value).__name__, str(written), told, None if inner is None else show(inner)
    if isinstance(value, dict):
        return {key: show(each) for key, each in sorted(value.items())}
    if isinstance(value, list):
        return [show(each) for each in value]
    return value


def upgrade():
    bind = op.get_bind()
    bind.exec_driver_sql((pathlib.Path(__file__).parent / "catalog.sql").read_text())
    bind.exec_driver_sql("CREATE TEMP TABLE tmp_t (a int primary key); CREATE TEMP VIEW tmp_v AS SELECT 1 AS x; CREATE TEMP SEQUENCE tmp_s")
    i = sa.inspect(bind)
    say("default", lambda: i.default_schema_name)
    say("schemas", lambda: i.get_schema_names())
    for s in (None, "public", "stg", "Odd Schema", "nowhere", "pg_catalog"):
        for m in ("get_table_names", "get_view_names", "get_materialized_view_names", "get_sequence_names", "get_enums", "get_domains"):
            if s == "pg_catalog" and m != "get_materialized_view_names": continue
            say((m, s), lambda: getattr(i, m)(schema=s))
    say("enums*", lambda: i.get_enums("*"))
    say("temp tables", lambda: i.get_temp_table_names())
    say("temp views", lambda: i.get_temp_view_names())
    for t, s in (("types", None), ("types", "public"), ("v", None), ("v2", "stg"), ("mv", None), ("tmp_t", None), ("nope", None), ("target", None), ("target", "stg"), ("Odd Table", "Odd Schema"), ("seq_a", None), ("part", None), ("ix_plain", None), ("pair", None), ("pg_class", None), ("pg_class", "pg_catalog")):
        say(("has_table", t, s), lambda: i.has_table(t, schema=s))
        say(("has_sequence", t, s), lambda: i.has_sequence(t, schema=s))
    for n, s in (("seq_a", None), ("seq_b", None), ("seq_b", "stg"), ("types_id_seq", None), ("tmp_s", None), ("nope", None)):
        say(("has_sequence", n, s), lambda: i.has_sequence(n, schema=s))
    for t, n, s in (("ix", "ix_plain", None), ("ix", "nope", None), ("nope", "x", None), ("parent", "Parent PK", None), ("mv", "ix_mv", None), ("parent", "uq_inc", "public"), ("ix", "ix_plain", "stg")):
        say(("has_index", t, n, s), lambda: i.has_index(t, n, schema=s))
    for s in ("public", "nowhere", "stg", "pg_catalog"):
        say(("has_schema", s), lambda: i.has_schema(s))
    for t, s in (("types", None), ("types", "public"), ("ident", None), ("parent", None), ("parent", "public"), ("pk_inc", None), ("Odd Table", "Odd Schema"), ("target", "stg"), ("child", None), ("child", "public"), ("child2", "stg"), ("ix", None), ("part", None), ("part_1", None), ("part_l", None), ("inh_a", None), ("inh_b", None), ("inh_c", None), ("opts", None), ("unlog", None), ("nocols", None), ("dropped", None), ("v", None), ("v2", "stg"), ("mv", None), ("tmp_t", None), ("tmp_v", None), ("nope", None), ("nope", "stg"), ("seq_a", None), ("access", None)):
        for m in METHODS:
            say((m, t, s), lambda: getattr(i, m)(t, schema=s))
        # PostgreSQL writes the table before a column or not, as its version has it
        say(("view", t, s), lambda: (i.get_view_definition(t, schema=s) or "").replace("ident.", "").replace("parent.", ""))
    for m in ("get_multi_columns", "get_multi_pk_constraint", "get_multi_foreign_keys", "get_multi_unique_constraints", "get_multi_check_constraints", "get_multi_indexes", "get_multi_table_comment", "get_multi_table_options"):
        say(m, lambda: getattr(i, m)(schema="stg"))
        say(m, lambda: getattr(i, m)(filter_names=["child", "v"], kind=sa.engine.reflection.ObjectKind.ANY))

    bind.exec_driver_sql("CREATE TABLE answers (number serial, line text)")
    bind.execute(sa.text("INSERT INTO answers (line) VALUES (:line)"), [{"line": line} for line in LINES])
