"""Keys of several columns; merge, get, refresh and expire."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

revision = "0013"
down_revision = "0012"

Base = declarative_base()


class Setting(Base):
    __tablename__ = "setting"
    scope = sa.Column(sa.Text, primary_key=True)
    key = sa.Column(sa.Text, primary_key=True)
    value = sa.Column(sa.Text)
    changes = sa.Column(sa.Integer, default=0)


def upgrade():
    session = Session(op.get_bind())
    theme = session.get(Setting, ("app", "theme"))
    print(theme is session.query(Setting).filter_by(scope="app", key="theme").one(), theme in session)
    merged = session.merge(Setting(scope="app", key="theme", value="light"))
    print(merged is theme, theme.value, session.is_modified(theme))
    session.merge(Setting(scope="new", key="made", value="yes"))
    session.flush()
    session.execute(sa.text("UPDATE setting SET changes = changes + 5"))
    print(theme.changes)
    session.refresh(theme)
    print(theme.changes)
    session.execute(sa.text("UPDATE setting SET changes = 9 WHERE key = 'theme'"))
    session.expire(theme, ["changes"])
    print(theme.changes, session.get(Setting, {"scope": "nope", "key": "x"}))
    session.expunge(theme)
    theme.value = "lost"
    lang = session.get(Setting, ("app", "lang"))
    lang.key = "language"
    session.delete(session.get(Setting, ("user", "theme")))
    session.commit()
    print(session.query(Setting.scope, Setting.key).order_by(Setting.scope, Setting.key).all())


def downgrade():
    pass
