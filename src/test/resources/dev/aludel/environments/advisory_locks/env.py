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
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": 7})
        connection.commit()
        context.configure(connection=connection)
        with context.begin_transaction():
            context.get_bind().execute(text("SELECT pg_advisory_xact_lock(42)"))
            context.run_migrations()
        connection.execute(text("SELECT pg_advisory_unlock(7)")).scalar()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
