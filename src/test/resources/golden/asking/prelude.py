import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import sqlalchemy as sa
from alembic import op

PEOPLE = sa.table("people", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("age", sa.Integer))
CELLS = sa.table(
    "cells",
    sa.column("id", sa.Integer),
    sa.column("price", sa.Numeric(12, 3)),
    sa.column("day", sa.Date),
    sa.column("at", sa.DateTime),
    sa.column("flag", sa.Boolean),
    sa.column("ident", sa.Uuid),
    sa.column("data", sa.JSON),
)
CONVERTED = sa.Table(
    "cells",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("single", sa.Float),
    sa.Column("price", sa.Numeric(12, 3, asdecimal=False)),
)
LOG = []
chr_high = "\uffff"
chr_id = "id"


def out(value):
    op.get_bind().execute(sa.text("INSERT INTO out (line) VALUES (:line)"), {"line": f"{value}"})


def scalar(query, parameters=None):
    return op.get_bind().execute(sa.text(query), parameters or {}).scalar()


def rows(query, parameters=None):
    return op.get_bind().execute(sa.text(query), parameters or {}).fetchall()


def cell(name, id=1):
    return op.get_bind().execute(sa.text(f"SELECT {name} FROM cells WHERE id = :id"), {"id": id}).scalar()


def described(row):
    if row.age is None:
        return f"{row.name}, of no age"
    return f"{row.name}, {row.age}"


def factorial(number):
    return 1 if number <= 1 else number * factorial(number - 1)


def nothing(number):
    number + 1


def joined(first, second="x", separator=" "):
    return f"{first}{separator}{second}"


def first_over(number):
    for row in rows("SELECT id FROM people ORDER BY id"):
        for other in [row.id, row.id + 1]:
            if other > number:
                return other


def refuse(name):
    if name:
        raise NotImplementedError("not for " + name)


def remember(value, values=[]):
    values.append(value)
    return f"{values}"


def grow(values):
    values.append(2)
    values += [3]
    values = [4]


def swapped(text):
    out(scalar("SELECT nextval('steps')"))
    return text.replace("A", "É").upper()


def upgrade():
    bind = op.get_bind()
    op.execute("SET LOCAL TIME ZONE 'Europe/Berlin'")
    out(scalar("SELECT nextval('steps')"))
