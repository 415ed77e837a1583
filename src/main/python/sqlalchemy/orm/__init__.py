"""The parts of the ORM that migrations execute statements with."""

from .session import Session, scoped_session, sessionmaker

__all__ = ["Session", "scoped_session", "sessionmaker"]
