from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

import logging

from flask import current_app

logger = logging.getLogger("alembic.env")
config.set_main_option(
    "sqlalchemy.url", str(current_app.extensions["migrate"].db.get_engine().url).replace("%", "%%")
)
target_db = current_app.extensions["migrate"].db
conf_args = current_app.extensions["migrate"].configure_args


def get_metadata():
    if hasattr(target_db, "metadatas"):
        return target_db.metadatas[None]
    return target_db.metadata


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    connectable = current_app.extensions["migrate"].db.get_engine()
    with connectable.connect() as connection:
        if conf_args.get("process_revision_directives") is None:
            conf_args["process_revision_directives"] = None
        context.configure(connection=connection, target_metadata=get_metadata(), **conf_args)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
