"""Weigh products in kilograms

Revision ID: 20240422_093515871
Revises: 20240304_110233548
Create Date: 2024-04-22 09:35:15.871000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20240422_093515871"
down_revision: Union[str, Sequence[str], None] = "20240304_110233548"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.drop_constraint("ck_product_weight", "product", type_="check")
    op.alter_column(
        "product",
        "weight_g",
        new_column_name="weight_kg",
        existing_type=sa.Integer(),
        type_=sa.Numeric(9, 3),
        postgresql_using="weight_g / 1000.0",
        existing_nullable=True,
    )
    op.create_check_constraint("ck_product_weight", "product", "weight_kg > 0")


def downgrade() -> None:
    op.drop_constraint("ck_product_weight", "product", type_="check")
    op.alter_column(
        "product",
        "weight_kg",
        new_column_name="weight_g",
        existing_type=sa.Numeric(9, 3),
        type_=sa.Integer(),
        postgresql_using="(weight_kg * 1000)::integer",
        existing_nullable=True,
    )
    op.create_check_constraint("ck_product_weight", "product", "weight_g > 0")
