"""Aliases, subqueries, unions, groups and windows."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, aliased, declarative_base

revision = "0014"
down_revision = "0013"

Base = declarative_base()


class Employee(Base):
    __tablename__ = "employee"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text)
    boss_id = sa.Column(sa.Integer)
    salary = sa.Column(sa.Integer)
    rank = sa.Column(sa.Integer)


def upgrade():
    session = Session(op.get_bind())
    Boss = aliased(Employee)
    pairs = session.query(Employee.name, Boss.name).join(Boss, Employee.boss_id == Boss.id).order_by(Employee.name)
    print(pairs.all())
    print([(e.name, b and b.name) for e, b in session.query(Employee, Boss).outerjoin(Boss, Boss.id == Employee.boss_id).order_by(Employee.id)])
    counts = session.query(Employee.boss_id, sa.func.count("*").label("reports")).group_by(Employee.boss_id).subquery()
    print(session.query(Employee.name, counts.c.reports).join(counts, counts.c.boss_id == Employee.id).order_by(Employee.id).all())
    best = session.query(sa.func.max(Employee.salary)).scalar_subquery()
    print(session.query(Employee).filter(Employee.salary == best).one().name)
    ranked = session.query(Employee.id, sa.func.dense_rank().over(order_by=Employee.salary.desc()).label("place")).subquery()
    for employee, place in session.query(Employee, ranked.c.place).join(ranked, ranked.c.id == Employee.id):
        employee.rank = place
    session.flush()
    low = session.query(Employee.name).filter(Employee.salary < 75)
    top = session.query(Employee.name).filter(Employee.rank == 1)
    print(sorted(low.union(top).all()))
    having = session.query(Employee.salary).group_by(Employee.salary).having(sa.func.count() > 1)
    print(having.all(), session.query(Employee).filter(Employee.salary.in_(having.scalar_subquery())).count())
    print(session.query(Employee.name.label("who")).filter(Employee.boss_id.isnot(None)).order_by(sa.desc("who")).first().who)
    print(session.query(sa.case((Employee.salary > 85, "well"), else_="less").label("paid"), sa.func.count()).group_by("paid").order_by("paid").all())
    session.commit()


def downgrade():
    pass
