from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"}, version_table="me_versions", version_table_pk=False)
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        options = config.cmd_opts
        assert options is not None and not getattr(options, "autogenerate", False)
        assert options.x == ["who=me"], options.x
        if getattr(options, "cmd", None) and options.cmd[0].__name__ == "revision":
            raise SystemExit("not reached")
        assert context.get_revision_argument() == "0002"
        assert context.get_starting_revision_argument() is None
        assert context.get_head_revision() == "0002" and context.get_head_revisions() == ("0002",)
        assert context.get_tag_argument() is None and context.requires_connection()
        context.configure(connection=connection, version_table=context.get_x_argument(as_dictionary=True)["who"] + "_versions", version_table_pk=False)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
