"""Async engines over the same connections: nothing here ever waits for a loop."""

from ._drive import drive
from .engine import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_engine_from_config,
    async_sessionmaker,
    create_async_engine,
)

__all__ = [
    "AsyncConnection",
    "AsyncEngine",
    "AsyncSession",
    "async_engine_from_config",
    "async_sessionmaker",
    "create_async_engine",
    "drive",
]
