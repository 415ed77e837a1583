"""Deletes that take others along, moves between parents, single children."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, backref, declarative_base, relationship, selectinload

revision = "0061"
down_revision = "0060"

Base = declarative_base()


class Album(Base):
    __tablename__ = "album"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.Text)
    tracks = relationship("Track", back_populates="album", cascade="all, delete-orphan", order_by="Track.position")


class Track(Base):
    __tablename__ = "track"
    id = sa.Column(sa.Integer, primary_key=True)
    album_id = sa.Column(sa.Integer, sa.ForeignKey("album.id"))
    name = sa.Column(sa.Text)
    position = sa.Column(sa.Integer)
    album = relationship("Album", back_populates="tracks")


class Lyric(Base):
    __tablename__ = "lyric"
    track_id = sa.Column(sa.Integer, sa.ForeignKey("track.id"), primary_key=True)
    text = sa.Column(sa.Text)
    track = relationship("Track", backref=backref("lyric", uselist=False, cascade="all, delete-orphan"))


def upgrade():
    session = Session(op.get_bind())
    albums = session.query(Album).options(selectinload(Album.tracks)).order_by(Album.id).all()
    one, two, three = albums
    session.delete(three)
    session.flush()
    print(session.query(Track).count(), session.query(Lyric).count())
    moved = one.tracks[1]
    two.tracks.append(moved)
    session.flush()
    print(moved.album.title, [t.name for t in one.tracks], [t.name for t in two.tracks])
    two.tracks.remove(moved)
    session.flush()
    print(session.query(Track).filter_by(name="b").count())
    one.tracks[0].lyric.text = "changed"
    two.tracks[0].lyric = None
    new = Track(name="n", position=9, lyric=Lyric(text="nu"))
    one.tracks.insert(0, new)
    session.commit()
    print([(t.name, t.lyric.text if t.lyric else None) for t in one.tracks])
    four = Album(title="four", tracks=[Track(name=str(n), position=-n) for n in range(3)])
    session.add(four)
    session.flush()
    four.tracks = four.tracks[:2]
    session.commit()
    print([t.name for t in four.tracks])
    print(session.query(Album.title, sa.func.count(Track.id)).outerjoin(Album.tracks).group_by(Album.id).order_by(Album.id).all())
