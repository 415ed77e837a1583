"""Let the reporting role read the marts

Revision ID: 20250526_082214913
Revises: 20250310_145521702
Create Date: 2025-05-26 08:22:14.913000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20250526_082214913"
down_revision: Union[str, Sequence[str], None] = "20250310_145521702"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

ROLE = "reporting"
SCHEMAS = ("mart", "kpi", "ref")


def upgrade() -> None:
    # The role is made by operations and exists only where there is reporting.
    for schema in SCHEMAS:
        op.execute(
            f"""
            DO $$
            BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
                    GRANT USAGE ON SCHEMA {schema} TO {ROLE};
                    GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {ROLE};
                END IF;
            END
            $$
            """
        )


def downgrade() -> None:
    for schema in reversed(SCHEMAS):
        op.execute(
            f"""
            DO $$
            BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
                    REVOKE SELECT ON ALL TABLES IN SCHEMA {schema} FROM {ROLE};
                    REVOKE USAGE ON SCHEMA {schema} FROM {ROLE};
                END IF;
            END
            $$
            """
        )
