"""Keep updated_at by trigger

Revision ID: 20230405_140233678
Revises: 20230322_085959125
Create Date: 2023-04-05 14:02:33.678000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230405_140233678"
down_revision: Union[str, Sequence[str], None] = "20230322_085959125"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

TABLES = ("customer", "product", "order")


def upgrade() -> None:
    op.execute(
        """
        CREATE FUNCTION public.touch_updated_at() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            NEW.updated_at := now();
            RETURN NEW;
        END;
        $$
        """
    )
    for table in TABLES:
        op.add_column(
            table,
            sa.Column(
                "updated_at",
                sa.DateTime(timezone=True),
                server_default=sa.func.now(),
                nullable=False,
                comment="Set by trigger.",
            ),
        )
        op.execute(
            f"""
            CREATE TRIGGER tr_{table}_updated_at BEFORE UPDATE ON public."{table}"
            FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at()
            """
        )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.execute(f'DROP TRIGGER tr_{table}_updated_at ON public."{table}"')
        op.drop_column(table, "updated_at")
    op.execute("DROP FUNCTION public.touch_updated_at()")
