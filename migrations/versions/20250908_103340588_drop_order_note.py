"""Move order notes to their own table

Revision ID: 20250908_103340588
Revises: 20250526_082214913
Create Date: 2025-09-08 10:33:40.588000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20250908_103340588"
down_revision: Union[str, Sequence[str], None] = "20250526_082214913"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "order_note",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.String(40), server_default="customer", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.PrimaryKeyConstraint("id", name="pk_order_note"),
        sa.ForeignKeyConstraint(
            ["order_id"], ["order.id"], name="fk_order_note_order", ondelete="CASCADE"
        ),
    )
    op.execute(
        """
        INSERT INTO order_note (order_id, text, written_at)
        SELECT id, note, coalesce(ordered_at, now()) FROM "order" WHERE note IS NOT NULL
        """
    )
    op.drop_column("order", "note")


def downgrade() -> None:
    op.add_column("order", sa.Column("note", sa.Text(), nullable=True))
    op.execute(
        """
        UPDATE "order" o SET note = n.text
        FROM (
            SELECT order_id, string_agg(text, E'\\n' ORDER BY id) AS text
            FROM order_note WHERE author = 'customer' GROUP BY order_id
        ) n
        WHERE n.order_id = o.id
        """
    )
    op.drop_table("order_note")
