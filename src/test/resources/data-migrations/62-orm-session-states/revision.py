"""What sessions know: new, dirty, deleted, expired; events in their order."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import exc
from sqlalchemy.orm import Session, declarative_base, make_transient, object_session
from sqlalchemy.orm.exc import NoResultFound, StaleDataError

revision = "0062"
down_revision = "0061"

Base = declarative_base()


class Gadget(Base):
    __tablename__ = "gadget"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text)
    n = sa.Column(sa.Integer, server_default="5")


def tried(function):
    try:
        return function()
    except Exception as error:
        return type(error).__name__


def upgrade():
    bind = op.get_bind()
    session = Session(bind, autoflush=False)
    x = session.query(Gadget).filter_by(name="x").one()
    fresh = Gadget(name="fresh")
    session.add(fresh)
    x.n = 6
    print(len(session.new), len(session.dirty), fresh in session, fresh.id, session.query(Gadget).count())
    with session.no_autoflush:
        print(session.query(Gadget).filter_by(n=6).count())
    session.flush()
    print(len(session.new), len(session.dirty), fresh.id, fresh.n, session.query(Gadget).count())
    x.n = 6
    print(session.is_modified(x), x in session.dirty, object_session(x) is session)
    y = session.query(Gadget).filter(Gadget.name == "y").one()
    session.delete(y)
    print(y in session.deleted, session.query(Gadget).count())
    session.flush()
    print(y in session, session.query(Gadget).count(), sa.inspect(y).deleted, sa.inspect(x).persistent)
    print(tried(session.query(Gadget).filter_by(name="nobody").one), tried(session.query(Gadget).one), session.query(Gadget).filter_by(name="q").one_or_none())
    savepoint = bind.begin_nested()
    inner = Session(bind)
    inner.add(Gadget(name="x"))
    print(tried(inner.flush), tried(lambda: inner.query(Gadget).count()))
    inner.rollback()
    print(savepoint.is_active)
    with bind.begin_nested():
        pass
    session.execute(sa.text("DELETE FROM gadget WHERE name = 'fresh'"))
    fresh.n = 9
    nested = session.begin_nested
    try:
        with bind.begin_nested():
            session.flush()
    except StaleDataError as error:
        print(str(error).split(";")[0])
    copied = session.query(Gadget).filter_by(name="x").first() if False else None
    print(copied, sa.inspect(Gadget).primary_key[0].name, sa.inspect(Gadget).column_attrs.keys())
