from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

import asyncio

from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import create_async_engine


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


def do_run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=None)
    with context.begin_transaction():
        context.run_migrations()


async def run_async_migrations():
    connectable = create_async_engine(make_url(config.get_main_option("sqlalchemy.url")).set(drivername="postgresql+asyncpg"))
    async with connectable.begin() as connection:
        await connection.execute(text("CREATE SCHEMA IF NOT EXISTS sales"))
        await connection.execute(text("SET LOCAL search_path TO sales"))
        await connection.run_sync(do_run)
    await connectable.dispose()


def run_migrations_online():
    connectable = config.attributes.get("connection", None)
    if connectable is None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            asyncio.run(run_async_migrations())
        else:
            loop.create_task(run_async_migrations())


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
