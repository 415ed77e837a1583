"""Add campaigns and vouchers

Revision ID: 20230504_090830410
Revises: 20230418_093344012
Create Date: 2023-05-04 09:08:30.410000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "20230504_090830410"
down_revision: Union[str, Sequence[str], None] = "20230418_093344012"
branch_labels: Union[str, Sequence[str], None] = ("promotions",)
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("valid_during", postgresql.TSTZRANGE(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_campaign"),
        postgresql.ExcludeConstraint(
            ("valid_during", "&&"), name="ex_campaign_one_at_a_time", using="gist"
        ),
    )
    op.create_table(
        "voucher",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("percent_off", sa.Numeric(5, 2), nullable=True),
        sa.Column("amount_off", sa.Numeric(12, 2), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_voucher"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_voucher_campaign"),
        sa.UniqueConstraint("code", name="uq_voucher_code"),
        sa.CheckConstraint(
            "num_nonnulls(percent_off, amount_off) = 1", name="ck_voucher_one_discount"
        ),
        comment="Without a campaign: a refund, good for ever.",
    )


def downgrade() -> None:
    op.drop_table("voucher")
    op.drop_table("campaign")
