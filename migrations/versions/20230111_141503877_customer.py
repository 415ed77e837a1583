"""Add customers

Revision ID: 20230111_141503877
Revises: 20230109_093044118
Create Date: 2023-01-11 14:15:03.877000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230111_141503877"
down_revision: Union[str, Sequence[str], None] = "20230109_093044118"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "customer",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("full_name", sa.String(160), nullable=False),
        sa.Column("phone", sa.String(32), nullable=True),
        sa.Column("country_code", sa.CHAR(2), nullable=False),
        sa.Column(
            "status",
            sa.Enum("prospect", "active", "blocked", name="customer_status"),
            server_default="prospect",
            nullable=False,
        ),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name="pk_customer"),
        sa.ForeignKeyConstraint(["country_code"], ["ref.country.code"], name="fk_customer_country"),
        sa.CheckConstraint("position('@' in email) > 1", name="ck_customer_email"),
        comment="Everybody who ever ordered or signed up.",
    )
    op.create_index("uq_customer_email", "customer", [sa.text("lower(email)")], unique=True)
    op.create_index("ix_customer_country_code", "customer", ["country_code"])


def downgrade() -> None:
    op.drop_index("ix_customer_country_code", table_name="customer")
    op.drop_index("uq_customer_email", table_name="customer")
    op.drop_table("customer")
    op.execute("DROP TYPE customer_status")
