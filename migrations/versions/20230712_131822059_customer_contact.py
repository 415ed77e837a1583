"""Keep how a customer wants to be reached

Revision ID: 20230712_131822059
Revises: 20230620_070512903
Create Date: 2023-07-12 13:18:22.059000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230712_131822059"
down_revision: Union[str, Sequence[str], None] = "20230620_070512903"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    with op.batch_alter_table("customer") as batch_op:
        batch_op.add_column(sa.Column("language", sa.CHAR(2), server_default="de", nullable=False))
        batch_op.add_column(
            sa.Column("newsletter", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.alter_column("phone", existing_type=sa.String(32), type_=sa.String(40))
        batch_op.create_check_constraint("ck_customer_language", "language = lower(language)")
        batch_op.create_index("ix_customer_newsletter", ["newsletter"])


def downgrade() -> None:
    with op.batch_alter_table("customer") as batch_op:
        batch_op.drop_index("ix_customer_newsletter")
        batch_op.drop_constraint("ck_customer_language", type_="check")
        batch_op.alter_column("phone", existing_type=sa.String(40), type_=sa.String(32))
        batch_op.drop_column("newsletter")
        batch_op.drop_column("language")
