"""Annotated models and select() in a session."""

import datetime as dt
import uuid
from typing import List, Optional

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

revision = "0004"
down_revision = "0003"


class Base(DeclarativeBase):
    type_annotation_map = {dt.datetime: sa.DateTime(timezone=True), str: sa.Text()}


class Workspace(Base):
    __tablename__ = "workspace"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    name: Mapped[str]
    plan: Mapped[Optional[str]]
    seats: Mapped[int] = mapped_column(server_default="5")
    members: Mapped[List["Member"]] = relationship(back_populates="workspace")


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(sa.Identity(always=True), primary_key=True)
    workspace_id: Mapped[Optional[uuid.UUID]] = mapped_column(sa.ForeignKey("workspace.id"))
    email: Mapped[str] = mapped_column(sa.Text)
    joined: Mapped[Optional[dt.datetime]]
    deleted: Mapped[bool] = mapped_column(default=False)
    workspace: Mapped[Optional[Workspace]] = relationship(back_populates="members")


def upgrade():
    with Session(op.get_bind()) as session:
        for member in session.scalars(sa.select(Member).order_by(Member.id)):
            member.email = member.email.lower()
            if member.joined is None:
                member.joined = dt.datetime(2024, 5, 5, tzinfo=dt.timezone.utc)
        home = Workspace(id=uuid.UUID(int=3), name="home")
        session.add(home)
        session.flush()
        print(home.seats, home.plan)
        session.execute(sa.update(Member).where(Member.workspace_id.is_(None)).values(workspace_id=home.id))
        session.commit()
        stmt = sa.select(Workspace.name, sa.func.count(Member.id).label("members")).join(Member).group_by(Workspace.name)
        for name, members in session.execute(stmt.order_by(Workspace.name)):
            print(name, members)
        row = session.execute(sa.select(Workspace, Member).join(Workspace.members).where(Workspace.plan == "pro")).one()
        print(row.Workspace.name, row.Member.email, row._fields)
        print(session.execute(sa.select(Member.deleted).distinct()).scalars().all())
        print([m.email for m in home.members], session.get(Workspace, uuid.UUID(int=9)))
        session.execute(sa.delete(Member).where(Member.email.like("%y.io")))
        session.commit()
        print(session.scalar(sa.select(sa.func.count()).select_from(Member)))


def downgrade():
    pass
