"""Sessions as they were used before 2.0."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm
from sqlalchemy.ext.declarative import declarative_base

revision = "0052"
down_revision = "0051"

Base = declarative_base()


class Club(Base):
    __tablename__ = "club"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.Unicode)
    size = sa.Column(sa.Integer)
    members = orm.relationship("Member", lazy="dynamic")


class Member(Base):
    __tablename__ = "member"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Unicode)
    active = sa.Column(sa.Boolean)
    club_id = sa.Column(sa.Integer, sa.ForeignKey("club.id"))
    club = orm.relation("Club", primaryjoin=club_id == Club.id)


def upgrade():
    session = orm.Session(bind=op.get_bind())
    for row in session.execute("SELECT id, name FROM member ORDER BY id").fetchall():
        print(row["name"])
    for club in session.query(Club).order_by("id"):
        club.size = club.members.count()
        print([m.name for m in club.members.filter(Member.active == sa.true())])
    print(session.query(Member).join("club").filter(Club.title == "go").one().club.title)
    print(session.query(Member, Club).join(Club).order_by(Member.id).all()[0].Club.title)
    session.query(Member).filter("active IS NULL" if False else Member.active.is_(None)).update({Member.active: True}, synchronize_session=False)
    print(session.query(Member.name).from_statement(sa.text("SELECT name FROM member WHERE id = 2")).all())
    print(session.query(sa.func.count(Member.id)).filter(Member.active == True).scalar())  # noqa: E712
    session.execute(Member.__table__.insert().values(name="e"))
    session.execute("UPDATE member SET active = :a WHERE name = :n", {"a": False, "n": "e"})
    session.commit()
    session.close()
