"""Add categories and products

Revision ID: 20230116_101122456
Revises: 20230111_141503877
Create Date: 2023-01-16 10:11:22.456000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "20230116_101122456"
down_revision: Union[str, Sequence[str], None] = "20230111_141503877"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "category",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["category.id"], name="fk_category_parent", ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("parent_id", "name", name="uq_category_name"),
    )
    op.create_table(
        "product",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False, start=1000), nullable=False),
        sa.Column("sku", sa.String(24), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("price", sa.Numeric(12, 2), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=True),
        sa.Column("length_cm", sa.Numeric(6, 1), nullable=True),
        sa.Column("width_cm", sa.Numeric(6, 1), nullable=True),
        sa.Column("height_cm", sa.Numeric(6, 1), nullable=True),
        sa.Column(
            "volume_l",
            sa.Numeric(12, 3),
            sa.Computed("length_cm * width_cm * height_cm / 1000", persisted=True),
            comment="Litres, for packing.",
        ),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column(
            "attributes",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("listed_on", sa.Date(), server_default=sa.text("CURRENT_DATE"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_product"),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name="fk_product_category", ondelete="SET NULL"
        ),
        sa.UniqueConstraint("sku", name="uq_product_sku"),
        sa.CheckConstraint("price >= 0", name="ck_product_price"),
        sa.CheckConstraint("weight_g > 0", name="ck_product_weight"),
    )
    op.create_index("ix_product_tags", "product", ["tags"], postgresql_using="gin")
    op.create_index(
        "ix_product_attributes",
        "product",
        ["attributes"],
        postgresql_using="gin",
        postgresql_ops={"attributes": "jsonb_path_ops"},
    )


def downgrade() -> None:
    op.drop_index("ix_product_attributes", table_name="product", postgresql_using="gin")
    op.drop_index("ix_product_tags", table_name="product", postgresql_using="gin")
    op.drop_table("product")
    op.drop_table("category")
