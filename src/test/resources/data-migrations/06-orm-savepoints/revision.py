"""Inserts that may collide, each in a savepoint."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import exc
from sqlalchemy.orm import Session, declarative_base

revision = "0006"
down_revision = "0005"

Base = declarative_base()


class Handle(Base):
    __tablename__ = "handle"
    id = sa.Column(sa.Integer, primary_key=True)
    slug = sa.Column(sa.Text, nullable=False)
    account = sa.Column(sa.Integer, nullable=False)


def upgrade():
    session = Session(bind=op.get_bind())
    for number, slug in enumerate(["ada", "cleo", "bob", "dan"], 10):
        try:
            with session.begin_nested():
                session.add(Handle(slug=slug, account=number))
        except exc.IntegrityError as error:
            print("taken", slug, type(error).__name__, error.orig.pgcode)
            session.add(Handle(slug=f"{slug}-{number}", account=number))
    session.flush()
    nested = session.begin_nested()
    gone = session.query(Handle).filter_by(slug="ada").one()
    gone.slug = "changed"
    session.flush()
    nested.rollback()
    print(gone.slug, session.query(Handle).count())
    session.commit()


def downgrade():
    pass
