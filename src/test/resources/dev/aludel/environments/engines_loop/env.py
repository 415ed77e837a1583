from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

import logging
import re

logger = logging.getLogger("alembic.env")


def run_migrations_offline():
    for name in re.split(r",\s*", config.get_main_option("databases")):
        context.configure(url=config.get_section_option(name, "url"), literal_binds=True, version_table_schema=name)
        with context.begin_transaction():
            context.run_migrations(engine_name=name)


def run_migrations_online():
    engines = {}
    for name in re.split(r",\s*", config.get_main_option("databases")):
        engines[name] = rec = {}
        rec["engine"] = create_engine(config.get_section_option(name, "url"))
        with rec["engine"].begin() as connection:
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {name}"))
    for name, rec in engines.items():
        rec["connection"] = connection = rec["engine"].connect()
        rec["transaction"] = connection.begin()
    try:
        for name, rec in engines.items():
            logger.info(f"Migrating database {name}")
            rec["connection"].execute(text(f"SET LOCAL search_path TO {name}"))
            context.configure(
                connection=rec["connection"],
                upgrade_token=f"{name}_upgrades",
                downgrade_token=f"{name}_downgrades",
                version_table_schema=name,
            )
            context.run_migrations(engine_name=name)
        for rec in engines.values():
            rec["transaction"].commit()
    except:  # noqa: E722
        for rec in engines.values():
            rec["transaction"].rollback()
        raise
    finally:
        for rec in engines.values():
            rec["connection"].close()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
