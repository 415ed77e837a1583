"""Bulk operations with objects and with mappings."""

from decimal import Decimal

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

revision = "0010"
down_revision = "0009"

Base = declarative_base()


class Reading(Base):
    __tablename__ = "reading"
    id = sa.Column(sa.Integer, primary_key=True)
    sensor = sa.Column(sa.Text, nullable=False)
    value = sa.Column(sa.Numeric(10, 3))
    unit = sa.Column(sa.Text, server_default="C")
    flagged = sa.Column(sa.Boolean, default=False)


def upgrade():
    session = Session(bind=op.get_bind())
    session.bulk_save_objects([Reading(sensor=f"s{n}", value=Decimal(n) / 8) for n in range(5)])
    session.bulk_insert_mappings(Reading, [{"sensor": "m1", "value": 7}, {"sensor": "m2", "unit": "F"}, {"sensor": "m3", "flagged": True}])
    rows = session.query(Reading.id, Reading.value).filter(Reading.flagged.is_(None)).order_by(Reading.id).all()
    session.bulk_update_mappings(Reading, [{"id": row.id, "value": row.value * 2, "flagged": True} for row in rows])
    session.commit()
    loaded = session.query(Reading).filter(Reading.sensor.like("s%")).order_by(Reading.id).all()
    for reading in loaded:
        reading.unit = "K"
    session.bulk_save_objects(loaded[:2])
    session.expire_all()
    print([(r.sensor, r.value, r.unit) for r in loaded])
    session.execute(sa.insert(Reading), [{"sensor": "x1", "value": Decimal("0.1")}, {"sensor": "x2", "value": None}])
    session.commit()
    many = [Reading(sensor=f"big{n}") for n in range(1203)]
    session.add_all(many)
    session.flush()
    print(len({r.id for r in many}), many[0].unit, many[-1].flagged, many[1202].id - many[0].id)
    session.query(Reading).filter(Reading.sensor.like("big%")).delete(synchronize_session=False)
    session.commit()


def downgrade():
    pass
