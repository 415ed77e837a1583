from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

from urllib.parse import quote_plus

from shop.settings import get_settings, settings
from shop.models import Base
import shop.models.all  # noqa: F401

target_metadata = Base.metadata
url = f"postgresql+{settings.DRIVER}://{settings.USER}:{quote_plus(settings.PASSWORD)}@{settings.HOST}:{settings.PORT}/x"
config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
config.set_main_option("sqlalchemy.url", str(get_settings().database_url).replace("+asyncpg", "").replace("%", "%%"))


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata, compare_type=True)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
