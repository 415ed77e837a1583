"""Index the facts without stopping the load

Revision ID: 20230620_070512903
Revises: 20230612_083340671
Create Date: 2023-06-20 07:05:12.903000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230620_070512903"
down_revision: Union[str, Sequence[str], None] = "20230612_083340671"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index(
            "ix_fact_order_line_product_day",
            "fact_order_line",
            ["product_key", sa.text("day DESC")],
            schema="mart",
            postgresql_concurrently=True,
            postgresql_include=["revenue"],
            if_not_exists=True,
        )
        op.execute(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_payment_unpaid "
            "ON public.payment (order_id) WHERE paid_at IS NULL"
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS public.ix_payment_unpaid")
        op.drop_index(
            "ix_fact_order_line_product_day",
            table_name="fact_order_line",
            schema="mart",
            postgresql_concurrently=True,
            if_exists=True,
        )
