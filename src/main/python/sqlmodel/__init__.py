"""The column types of SQLModel."""

from _aludel_partial import rest_of

from . import sql
from .sql.sqltypes import AutoString

__all__ = ["AutoString", "sql"]
__getattr__ = rest_of(__name__)
