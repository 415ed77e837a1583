"""What the database has decides what is done."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine.reflection import Inspector

revision = "0029"
down_revision = "0028"


def has_column(inspector, table, name):
    return any(column["name"] == name for column in inspector.get_columns(table))


def upgrade():
    bind = op.get_bind()
    inspector = sa.inspect(bind)
    lines = [
        sorted(inspector.get_table_names()),
        inspector.get_view_names(),
        sorted(inspector.get_schema_names()),
        inspector.get_table_names(schema="archive"),
        sorted(inspector.get_sequence_names()),
        inspector.default_schema_name,
        inspector.has_table("child"),
        inspector.has_table("old"),
        inspector.has_table("old", schema="archive"),
        has_column(inspector, "child", "label"),
        [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in inspector.get_columns("child")],
        inspector.get_pk_constraint("child"),
        [(k["referred_table"], k["constrained_columns"], k["options"]) for k in inspector.get_foreign_keys("child")],
        inspector.get_unique_constraints("parent"),
        [c["name"] for c in inspector.get_check_constraints("parent")],
        [(i["name"], i["column_names"], i["unique"]) for i in inspector.get_indexes("child")],
        inspector.has_index("child", "ix_child_label"),
        bind.dialect.has_table(bind, "parent"),
        bind.engine.dialect.name,
        bind.dialect.name,
        inspector.get_multi_pk_constraint(filter_names=["child"]),
        "both_sides" in inspector.get_view_names(),
    ]
    for line in lines:
        bind.execute(sa.text("INSERT INTO report VALUES (:line)"), {"line": str(line)})
    if not has_column(inspector, "child", "note"):
        op.add_column("child", sa.Column("note", sa.Text))
    print(has_column(inspector, "child", "note"), has_column(sa.inspect(bind), "child", "note"))
    old = Inspector.from_engine(bind)
    if "ix_child_label" in [index["name"] for index in old.get_indexes("child")]:
        op.drop_index("ix_child_label", table_name="child")
    for key in old.get_foreign_keys("child"):
        op.drop_constraint(key["name"], "child", type_="foreignkey")
    old.clear_cache()
    print(old.get_indexes("child"), old.get_foreign_keys("child"))
