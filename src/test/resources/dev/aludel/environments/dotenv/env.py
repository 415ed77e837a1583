from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

import os

from dotenv import load_dotenv
from shop.settings import settings
from sqlalchemy.engine import URL

load_dotenv()


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    connectable = create_engine(URL.create("postgresql", username=os.environ.get("SHOP_USER", settings.USER), host=settings.HOST, database="x") if "SHOP_URL" not in os.environ else os.environ["SHOP_URL"])
    with connectable.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
