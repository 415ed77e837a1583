"""Net amounts, one row after the other, in exact decimals."""

from decimal import ROUND_HALF_UP, Decimal

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = None


def upgrade():
    conn = op.get_bind()
    rows = conn.execute(sa.text("SELECT id, gross, rate FROM invoice ORDER BY id"))
    for row in rows:
        if row.gross is None:
            continue
        net = (row.gross / (1 + row.rate)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        conn.execute(
            sa.text("UPDATE invoice SET net = :net, note = :note WHERE id = :id"),
            {"net": net, "note": f"{row[1]}:{type(row.rate).__name__}", "id": row.id},
        )
    total = conn.execute(sa.text("SELECT sum(net) FROM invoice")).scalar()
    print(total, repr(total))
    conn.execute(sa.text("UPDATE invoice SET note = '100% \\:sure' WHERE net IS NULL"))
