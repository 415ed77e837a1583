from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        scripts = ScriptDirectory.from_config(config)
        assert scripts.get_current_head() == "0002" and scripts.get_heads() == ["0002"]
        assert context.script.get_current_head() == "0002" and scripts.get_base() == "0001"
        assert [script.revision for script in scripts.walk_revisions()] == ["0002", "0001"]
        script = scripts.get_revision("0002")
        assert (script.revision, script.down_revision, script.doc) == ("0002", "0001", "second")
        assert script.path.endswith("0002_second.py") and script.is_head and not script.is_base
        assert scripts.get_revision("head").revision == "0002" and scripts.dir.endswith("migrations")
        current = MigrationContext.configure(connection).get_current_revision()
        assert current is None, current
        connection.commit()
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
