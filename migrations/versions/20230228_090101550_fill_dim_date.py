"""Fill the calendar

Revision ID: 20230228_090101550
Revises: 20230221_134455009
Create Date: 2023-02-28 09:01:01.550000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230228_090101550"
down_revision: Union[str, Sequence[str], None] = "20230221_134455009"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.execute(
        """
        INSERT INTO mart.dim_date (day, year, month, iso_week, working_day)
        SELECT d::date,
               extract(year FROM d),
               extract(month FROM d),
               extract(week FROM d),
               extract(isodow FROM d) < 6
        FROM generate_series('2023-01-01'::date, '2028-12-31'::date, interval '1 day') AS d
        """
    )


def downgrade() -> None:
    op.execute("DELETE FROM mart.dim_date")
