"""The types of ``sqlalchemy``, under the name that scripts import them from."""

from .sql.sqltypes import *  # noqa: F403
from .sql.sqltypes import Enum, _Binary  # noqa: F401
