import logging
from logging.config import fileConfig
import re

from sqlalchemy import engine_from_config
from sqlalchemy import pool

from alembic import context

USE_TWOPHASE = False

config = context.config

# Logging as the ini file sets it up.
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
logger = logging.getLogger("alembic.env")

# The ini sections that each name one database.
names = re.split(r",\s*", config.get_main_option("databases", ""))

# For autogenerate: one MetaData for each of these names.
target_metadata = {}


def run_migrations_offline() -> None:
    """Print the SQL of each database into a file of its own."""
    for name in names:
        logger.info("Migrating database %s", name)
        with open(f"{name}.sql", "w") as output:
            context.configure(
                url=config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=output,
                target_metadata=target_metadata.get(name),
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def run_migrations_online() -> None:
    """Migrate all databases, each in a transaction, and commit them together."""
    connections = {}
    transactions = {}
    try:
        for name in names:
            engine = engine_from_config(
                config.get_section(name, {}),
                prefix="sqlalchemy.",
                poolclass=pool.NullPool,
            )
            connection = connections[name] = engine.connect()
            if USE_TWOPHASE:
                transactions[name] = connection.begin_twophase()
            else:
                transactions[name] = connection.begin()

        for name in names:
            logger.info("Migrating database %s", name)
            context.configure(
                connection=connections[name],
                upgrade_token=f"{name}_upgrades",
                downgrade_token=f"{name}_downgrades",
                target_metadata=target_metadata.get(name),
            )
            context.run_migrations(engine_name=name)

        if USE_TWOPHASE:
            for transaction in transactions.values():
                transaction.prepare()
        for transaction in transactions.values():
            transaction.commit()
    except BaseException:
        for transaction in transactions.values():
            transaction.rollback()
        raise
    finally:
        for connection in connections.values():
            connection.close()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
