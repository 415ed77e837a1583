"""What revisions written by alembic-postgresql-enum call: ``op.sync_enum_values``."""

from _aludel_partial import rest_of

from .sync import ColumnType, TableIndex, TableReference

__all__ = ["ColumnType", "TableIndex", "TableReference"]
__getattr__ = rest_of(__name__)
