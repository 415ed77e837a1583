"""Many objects, read in parts, changed and written."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base, load_only

revision = "0063"
down_revision = "0062"

Base = declarative_base()


class Entry(Base):
    __tablename__ = "entry"
    id = sa.Column(sa.Integer, primary_key=True)
    body = sa.Column(sa.Text)
    words = sa.Column(sa.Integer)
    kind = sa.Column(sa.Text)


def upgrade():
    session = Session(op.get_bind())
    count = 0
    for entry in session.query(Entry).order_by(Entry.id).yield_per(200):
        entry.words = len(entry.body.split())
        count += 1
        if count % 300 == 0:
            session.flush()
    session.commit()
    offset = 0
    while True:
        part = session.query(Entry).options(load_only(Entry.words)).order_by(Entry.id).offset(offset).limit(300).all()
        if not part:
            break
        for entry in part:
            entry.kind = "none" if entry.words == 0 else "some"
        session.commit()
        offset += len(part)
    print(offset, session.query(sa.func.sum(Entry.words)).scalar())
    print(session.execute(sa.select(Entry.kind, sa.func.count()).group_by(Entry.kind).order_by(Entry.kind)).all())
    session.query(Entry).filter(Entry.id > 5).delete()
    session.commit()
