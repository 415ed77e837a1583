"""Let the service desk see its own customers only

Revision ID: 20250310_145521702
Revises: 20250113_091206044
Create Date: 2025-03-10 14:55:21.702000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20250310_145521702"
down_revision: Union[str, Sequence[str], None] = "20250113_091206044"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.add_column("customer", sa.Column("desk", sa.String(12), nullable=True))
    op.execute("ALTER TABLE public.customer ENABLE ROW LEVEL SECURITY")
    op.execute(
        """
        CREATE POLICY customer_of_desk ON public.customer
        USING (desk IS NULL OR desk = current_setting('app.desk', true))
        """
    )


def downgrade() -> None:
    op.execute("DROP POLICY customer_of_desk ON public.customer")
    op.execute("ALTER TABLE public.customer DISABLE ROW LEVEL SECURITY")
    op.drop_column("customer", "desk")
