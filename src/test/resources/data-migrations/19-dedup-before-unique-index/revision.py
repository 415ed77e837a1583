"""Duplicates go before the index that forbids them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade():
    op.execute("UPDATE subscriber SET email = lower(trim(email))")
    conn = op.get_bind()
    seen = {}
    doomed = []
    for row in conn.execute(sa.text("SELECT id, email, hits FROM subscriber WHERE email IS NOT NULL ORDER BY since NULLS LAST, id")):
        if row.email in seen:
            doomed.append(row.id)
            seen[row.email] += row.hits
        else:
            seen[row.email] = row.hits
    if doomed:
        conn.execute(sa.text("DELETE FROM subscriber WHERE id IN :ids").bindparams(sa.bindparam("ids", expanding=True)), {"ids": doomed})
    conn.execute(sa.text("UPDATE subscriber SET hits = :hits WHERE email = :email"), [{"hits": h, "email": e} for e, h in seen.items()])
    conn.execute(sa.text("DELETE FROM subscriber a USING subscriber b WHERE a.email IS NULL AND b.email IS NULL AND a.id > b.id"))
    op.create_index("uq_subscriber_email", "subscriber", ["email"], unique=True)
    print(sorted(seen.items()), doomed)
