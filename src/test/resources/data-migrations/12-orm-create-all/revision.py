"""Tables made from models, filled from an older one."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base, relationship

revision = "0012"
down_revision = "0011"

Base = declarative_base(metadata=sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}))


class Note(Base):
    __tablename__ = "note"
    __table_args__ = (sa.UniqueConstraint("legacy_id"), sa.Index("ix_note_title", "title"), {"comment": "notes"})

    id = sa.Column(sa.Integer, primary_key=True)
    legacy_id = sa.Column(sa.Integer)
    title = sa.Column(sa.String(20), server_default="untitled", nullable=False)
    lines = relationship("Line", cascade="all, delete-orphan", back_populates="note")


class Line(Base):
    __tablename__ = "line"

    id = sa.Column(sa.Integer, primary_key=True)
    note_id = sa.Column(sa.ForeignKey("note.id", ondelete="CASCADE"), nullable=False, index=True)
    text = sa.Column(sa.Text)
    note = relationship("Note", back_populates="lines")


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = Session(bind=bind)
    for old_id, body in session.execute(sa.text("SELECT id, body FROM legacy_note ORDER BY id")):
        note = Note(legacy_id=old_id)
        for part in (body or "").split(":"):
            note.lines.append(Line(text=part))
        session.add(note)
    session.commit()
    second = session.query(Note).filter_by(legacy_id=1).one()
    print(second.title, [line.text for line in second.lines])
    second.lines.pop(0)
    session.delete(session.query(Note).filter_by(legacy_id=2).one())
    session.commit()
    print(sorted(sa.inspect(bind).get_table_names()), [i["name"] for i in sa.inspect(bind).get_indexes("line")])
    print(sorted(c["name"] for c in sa.inspect(bind).get_unique_constraints("note")), Note.__table__.name)


def downgrade():
    Base.metadata.drop_all(op.get_bind())
