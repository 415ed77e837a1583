from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations(tenant="north")


def run_migrations_online():
    connectable = create_engine(config.get_main_option("sqlalchemy.url"))
    with connectable.connect() as connection:
        for name in ("north", "south"):
            connection.execute(text(f"CREATE SCHEMA {name}"))
        connection.commit()
        rows = connection.execute(text("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(north|south)$' ORDER BY 1"))
        for schema in [row[0] for row in rows]:
            connection.execute(text(f"SET search_path TO {schema}"))
            connection.commit()
            context.configure(connection=connection, version_table_schema=schema, transaction_per_migration=True)
            with context.begin_transaction():
                context.run_migrations(tenant=schema)


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
