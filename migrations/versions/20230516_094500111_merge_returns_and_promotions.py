"""Merge returns and promotions

Revision ID: 20230516_094500111
Revises: 20230509_143012765, 20230511_155120998
Create Date: 2023-05-16 09:45:00.111000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230516_094500111"
down_revision: Union[str, Sequence[str], None] = ("20230509_143012765", "20230511_155120998")
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
