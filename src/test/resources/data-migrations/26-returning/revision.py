"""Rows that were just made, changed or deleted come back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import insert

revision = "0026"
down_revision = "0025"

metadata = sa.MetaData()
account = sa.Table(
    "account",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("made", sa.DateTime),
)
profile = sa.Table("profile", metadata, sa.Column("account_id", sa.ForeignKey("account.id"), primary_key=True), sa.Column("bio", sa.Text))


def upgrade():
    conn = op.get_bind()
    result = conn.execute(account.insert().values(email="new@x"))
    print(result.inserted_primary_key, result.inserted_primary_key[0], result.rowcount)
    conn.execute(profile.insert(), {"account_id": result.inserted_primary_key[0], "bio": "first"})
    row = conn.execute(account.insert().values(email="third@x").returning(account.c.id, account.c.made)).one()
    print(row.id, row.made, row._mapping["id"])
    made = conn.execute(sa.insert(account).returning(account.c.id, account.c.email), [{"email": "m1"}, {"email": "m2"}])
    print(made.all())
    upsert = insert(account).values([{"email": "old@x"}, {"email": "fresh@x"}])
    upsert = upsert.on_conflict_do_update(index_elements=["email"], set_={"email": sa.func.upper(upsert.excluded.email)})
    print(conn.execute(upsert.returning(account.c.email)).scalars().all())
    conn.execute(insert(account).values(email="m1").on_conflict_do_nothing())
    print(conn.execute(sa.update(account).where(account.c.id > 3).values(made=None).returning(account.c.id)).scalars().all())
    gone = conn.execute(sa.text("DELETE FROM account WHERE email LIKE 'm%' RETURNING email"))
    print(sorted(gone.scalars()), gone.rowcount)
    conn.execute(profile.insert().from_select(["account_id", "bio"], sa.select(account.c.id, sa.literal("copied")).where(account.c.email == "fresh@x")))
    print(conn.execute(sa.text("SELECT 1 WHERE false")).first(), conn.execute(sa.text("UPDATE account SET made = made")).returns_rows)
