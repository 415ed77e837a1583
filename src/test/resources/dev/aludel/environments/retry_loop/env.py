from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

import logging
import time

from sqlalchemy.exc import OperationalError

logger = logging.getLogger("alembic.env")


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    connectable = create_engine(config.get_main_option("sqlalchemy.url"), pool_pre_ping=True)
    for attempt in range(5):
        try:
            if attempt == 0:
                raise OperationalError("SELECT 1", {}, Exception("not yet"))
            connection = connectable.connect()
            break
        except OperationalError as error:
            logger.warning("not there yet: %s", type(error).__name__)
            time.sleep(0.01)
    else:
        raise RuntimeError("no database")
    try:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
    finally:
        connection.close()
        connectable.dispose()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
