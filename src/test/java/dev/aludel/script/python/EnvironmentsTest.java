package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.operation.MetaData;
import dev.aludel.script.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {
    private static final String GENERIC = """
            from logging.config import fileConfig
            from sqlalchemy import engine_from_config
            from sqlalchemy import pool
            from alembic import context
            from shop.models import Base

            config = context.config
            if config.config_file_name is not None:
                fileConfig(config.config_file_name)
            target_metadata = Base.metadata

            def include_object(object, name, type_, reflected, compare_to):
                return name != "spatial_ref_sys"

            def run_migrations_offline() -> None:
                url = config.get_main_option("sqlalchemy.url")
                context.configure(url=url, target_metadata=target_metadata, literal_binds=True,
                                  dialect_opts={"paramstyle": "named"})
                with context.begin_transaction():
                    context.run_migrations()

            def run_migrations_online() -> None:
                connectable = engine_from_config(
                    config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool)
                with connectable.connect() as connection:
                    context.configure(connection=connection, target_metadata=target_metadata,
                                      include_object=include_object, version_table="versions")
                    with context.begin_transaction():
                        context.run_migrations()

            if context.is_offline_mode():
                run_migrations_offline()
            else:
                run_migrations_online()
            """;
    private static final String ASYNC = """
            import asyncio
            from sqlalchemy import pool
            from sqlalchemy.engine import Connection
            from sqlalchemy.ext.asyncio import async_engine_from_config
            from alembic import context

            config = context.config
            target_metadata = None

            def run_migrations_offline() -> None:
                url = config.get_main_option("sqlalchemy.url")
                context.configure(url=url, target_metadata=target_metadata, literal_binds=True)
                with context.begin_transaction():
                    context.run_migrations()

            def do_run_migrations(connection: Connection) -> None:
                context.configure(connection=connection, target_metadata=target_metadata)
                with context.begin_transaction():
                    context.run_migrations()

            async def run_async_migrations() -> None:
                connectable = async_engine_from_config(
                    config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool)
                async with connectable.connect() as connection:
                    await connection.run_sync(do_run_migrations)
                await connectable.dispose()

            def run_migrations_online() -> None:
                asyncio.run(run_async_migrations())

            if context.is_offline_mode():
                run_migrations_offline()
            else:
                run_migrations_online()
            """;
    /** As Flask-Migrate 4 writes it; earlier ones differ in how they reach the engine. */
    private static final String FLASK = """
            import asyncio
            import logging
            from logging.config import fileConfig
            from flask import current_app
            from sqlalchemy import engine_from_config, pool
            from alembic import context

            config = context.config
            logger = logging.getLogger('alembic.env')

            def get_engine():
                try:
                    return current_app.extensions['migrate'].db.get_engine()
                except (TypeError, AttributeError):
                    return current_app.extensions['migrate'].db.engine

            def get_engine_url():
                try:
                    return get_engine().url.render_as_string(hide_password=False).replace('%', '%%')
                except AttributeError:
                    return str(get_engine().url).replace('%', '%%')

            config.set_main_option('sqlalchemy.url', get_engine_url())
            target_db = current_app.extensions['migrate'].db

            def get_metadata():
                if hasattr(target_db, 'metadatas'):
                    return target_db.metadatas[None]
                return target_db.metadata

            def run_migrations_offline():
                context.configure(url=config.get_main_option("sqlalchemy.url"), target_metadata=get_metadata(),
                                  literal_binds=True)
                with context.begin_transaction():
                    context.run_migrations()

            def run_migrations_online():
                conf_args = current_app.extensions['migrate'].configure_args
                if conf_args.get("process_revision_directives") is None:
                    conf_args["process_revision_directives"] = None

                connectable = get_engine()
                with connectable.connect() as connection:
                    context.configure(connection=connection, target_metadata=get_metadata(), **conf_args)
                    with context.begin_transaction():
                        context.run_migrations()

            if context.is_offline_mode():
                run_migrations_offline()
            else:
                run_migrations_online()
            """;

    private static final List<String> ONE_RUN =
            List.of("connect postgresql://of-the-ini/shop", "configure", "begin", "run {}", "commit", "close");

    private static PythonRuntime runtime;

    @TempDir
    Path directory;

    @BeforeAll
    static void startPython() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        runtime = new PythonRuntime(PythonRuntime.Settings.of(List.of(), output, output));
    }

    @AfterAll
    static void closePython() {
        runtime.close();
    }

    @Test
    void templatesAreRecognisedAndDoWhatRunningThemDoes() {
        for (String template : List.of(GENERIC, ASYNC)) {
            RecordingHost recognised = host(false);
            Environment stock = environment(template);
            assertThat(stock).isInstanceOf(StockEnvironment.class);
            stock.run(recognised);
            RecordingHost executed = host(false);
            runtime.environment(file()).run(executed);
            assertThat(recognised.calls).isEqualTo(ONE_RUN).isEqualTo(executed.calls);
            assertThat(recognised.configured).isEqualTo(executed.configured);
        }
    }

    @Test
    void everyFormOfFlaskMigratesIsRecognisedAndRunsAlikeWithoutFlask() {
        String direct = "current_app.extensions['migrate'].db.engine";
        List<String> forms = List.of(
                FLASK,
                FLASK.replace("connectable = get_engine()", "connectable = " + direct)
                        .replace("get_engine_url())\n", "str(" + direct + ".url).replace('%', '%%'))\n"),
                FLASK.replace("connectable = get_engine()", """
                        connectable = engine_from_config(
                                    config.get_section(config.config_ini_section),
                                    prefix='sqlalchemy.', poolclass=pool.NullPool)\
                        """)
                        .replace("config.set_main_option('sqlalchemy.url', get_engine_url())", """
                        escaped = current_app.config.get("SQLALCHEMY_DATABASE_URI").replace("%", "%%")
                        config.set_main_option('sqlalchemy.url', escaped)\
                        """)
                        .replace(
                                "with connectable.connect() as connection:",
                                "connection = connectable.connect()\n    try:")
                        .replace(
                                "            context.run_migrations()\n\nif",
                                "            context.run_migrations()\n    finally:\n        connection.close()\n\nif"));
        for (String form : forms) {
            RecordingHost recognised = new RecordingHost(directory, false, "postgresql://given/x");
            Environment stock = environment(form, true);
            assertThat(stock).isInstanceOf(StockEnvironment.class);
            stock.run(recognised);
            RecordingHost executed = new RecordingHost(directory, false, "postgresql://given/x");
            runtime.environment(file()).run(executed);
            assertThat(recognised.calls).hasSize(6).contains("run {}");
            assertThat(executed.calls).hasSize(6).endsWith("configure", "begin", "run {}", "commit", "close");
            assertThat(recognised.configured).isEqualTo(executed.configured);
        }
    }

    @Test
    void anAsynchronousFlaskMigrateEnvironmentIsRecognised() {
        String form = FLASK.replace("def run_migrations_online():\n", "async def run_migrations_online():\n")
                .replace("with connectable.connect()", "async with connectable.connect()")
                .replace("else:\n    run_migrations_online()", """
                        else:
                            asyncio.get_event_loop().run_until_complete(run_migrations_online())\
                        """);
        assertThat(form).contains("run_until_complete", "async with");
        assertThat(environment(form, true)).isInstanceOf(StockEnvironment.class);
    }

    @Test
    void anEngineOfAMissingApplicationConnectsToTheUrlGivenFromOutside() {
        RecordingHost host = new RecordingHost(directory, false, "postgresql://given/x");
        Environment edited = environment(FLASK.replace("connectable = get_engine()", """
                print(config.get_section("shop"))
                    connectable = get_engine()\
                """));
        assertThat(edited).isInstanceOf(PythonEnvironment.class);
        edited.run(host);
        assertThat(host.calls).hasSize(6).contains("run {}").endsWith("close");
    }

    @Test
    void aNamingConventionOfModelsIsReadWithoutImportingThem() throws Exception {
        write(directory.resolve("models.py"), """
                import no.such.driver
                from base import *
                class Base(DeclarativeBase):
                    metadata = shared
                """);
        write(directory.resolve("base.py"), """
                from sqlalchemy import MetaData
                CONVENTION = {"uq": "uq_%(table_name)s_%(column_0_name)s"}
                shared = MetaData(naming_convention=CONVENTION)
                """);
        write(file(), GENERIC.replace("shop.models", "models"));
        assertThat(NamingConventionReader.read(PythonSource.read(file()), "target_metadata", List.of(directory)))
                .contains(Map.of("uq", "uq_%(table_name)s_%(column_0_name)s"));
    }

    @Test
    void aNamingConventionThatIsNoLiteralMakesEnvPyRun() {
        write(directory.resolve("models.py"), """
                from sqlalchemy import MetaData
                class Base:
                    metadata = MetaData(naming_convention={"uq": "uq_" + "%(table_name)s"})
                """);
        write(file(), GENERIC.replace("shop.models", "models"));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PythonRuntime beside = new PythonRuntime(PythonRuntime.Settings.of(List.of(directory), output, output))) {
            assertThat(Environments.of(file(), host(false).config(), false, () -> beside))
                    .isInstanceOf(PythonEnvironment.class);
        }
    }

    @Test
    void aNamingConventionInEnvPyItselfIsRead() {
        Environment environment = environment(GENERIC.replace(
                "target_metadata = Base.metadata",
                "from sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention={'pk': 'k'})"));
        assertThat(environment).isInstanceOf(StockEnvironment.class);
        assertThat(runtime.bridge().metadata(null).namingConvention()).containsEntry("pk", "k");
        runtime.bridge().targetMetadata(MetaData.plain());
    }

    @Test
    void editsThatCannotMatterAreReadAndConfigureWhatRunningThemDoes() {
        String url = "url = config.get_main_option(\"sqlalchemy.url\")";
        String engine = "config.get_section(config.config_ini_section, {})";
        Map<String, String> edits = Map.ofEntries(
                Map.entry("target_metadata = Base.metadata", """
                        import os, sys
                        from pathlib import Path
                        sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
                        sys.path.append(str(Path(__file__).resolve().parents[1] / "src")) if False else None
                        for name in ("a", "b"):
                            names = name.upper()
                        class Settings:
                            echo = False
                        target_metadata = [Base.metadata]\
                        """),
                Map.entry(
                        "    " + url,
                        "    url = os.getenv('NO_SUCH_VARIABLE', config.get_main_option('sqlalchemy.url'))"),
                Map.entry(
                        "fileConfig(config.config_file_name)",
                        "fileConfig(config.config_file_name, disable_existing_loggers=False)"),
                Map.entry("def run_migrations_online() -> None:\n", """
                        def get_url() -> str:
                            return os.environ.get("NO_SUCH_VARIABLE") or config.get_main_option("sqlalchemy.url")

                        def run_migrations_online() -> None:
                            def process_revision_directives(context, revision, directives):
                                if getattr(config.cmd_opts, "autogenerate", False):
                                    print("no changes")
                                    directives[:] = []

                            configuration = config.get_section(config.config_ini_section) or {}
                            configuration["sqlalchemy.url"] = get_url()
                            connectable = config.attributes.get("connection", None)
                            if connectable is not None:
                                raise RuntimeError("not from here")
                        """),
                Map.entry(engine, "configuration"),
                Map.entry(
                        "include_object=include_object,",
                        "include_object=include_object, compare_type=True, render_as_batch=True, "
                                + "process_revision_directives=process_revision_directives, include_schemas=True, "
                                + "transaction_per_migration=True, version_table_schema='meta',"));
        String edited = GENERIC.replace("from logging", "import os\nfrom logging");
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            assertThat(edited).contains(edit.getKey());
            edited = edited.replace(edit.getKey(), edit.getValue());
        }
        edited = edited.replace(
                "sys.path.append(str(Path(__file__).resolve().parents[1] / \"src\")) if False else None",
                "sys.path.append(str(Path(__file__).resolve().parents[1]))");
        Environment read = environment(edited);
        assertThat(read).isInstanceOf(StockEnvironment.class);
        for (boolean offline : List.of(false, true)) {
            RecordingHost recognised = host(offline);
            read.run(recognised);
            RecordingHost executed = host(offline);
            runtime.environment(file()).run(executed);
            assertThat(recognised.calls).contains("run {}").isEqualTo(executed.calls);
            assertThat(recognised.configured).isEqualTo(executed.configured);
        }
    }

    @Test
    void aUrlThatIsWorkedOutElsewhereIsReadOnceOneIsGiven() {
        List<String> makers = List.of(
                "config.set_main_option('sqlalchemy.url', Base.settings().url.replace('%', '%%'))",
                "config.set_section_option(config.config_ini_section, 'PASSWORD', Base.password)",
                "def get_url():\n    return f'postgresql://{Base.user}@{Base.host}/x'\n"
                        + "config.set_main_option('sqlalchemy.url', get_url())");
        for (String maker : makers) {
            String source =
                    GENERIC.replace("target_metadata = Base.metadata", "target_metadata = Base.metadata\n" + maker);
            assertThat(environment(source, true)).isInstanceOf(StockEnvironment.class);
            assertThat(environment(source, false)).isInstanceOf(PythonEnvironment.class);
        }
        String literal = GENERIC.replace(
                "target_metadata = Base.metadata",
                "target_metadata = None\nconfig.set_main_option('sqlalchemy.url', 'postgresql://u:p%%40@in-env-py/x')");
        RecordingHost host = host(false);
        environment(literal).run(host);
        assertThat(host.calls).startsWith("connect postgresql://u:p%40@in-env-py/x");
    }

    @Test
    void offlineNothingIsConnected() {
        RecordingHost recognised = host(true);
        environment(GENERIC).run(recognised);
        RecordingHost executed = host(true);
        runtime.environment(file()).run(executed);
        assertThat(recognised.calls)
                .containsExactly("configure", "begin", "run {}", "commit")
                .isEqualTo(executed.calls);
        assertThat(recognised.configured).isEqualTo(executed.configured);
        assertThat(recognised.configured.getFirst().literalBinds()).isTrue();
    }

    @Test
    void whatAnEditMayChangeInADatabaseIsRun() {
        List<String> edits = List.of(
                GENERIC.replace(
                        "        with context.begin_transaction():\n            context.run_migrations()\n\nif",
                        "        connection.exec_driver_sql(\"SET ROLE owner\")\n"
                                + "        with context.begin_transaction():\n"
                                + "            context.run_migrations()\n\nif"),
                GENERIC.replace(
                        "target_metadata = Base.metadata", "config.set_main_option('sqlalchemy.url', Base.url)"),
                GENERIC.replace("target_metadata = Base.metadata", "target_metadata = None\nprint('migrating')"),
                GENERIC.replace(
                        "target_metadata = Base.metadata",
                        "import logging\ntarget_metadata = None\nlogging.info('migrating')"),
                GENERIC.replace("connectable.connect()", "connectable.begin()"),
                GENERIC.replace("poolclass=pool.NullPool", "connect_args={'options': '-csearch_path=x'}"),
                GENERIC.replace(
                        "            context.run_migrations()\n\nif",
                        "            context.run_migrations(tenant=1)\n\nif"),
                GENERIC.replace("include_object=include_object", "on_version_apply=include_object"),
                GENERIC.replace(
                        "target_metadata = Base.metadata",
                        "target_metadata = None\nif Base.production:\n    raise RuntimeError('not here')"),
                GENERIC.replace("target_metadata = Base.metadata", "target_metadata = context.get_x_argument()"),
                GENERIC.replace(
                        "connectable = engine_from_config(",
                        "with engine_from_config({}).connect() as first:\n        Base.create_schema(first)\n"
                                + "    connectable = engine_from_config("),
                GENERIC.replace("version_table=\"versions\"", "version_table=Base.versions"),
                GENERIC.replace("context.is_offline_mode()", "not context.is_offline_mode()"));
        for (String edit : edits) {
            assertThat(edit).isNotEqualTo(GENERIC);
            assertThat(environment(edit)).isInstanceOf(PythonEnvironment.class);
        }
    }

    @Test
    void loopsOverSchemasAreHonoured() {
        RecordingHost host = host(false);
        environment("""
                from sqlalchemy import create_engine
                from alembic import context

                engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
                with engine.connect() as connection:
                    for schema in ("a", "b"):
                        context.configure(connection=connection, version_table_schema=schema)
                        with context.begin_transaction():
                            context.run_migrations(tenant=schema)
                """).run(host);
        assertThat(host.calls)
                .containsExactly(
                        "connect postgresql://of-the-ini/shop",
                        "configure",
                        "begin",
                        "run {tenant=a}",
                        "commit",
                        "configure",
                        "begin",
                        "run {tenant=b}",
                        "commit",
                        "close");
        assertThat(host.configured).extracting("versionTableSchema").containsExactly("a", "b");
    }

    @Test
    void aUrlOfAMissingApplicationMattersOnlyWhereNothingOverridesIt() {
        String source = GENERIC.replace(
                "target_metadata = Base.metadata",
                "target_metadata = Base.metadata\nconfig.set_main_option('sqlalchemy.url', f'postgresql://{Base.host}/x')");
        Environment environment = environment(source);
        assertThatThrownBy(() -> environment.run(host(false)))
                .isInstanceOf(AludelException.class)
                .hasMessageContaining("shop.models.Base.host");
        RecordingHost overridden = new RecordingHost(directory, false, "postgresql://given/x");
        environment.run(overridden);
        assertThat(overridden.calls).contains("run {}");
    }

    private RecordingHost host(boolean offline) {
        write(directory.resolve("alembic.ini"), """
                [alembic]
                script_location = .
                sqlalchemy.url = postgresql://of-the-ini/shop
                """);
        return new RecordingHost(directory, offline, null);
    }

    private Environment environment(String source) {
        return environment(source, false);
    }

    private Environment environment(String source, boolean urlGiven) {
        write(file(), source);
        return Environments.of(file(), host(false).config(), urlGiven, () -> runtime);
    }

    private Path file() {
        return directory.resolve("env.py");
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
