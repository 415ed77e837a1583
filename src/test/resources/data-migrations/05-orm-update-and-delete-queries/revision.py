"""Query.update and Query.delete, and what objects know afterwards."""

from alembic import op
import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.ext.declarative import declarative_base

revision = "0005"
down_revision = "0004"

Base = declarative_base()


class Ticket(Base):
    __tablename__ = "ticket"
    id = sa.Column(sa.Integer, primary_key=True)
    state = sa.Column(sa.Text)
    priority = sa.Column(sa.Integer)
    hits = sa.Column(sa.Integer)


def upgrade():
    session = orm.Session(bind=op.get_bind())
    held = session.query(Ticket).get(3)
    changed = session.query(Ticket).filter(Ticket.state == "open").update({"hits": Ticket.hits + 1, Ticket.priority: 7})
    print(changed, held.hits, held.priority)
    print(session.query(Ticket).filter(Ticket.state == "stale", Ticket.priority > 5).delete(synchronize_session=False))
    print(session.query(Ticket).filter(Ticket.id.in_([1, 4])).update({"state": "done"}, synchronize_session="fetch"))
    held.hits = Ticket.hits + 10
    session.flush()
    print(held.hits)
    doomed = session.query(Ticket).filter_by(state="stale").order_by(Ticket.id).first()
    session.delete(doomed)
    session.commit()
    print(session.query(Ticket.state, sa.func.count()).group_by(Ticket.state).order_by(Ticket.state).all())
    print(session.query(Ticket).order_by(Ticket.id.desc()).limit(2).offset(1).all()[0].id)
    print(session.query(session.query(Ticket).filter_by(state="stale").exists()).scalar())
    print(session.query(Ticket).filter(sa.or_(Ticket.id == 1, Ticket.priority.between(9, 11))).count())


def downgrade():
    pass
