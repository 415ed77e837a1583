from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
from tenacity import retry, stop_after_attempt, wait_fixed


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


@retry(stop=stop_after_attempt(5), wait=wait_fixed(1))
def connect():
    return create_engine(config.get_main_option("sqlalchemy.url")).connect()


def run_migrations_online():
    connection = connect()
    with connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
