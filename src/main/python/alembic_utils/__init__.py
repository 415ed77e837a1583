"""What revisions written by alembic_utils create and drop: functions, views, triggers and the like. Its submodules, one
for each kind of entity, are the module ``entities``."""

import sys

from _aludel_partial import rest_of

from . import entities
from .entities import *  # noqa: F401,F403

for _name in ("function", "view", "materialized_view", "trigger", "extension", "policy", "grant_table"):
    sys.modules[f"{__name__}.pg_{_name}"] = entities
    setattr(sys.modules[__name__], f"pg_{_name}", entities)
sys.modules[f"{__name__}.replaceable_entity"] = replaceable_entity = entities
__getattr__ = rest_of(__name__)
