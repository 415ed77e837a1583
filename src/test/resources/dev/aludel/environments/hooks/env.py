from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool, text

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

from alembic.autogenerate import rewriter
from alembic.operations import ops
from alembic.script import ScriptDirectory
from shop.models import Base, EXCLUDED, Encrypted

target_metadata = Base.metadata
writer = rewriter.Rewriter()


@writer.rewrites(ops.AddColumnOp)
def add_column(context, revision, op):
    return op


def include_object(object, name, type_, reflected, compare_to):
    return name not in EXCLUDED


def include_name(name, type_, parent_names):
    return True


def render_item(type_, obj, autogen_context):
    if type_ == "type" and isinstance(obj, Encrypted):
        return "sa.Text()"
    return False


def process_revision_directives(context, revision, directives):
    if getattr(config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives[:] = []


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        context.configure(connection=connection,
            target_metadata=target_metadata,
            include_object=include_object,
            include_name=include_name,
            process_revision_directives=process_revision_directives,
            render_item=render_item,
            compare_type=lambda context, inspected, metadata, inspected_type, metadata_type: False,
            compare_server_default=True,
            include_schemas=True,
            user_module_prefix="sa.",
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
