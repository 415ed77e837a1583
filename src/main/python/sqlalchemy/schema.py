"""Tables and DDL, under the name that scripts import them from."""

from .sql.ddl import *  # noqa: F403
from .sql.schema import *  # noqa: F403
from .sql.schema import conv  # noqa: F401
