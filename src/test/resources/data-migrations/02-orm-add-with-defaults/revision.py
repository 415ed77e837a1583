"""Roles and their permissions: keys from the database, defaults from Python and from the server."""

from datetime import date

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0002"
down_revision = "0001"

Base = orm.declarative_base()


def lowest(context):
    return len(context.get_current_parameters()["name"])


class Role(Base):
    __tablename__ = "role"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(40), unique=True, nullable=False)
    rank = sa.Column(sa.Integer, nullable=False, default=lowest)
    note = sa.Column(sa.Text, server_default="made by the server")
    created = sa.Column(sa.Date, default=lambda: date(2024, 2, 29))


class Permission(Base):
    __tablename__ = "permission"
    id = sa.Column(sa.BigInteger, primary_key=True)
    role_id = sa.Column(sa.ForeignKey("role.id"), nullable=False)
    code = sa.Column(sa.Text, nullable=False)


def upgrade():
    session = orm.Session(bind=op.get_bind())
    editor = Role(name="editor")
    session.add(editor)
    session.add_all([Role(name="owner", rank=99, note="given"), Role(name="auditor", created=date(2020, 1, 1))])
    session.flush()
    print(editor.id, editor.rank, editor.note, editor.created)
    for role in session.query(Role).order_by(Role.rank.desc(), Role.name):
        for code in ("read", "write") if role.rank > 6 else ("read",):
            session.add(Permission(role_id=role.id, code=f"{role.name}:{code}"))
    session.commit()
    print(session.query(Permission).count(), session.query(sa.func.max(Role.rank)).scalar())


def downgrade():
    pass
