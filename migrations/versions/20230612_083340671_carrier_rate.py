"""Turn the tariffs into rates

Every step of a tariff becomes a row with the weights it is for. Since July the carriers
add a fuel surcharge of 7.5 %, rounded half up to the cent for each step.

Revision ID: 20230612_083340671
Revises: 20230605_101109484
Create Date: 2023-06-12 08:33:40.671000

"""
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "20230612_083340671"
down_revision: Union[str, Sequence[str], None] = "20230605_101109484"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

SURCHARGE = Decimal("1.075")
SURCHARGE_FROM = date(2023, 7, 1)
CENT = Decimal("0.01")

carrier = sa.table(
    "carrier", sa.column("code", sa.String), sa.column("tariff", postgresql.JSONB), schema="ref"
)


def upgrade() -> None:
    rate = op.create_table(
        "carrier_rate",
        sa.Column("carrier_code", sa.String(20), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("from_weight_g", sa.Integer(), nullable=False),
        sa.Column("to_weight_g", sa.Integer(), nullable=False),
        sa.Column("price", sa.Numeric(8, 2), nullable=False),
        sa.Column("source", postgresql.JSONB(), nullable=True),
        sa.PrimaryKeyConstraint(
            "carrier_code", "valid_from", "from_weight_g", name="pk_carrier_rate"
        ),
        sa.ForeignKeyConstraint(
            ["carrier_code"], ["ref.carrier.code"], name="fk_carrier_rate_carrier"
        ),
        sa.CheckConstraint("from_weight_g < to_weight_g", name="ck_carrier_rate_weights"),
        schema="ref",
    )
    if op.get_context().as_sql:
        # A script has no rows to read: the same, said in SQL.
        op.execute(
            """
            INSERT INTO ref.carrier_rate
            SELECT c.code,
                   v.valid_from,
                   coalesce(lag((s.step ->> 0)::integer)
                       OVER (PARTITION BY c.code, v.valid_from ORDER BY s.no), 0),
                   (s.step ->> 0)::integer,
                   round((s.step ->> 1)::numeric * v.factor, 2),
                   jsonb_build_object('step', s.no, 'list_price', s.step ->> 1)
            FROM ref.carrier c
            CROSS JOIN jsonb_array_elements(c.tariff -> 'steps') WITH ORDINALITY AS s (step, no)
            CROSS JOIN LATERAL (
                VALUES ((c.tariff ->> 'valid_from')::date, 1.0), ('2023-07-01'::date, 1.075)
            ) AS v (valid_from, factor)
            """
        )
        return

    bind = op.get_bind()
    rows = []
    for code, tariff in bind.execute(sa.select(carrier.c.code, carrier.c.tariff)):
        listed_from = date.fromisoformat(tariff["valid_from"])
        for valid_from, factor in ((listed_from, Decimal(1)), (SURCHARGE_FROM, SURCHARGE)):
            lower = 0
            for number, (upper, price) in enumerate(tariff["steps"], start=1):
                rows.append(
                    {
                        "carrier_code": code,
                        "valid_from": valid_from,
                        "from_weight_g": lower,
                        "to_weight_g": upper,
                        "price": (Decimal(price) * factor).quantize(CENT, ROUND_HALF_UP),
                        "source": {"step": number, "list_price": price},
                    }
                )
                lower = upper
    op.bulk_insert(rate, rows)

    dearest = bind.execute(sa.text("SELECT max(price) FROM ref.carrier_rate")).scalar()
    if dearest is not None and dearest > Decimal("100"):
        raise ValueError(f"a parcel for {dearest} EUR: check the tariffs")


def downgrade() -> None:
    op.drop_table("carrier_rate", schema="ref")
