package dev.aludel.cli;

import dev.aludel.config.Config;
import dev.aludel.config.DatabaseUrl;
import dev.aludel.embedded.EmbeddedServer;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.schema.SchemaDump;
import dev.aludel.schema.SchemaLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The verbs that Alembic doesn't have: whole schemas, and the embedded server. */
final class DatabaseVerbs {
    private DatabaseVerbs() {}

    static Verb dumpSchema() {
        return Verb.of("dump-schema", "Write the SQL that builds the database's schema anew.", DatabaseVerbs::dump)
                .positional("file", "0..1", "where to write it; standard output where not given");
    }

    private static void dump(Invocation invocation) {
        SchemaDump dump = withDatabase(invocation, SchemaDump::of);
        List<String> file = invocation.positionals();
        if (file.isEmpty()) {
            invocation.terminal().out().print(dump.text());
        } else {
            write(invocation.directory().resolve(file.getFirst()), dump.text());
        }
        dump.warnings().forEach(warning -> invocation.terminal().error().print("WARN  [aludel] " + warning + "\n"));
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw AludelException.unwritable(file, failed);
        }
    }

    static Verb loadSchema() {
        return Verb.of("load-schema", "Load a schema into an empty database, in one transaction.", DatabaseVerbs::load)
                .positional("file", "1", "a file that dump-schema or pg_dump --schema-only wrote");
    }

    private static void load(Invocation invocation) {
        Path file = invocation.directory().resolve(invocation.positional());
        int count = withDatabase(invocation, url -> SchemaLoad.load(url, file));
        invocation.terminal().print("Loaded " + count + " statements from " + file);
    }

    static Verb db() {
        return Verb.of("db", "Hold the embedded PostgreSQL up for other tools, or let it go.", DatabaseVerbs::db)
                .positional("action", "1", "start, stop or status");
    }

    private static void db(Invocation invocation) {
        Path directory = embeddedDirectory(invocation.config());
        Terminal terminal = invocation.terminal();
        switch (invocation.positional()) {
            case "start" -> {
                String url = EmbeddedServer.hold(directory);
                terminal.print("Running: " + DatabaseUrl.parse(url).masked());
            }
            case "stop" ->
                terminal.print(EmbeddedServer.release(directory) ? "Stopped" : "In use; it stops when its users leave");
            case "status" -> {
                String url = EmbeddedServer.status(directory).url();
                terminal.print(
                        url == null
                                ? "Not running"
                                : "Running: " + DatabaseUrl.parse(url).masked());
            }
            default ->
                throw new AludelException(Problem.of("bad-arguments", "No such action: " + invocation.positional())
                        .remedy("Say start, stop or status."));
        }
    }

    static Verb psqlUrl() {
        return Verb.of(
                "psql-url", "Print the URL that psql reaches the database by, password included.", invocation -> {
                    DatabaseUrl url = configured(invocation);
                    if (!url.embedded()) {
                        invocation.terminal().print(url.libpqUrl());
                        return;
                    }
                    String running = EmbeddedServer.status(embeddedDirectory(invocation.config()))
                            .url();
                    if (running == null) {
                        throw new AludelException(Problem.of("not-running", "The embedded PostgreSQL is not running")
                                .remedy("Start it with '" + Verbs.PROGRAM + " db start'."));
                    }
                    invocation.terminal().print(running);
                });
    }

    private static <T> T withDatabase(Invocation invocation, Function<DatabaseUrl, T> work) {
        DatabaseUrl url = configured(invocation);
        if (!url.embedded()) {
            return work.apply(url);
        }
        try (EmbeddedServer server = EmbeddedServer.join(embeddedDirectory(invocation.config()))) {
            return work.apply(DatabaseUrl.parse(server.url()));
        }
    }

    private static DatabaseUrl configured(Invocation invocation) {
        Config config = invocation.config();
        String option = invocation.global().value("--url").orElse(null);
        String text = config.overridingUrl(option)
                .or(() -> config.mainOption("sqlalchemy.url"))
                .orElseThrow(() -> new AludelException(Problem.of("no-url", "No database URL is configured")
                        .remedy("Give --url, or set ALUDEL_URL or sqlalchemy.url.")));
        return DatabaseUrl.parse(text);
    }

    private static Path embeddedDirectory(Config config) {
        return config.directory().resolve(".aludel").resolve("postgres");
    }
}
