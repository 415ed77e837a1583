"""The operations a migration calls."""

from .base import AbstractOperations, BatchOperations, Operations
from .ops import MigrateOperation, MigrationScript

__all__ = ["AbstractOperations", "BatchOperations", "MigrateOperation", "MigrationScript", "Operations"]
