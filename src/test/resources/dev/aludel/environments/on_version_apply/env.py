from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


def told(*, ctx, step, heads, run_args, **kw):
    what = (
        f"{'up' if step.is_upgrade else 'down'} {step.up_revision_id} from {step.source_revision_ids} "
        f"to {step.destination_revision_ids} stamp={step.is_stamp} heads={sorted(heads)} {run_args}"
    )
    if not ctx.as_sql:
        ctx.connection.execute(text("INSERT INTO applied (what) VALUES (:what)"), {"what": what})




def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"}, on_version_apply=told)
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        connection.execute(text("CREATE TABLE applied (seq serial, what text)"))
        connection.commit()
        context.configure(connection=connection, on_version_apply=[told])
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
