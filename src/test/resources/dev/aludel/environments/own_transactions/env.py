from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    with create_engine(config.get_main_option("sqlalchemy.url")).begin() as connection:
        connection.execute(text("CREATE SCHEMA IF NOT EXISTS sales"))
        with connection.begin_nested():
            connection.execute(text("SET LOCAL search_path TO sales"))
        context.configure(connection=connection)
        context.get_context()._ensure_version_table()
        assert context.get_context().get_current_heads() == ()
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
