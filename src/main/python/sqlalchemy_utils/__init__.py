"""The column types of SQLAlchemy-Utils."""

from _aludel_partial import rest_of

from . import types
from .types import *  # noqa: F401,F403

__getattr__ = rest_of(__name__)
