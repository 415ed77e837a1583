from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


def run_migrations_offline():
    context.configure(
        dialect_name="postgresql", literal_binds=True, version_table="versions", version_table_pk=False,
        transaction_per_migration=True, as_sql=True, template_args={"config": config}, upgrade_token="u", tag="t",
    )
    with context.begin_transaction():
        context.static_output("-- by hand")
        context.execute("SELECT 1")
        context.run_migrations()


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        context.configure(connection=connection, version_table="versions", version_table_pk=False, transaction_per_migration=True)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
