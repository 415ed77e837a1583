"""Apply movements to the stock level

Revision ID: 20230911_121545780
Revises: 20230828_094747316
Create Date: 2023-09-11 12:15:45.780000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230911_121545780"
down_revision: Union[str, Sequence[str], None] = "20230828_094747316"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.execute(
        """
        CREATE FUNCTION public.apply_stock_movement() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE public.stock_level
            SET on_hand = on_hand + NEW.delta
            WHERE warehouse_code = NEW.warehouse_code AND product_id = NEW.product_id;
            RETURN NULL;
        END;
        $$;

        CREATE TRIGGER tr_stock_movement_apply AFTER INSERT ON public.stock_movement
        FOR EACH ROW EXECUTE FUNCTION public.apply_stock_movement();
        """
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER tr_stock_movement_apply ON public.stock_movement")
    op.execute("DROP FUNCTION public.apply_stock_movement()")
