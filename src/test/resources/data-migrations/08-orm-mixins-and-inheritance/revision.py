"""Mixins, declared attributes and one table for several classes."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.declarative import declarative_base, declared_attr
from sqlalchemy.orm import Session

revision = "0008"
down_revision = "0007"


class Stamped:
    created_at = sa.Column(sa.DateTime, default=datetime(2022, 2, 2))

    @declared_attr
    def updated_at(cls):
        return sa.Column(sa.DateTime, onupdate=datetime(2023, 3, 3))


class Named:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()

    id = sa.Column(sa.Integer, primary_key=True)


Base = declarative_base(cls=Named)


class Job(Stamped, Base):
    kind = sa.Column(sa.String(20), nullable=False)
    name = sa.Column("name", sa.Text)
    body = sa.Column("payload", sa.Text)
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "job"}


class CronJob(Job):
    __tablename__ = None
    cron = sa.Column(sa.Text)
    __mapper_args__ = {"polymorphic_identity": "cron"}


class OnceJob(Job):
    __tablename__ = None
    __mapper_args__ = {"polymorphic_identity": "once"}

    def describe(self):
        return f"once {self.name}"


def upgrade():
    session = Session(bind=op.get_bind())
    print([type(job).__name__ for job in session.query(Job).order_by(Job.id)])
    print([job.describe() for job in session.query(OnceJob)])
    print(session.query(CronJob.cron).all(), session.query(CronJob).count())
    for job in session.query(CronJob):
        job.cron = job.cron.replace("3", "4")
        job.body = "moved"
    session.add(OnceJob(name="again", body="b"))
    session.add(Job(name="other"))
    session.commit()
    print(session.query(Job).filter(Job.body == "b").one().kind)


def downgrade():
    pass
