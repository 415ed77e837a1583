"""The column types of fastapi-users."""

from _aludel_partial import rest_of

from . import generics
from .generics import GUID


__all__ = ["GUID", "generics"]
__getattr__ = rest_of(__name__)
