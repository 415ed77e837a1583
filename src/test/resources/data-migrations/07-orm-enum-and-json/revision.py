"""Enumeration classes, JSON that is rewritten and arrays."""

import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.orm.attributes import flag_modified

revision = "0007"
down_revision = "0006"

Base = declarative_base()


class Level(enum.Enum):
    LOW = "low"
    HIGH = "high"


class Alert(Base):
    __tablename__ = "alert"
    id = sa.Column(sa.Integer, primary_key=True)
    level = sa.Column(sa.Enum(Level, name="level"))
    config = sa.Column(MutableDict.as_mutable(JSONB))
    labels = sa.Column(ARRAY(sa.Text))
    history = sa.Column(sa.JSON)


def upgrade():
    session = Session(op.get_bind())
    for alert in session.query(Alert).order_by(Alert.id):
        print(alert.level, alert.config, alert.labels, alert.history)
        if alert.level is Level.LOW:
            alert.level = Level.HIGH
        if alert.config is not None:
            alert.config["version"] = 2
            alert.config.pop("retries", None)
        else:
            alert.config = {"version": 1}
        if alert.history is not None:
            alert.history.append("seen")
            flag_modified(alert, "history")
        alert.labels = (alert.labels or []) + ["migrated"]
    session.add(Alert(level=Level.LOW, config=None, history={"a": [True, None, 1.5]}))
    session.add(Alert(config={"é": "ü"}))
    session.commit()
    print(session.query(Alert.config["version"].astext).filter(Alert.level == Level.HIGH).order_by(Alert.id).all())
    print(session.query(Alert).filter(Alert.labels.contains(["x"])).one().id)


def downgrade():
    pass
