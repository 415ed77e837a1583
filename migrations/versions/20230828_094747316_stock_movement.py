"""Record every movement of stock

Revision ID: 20230828_094747316
Revises: 20230712_131822059
Create Date: 2023-08-28 09:47:47.316000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230828_094747316"
down_revision: Union[str, Sequence[str], None] = "20230712_131822059"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

MONTHS = ("2023-09-01", "2023-10-01", "2023-11-01", "2023-12-01", "2024-01-01")


def upgrade() -> None:
    op.create_table(
        "stock_movement",
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Sequence("stock_movement_id_seq"), nullable=False),
        sa.Column("warehouse_code", sa.String(8), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("delta", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("moved_at", "id", name="pk_stock_movement"),
        sa.ForeignKeyConstraint(
            ["warehouse_code", "product_id"],
            ["stock_level.warehouse_code", "stock_level.product_id"],
            name="fk_stock_movement_level",
        ),
        sa.CheckConstraint("delta <> 0", name="ck_stock_movement_delta"),
        postgresql_partition_by="RANGE (moved_at)",
    )
    for first, after in zip(MONTHS, MONTHS[1:]):
        suffix = first[:7].replace("-", "_")
        op.execute(
            f"CREATE TABLE stock_movement_{suffix} PARTITION OF stock_movement "
            f"FOR VALUES FROM ('{first}') TO ('{after}')"
        )
    op.execute("CREATE TABLE stock_movement_default PARTITION OF stock_movement DEFAULT")
    op.execute(sa.schema.CreateSequence(sa.Sequence("stock_movement_id_seq")))
    op.alter_column(
        "stock_movement", "id", server_default=sa.text("nextval('stock_movement_id_seq')")
    )


def downgrade() -> None:
    op.drop_table("stock_movement")
    op.execute(sa.schema.DropSequence(sa.Sequence("stock_movement_id_seq")))
