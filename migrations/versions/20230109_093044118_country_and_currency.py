"""Add countries and currencies

Revision ID: 20230109_093044118
Revises: 20230109_081512340
Create Date: 2023-01-09 09:30:44.118000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230109_093044118"
down_revision: Union[str, Sequence[str], None] = "20230109_081512340"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    currency = op.create_table(
        "currency",
        sa.Column("code", sa.CHAR(3), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("minor_units", sa.SmallInteger(), server_default="2", nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_currency"),
        sa.CheckConstraint("minor_units BETWEEN 0 AND 4", name="ck_currency_minor_units"),
        schema="ref",
        comment="ISO 4217",
    )
    country = op.create_table(
        "country",
        sa.Column("code", sa.CHAR(2), nullable=False, comment="ISO 3166-1 alpha-2"),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("currency_code", sa.CHAR(3), nullable=False),
        sa.Column("eu_member", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_country"),
        sa.ForeignKeyConstraint(
            ["currency_code"], ["ref.currency.code"], name="fk_country_currency"
        ),
        schema="ref",
        comment="Where we deliver.",
    )
    op.bulk_insert(
        currency,
        [
            {"code": "EUR", "name": "Euro", "minor_units": 2},
            {"code": "SEK", "name": "Swedish krona", "minor_units": 2},
            {"code": "CHF", "name": "Swiss franc", "minor_units": 2},
            {"code": "ISK", "name": "Icelandic króna", "minor_units": 0},
        ],
    )
    op.bulk_insert(
        country,
        [
            {"code": "DE", "name": "Germany", "currency_code": "EUR", "eu_member": True},
            {"code": "AT", "name": "Austria", "currency_code": "EUR", "eu_member": True},
            {"code": "FR", "name": "France", "currency_code": "EUR", "eu_member": True},
            {"code": "SE", "name": "Sweden", "currency_code": "SEK", "eu_member": True},
            {"code": "CH", "name": "Switzerland", "currency_code": "CHF", "eu_member": False},
            {"code": "IS", "name": "Iceland", "currency_code": "ISK", "eu_member": False},
        ],
    )


def downgrade() -> None:
    op.drop_table("country", schema="ref")
    op.drop_table("currency", schema="ref")
