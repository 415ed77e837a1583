"""Revision histories made up for measuring, in the mix of operations that real repositories show.

A history is the same for the same kind and length, on every machine.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

HEADER = '''"""{title}

Revision ID: {revision}
Revises: {parent}
Create Date: 2026-01-01 00:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision: str = {revision!r}
down_revision: Union[str, Sequence[str], None] = {parent_literal}
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
{upgrade}


def downgrade() -> None:
    """Downgrade schema."""
{downgrade}
'''

WORDS = "account address batch carrier contract customer delivery device event invoice item ledger message note".split()
WORDS += "offer order parcel payment policy price product project quote report review role session shipment".split()
COLUMNS = "amount city code comment count currency data email kind label locale name origin phone position".split()
COLUMNS += "priority rate reference score settings slug state summary title token total url version weight zone".split()
TYPES = {
    "sa.Integer()": "0",
    "sa.BigInteger()": "0",
    "sa.String(length=120)": "",
    "sa.String(length=255)": "",
    "sa.Text()": "",
    "sa.Boolean()": "false",
    "sa.DateTime(timezone=True)": "now()",
    "sa.Numeric(precision=12, scale=2)": "0",
    "postgresql.JSONB(astext_type=sa.Text())": "{}",
    "postgresql.UUID(as_uuid=True)": None,
    "sa.Float()": "0",
    "sa.Date()": None,
}


@dataclass
class Table:
    """A table as far as the history has made it: its plain columns with their types, and its indexes."""

    name: str
    columns: dict = field(default_factory=dict)
    indexes: set = field(default_factory=set)


class Declarative:
    """Bodies of directives over literals, as autogenerate writes them."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.tables = []

    def body(self, number):
        """The upgrade and the downgrade of the revision with that number, each a list of statements."""
        up, down = [], []
        for _ in range(self.random.choices((1, 2, 3), (6, 3, 1))[0]):
            if len(self.tables) < 3:
                kind = self.create_table
            else:
                kind = self.random.choices(
                    (self.create_table, self.add_column, self.create_index, self.alter_column, self.foreign_key, self.execute),
                    (24, 36, 12, 14, 4, 10),
                )[0]
            more_up, more_down = kind(number, len(up))
            up += more_up
            down = more_down + down
        return up, down

    def column_type(self):
        return self.random.choice(list(TYPES))

    def new_column(self, table, nth):
        name = self.random.choice(COLUMNS)
        name = name if name not in table.columns else f"{name}_{nth}"
        while name in table.columns:
            name += "x"
        kind = self.column_type()
        table.columns[name] = kind
        return name, kind

    def create_table(self, number, nth):
        table = Table(f"{self.random.choice(WORDS)}_{number}_{nth}")
        lines = ["sa.Column('id', sa.Integer(), nullable=False),"]
        down = [f"op.drop_table('{table.name}')"]
        for position in range(self.random.randint(3, 9)):
            name, kind = self.new_column(table, position)
            default = TYPES[kind]
            given = default is not None and self.random.random() < 0.2
            text = f", server_default=sa.text({repr(default) if default == 'now()' else repr(chr(39) + default + chr(39))})" if given else ""
            lines.append(f"sa.Column('{name}', {kind}{text}, nullable={self.random.random() < 0.6}),")
        if self.random.random() < 0.15:
            enum = f"{table.name}_status"
            lines.append(f"sa.Column('status', sa.Enum('draft', 'open', 'done', name='{enum}'), nullable=False),")
            down.append(f"op.execute('DROP TYPE {enum}')")
        if self.tables and self.random.random() < 0.5:
            other = self.random.choice(self.tables).name
            lines.append(f"sa.Column('{other}_id', sa.Integer(), nullable=True),")
            lines.append(f"sa.ForeignKeyConstraint(['{other}_id'], ['{other}.id'], ondelete='CASCADE'),")
        lines.append("sa.PrimaryKeyConstraint('id'),")
        if self.random.random() < 0.2:
            lines.append(f"sa.UniqueConstraint('{next(iter(table.columns))}'),")
        inner = "\n        ".join(lines)
        self.tables.append(table)
        return [f"op.create_table(\n        '{table.name}',\n        {inner}\n    )"], down

    def add_column(self, number, nth):
        table = self.random.choice(self.tables)
        name, kind = self.new_column(table, number)
        default = TYPES[kind]
        if default not in (None, "now()") and self.random.random() < 0.3:
            column = f"sa.Column('{name}', {kind}, server_default='{default}', nullable=False)"
        else:
            column = f"sa.Column('{name}', {kind}, nullable=True)"
        return [f"op.add_column('{table.name}', {column})"], [f"op.drop_column('{table.name}', '{name}')"]

    def create_index(self, number, nth):
        table = self.random.choice(self.tables)
        columns = [c for c, kind in table.columns.items() if "JSONB" not in kind]
        if not columns:
            return self.add_column(number, nth)
        column = self.random.choice(columns)
        index = f"ix_{table.name}_{column}_{number}_{nth}"
        unique = self.random.random() < 0.1
        return (
            [f"op.create_index('{index}', '{table.name}', ['{column}'], unique={unique})"],
            [f"op.drop_index('{index}', table_name='{table.name}')"],
        )

    def alter_column(self, number, nth):
        table = self.random.choice(self.tables)
        texts = [c for c, kind in table.columns.items() if "length=120" in kind]
        if texts:
            column = self.random.choice(texts)
            table.columns[column] = "sa.String(length=255)"
            return tuple(
                [
                    f"op.alter_column(\n        '{table.name}', '{column}',\n        existing_type=sa.String(length={old}),\n"
                    f"        type_=sa.String(length={new}),\n        existing_nullable=True,\n    )"
                ]
                for old, new in ((120, 255), (255, 120))
            )
        column, kind = self.random.choice(list(table.columns.items()))
        return tuple(
            [f"op.alter_column('{table.name}', '{column}', existing_type={kind}, nullable={nullable})"]
            for nullable in (False, True)
        )

    def foreign_key(self, number, nth):
        table, other = self.random.choice(self.tables), self.random.choice(self.tables)
        column, key = f"{other.name}_id_{number}_{nth}", f"fk_{table.name}_{number}_{nth}"
        return (
            [
                f"op.add_column('{table.name}', sa.Column('{column}', sa.Integer(), nullable=True))",
                f"op.create_foreign_key('{key}', '{table.name}', '{other.name}', ['{column}'], ['id'])",
            ],
            [
                f"op.drop_constraint('{key}', '{table.name}', type_='foreignkey')",
                f"op.drop_column('{table.name}', '{column}')",
            ],
        )

    def execute(self, number, nth):
        table = self.random.choice(self.tables)
        column = next(iter(table.columns))
        if self.random.random() < 0.5:
            return [f"op.execute(\"COMMENT ON TABLE {table.name} IS 'as of {number}'\")"], ["pass"]
        return [f'op.execute("UPDATE {table.name} SET {column} = {column} WHERE {column} IS NULL")'], ["pass"]


class Computed(Declarative):
    """Bodies whose meaning depends on what the database answers: loops, conditions, rows read and written."""

    def body(self, number):
        table = f"{self.random.choice(WORDS)}_{number}"
        up = [
            f"bind = op.get_bind()\n    table = op.create_table(\n        '{table}',\n"
            "        sa.Column('id', sa.Integer(), primary_key=True),\n"
            "        *[sa.Column(f'value_{n}', sa.Integer(), nullable=True) for n in range(4)],\n    )",
            "op.bulk_insert(table, [{'id': n, 'value_0': n * n} for n in range(20)])",
            f"for name in ('value_1', 'value_2'):\n        op.create_index(f'ix_{table}_{{name}}', '{table}', [name])",
            f"rows = bind.execute(sa.text('SELECT id, value_0 FROM {table} WHERE value_0 > :low'), {{'low': 100}}).fetchall()",
            f"for row in rows:\n        bind.execute(sa.text('UPDATE {table} SET value_1 = :v WHERE id = :id'),"
            " {'v': row.value_0 // 2, 'id': row.id})",
        ]
        if number % 3 == 0:
            up.append(
                f"if 'value_9' not in [c['name'] for c in sa.inspect(bind).get_columns('{table}')]:\n"
                f"        op.add_column('{table}', sa.Column('value_9', sa.Text()))"
            )
        return up, [f"for name in ['{table}']:\n        op.drop_table(name)"]


KINDS = {"declarative": Declarative, "computed": Computed}


def write(folder: Path, kind: str, length: int) -> list:
    """Writes the files of a history into a folder and returns its identifiers, first to last."""
    folder.mkdir(parents=True, exist_ok=True)
    maker = KINDS[kind](f"{kind} {length}")
    draw = random.Random(length)
    identifiers = []
    for number in range(1, length + 1):
        up, down = maker.body(number)
        revision = f"{draw.getrandbits(48):012x}"
        parent = identifiers[-1] if identifiers else None
        text = HEADER.format(
            title=f"Change number {number}",
            revision=revision,
            parent=parent or "",
            parent_literal=repr(parent),
            upgrade="\n".join(f"    {statement}" for statement in up),
            downgrade="\n".join(f"    {statement}" for statement in down),
        )
        (folder / f"{revision}_change_number_{number}.py").write_text(text)
        identifiers.append(revision)
    return identifiers
