<%!
import re
%>"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

# What Alembic reads from this file.
revision: str = ${repr(up_revision)}
down_revision: Union[str, Sequence[str], None] = ${repr(down_revision)}
branch_labels: Union[str, Sequence[str], None] = ${repr(branch_labels)}
depends_on: Union[str, Sequence[str], None] = ${repr(depends_on)}


def upgrade(engine_name: str) -> None:
    globals()[f"upgrade_{engine_name}"]()


def downgrade(engine_name: str) -> None:
    globals()[f"downgrade_{engine_name}"]()

## A pair of functions for each database named in the ini file.
% for name in re.split(r",\s*", config.get_main_option("databases")):

def upgrade_${name}() -> None:
    ${context.get(name + "_upgrades", "pass")}


def downgrade_${name}() -> None:
    ${context.get(name + "_downgrades", "pass")}

% endfor
