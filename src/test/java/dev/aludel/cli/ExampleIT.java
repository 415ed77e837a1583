package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.CatalogSnapshot;
import dev.aludel.script.sql.SqlStatements;
import dev.aludel.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The worked example, as a person works with it. */
class ExampleIT {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path DUMP = ROOT.resolve("sql_current/schema_head.sql");

    @Test
    void upDownAndUpAgainEndsWhereItBegan() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            CatalogSnapshot empty = snapshot(database);
            run(database, "ensure_version");
            CatalogSnapshot base = snapshot(database);

            run(database, "upgrade", "head");
            CatalogSnapshot head = snapshot(database);
            run(database, "downgrade", "base");
            CatalogSnapshot back = snapshot(database);
            run(database, "upgrade", "head");

            assertThat(empty.differences(base)).allMatch(line -> line.contains("alembic_version"));
            assertThat(base.differences(back)).isEmpty();
            assertThat(head.lines()).hasSizeGreaterThan(500);
            assertThat(head.differences(snapshot(database))).isEmpty();
        }
    }

    @Test
    void theCommittedDumpIsWhatTheRevisionsMakeAndBuildsTheSame() throws Exception {
        try (TestDatabase migrated = TestDatabase.create();
                TestDatabase loaded = TestDatabase.create()) {
            run(migrated, "upgrade", "head");
            assertThat(run(migrated, "dump-schema"))
                    .as("sql_current/schema_head.sql is old: make al-up al-dump-schema-current")
                    .isEqualTo(Files.readString(DUMP));

            run(loaded, "load-schema", DUMP.toString());
            run(loaded, "stamp", "head");

            assertThat(snapshot(migrated).differences(snapshot(loaded))).isEmpty();
            assertThat(run(loaded, "current")).isEqualTo(run(migrated, "current"));
        }
    }

    @Test
    void thePrintedHistoryBuildsTheSame() throws Exception {
        try (TestDatabase migrated = TestDatabase.create();
                TestDatabase printed = TestDatabase.create()) {
            run(migrated, "upgrade", "head");
            Path script = Files.createTempFile("upgrade", ".sql");
            Files.writeString(script, run(migrated, "upgrade", "head", "--sql"));
            try (Connection connection = printed.connect()) {
                for (var statement : SqlStatements.read(script, Files.readString(script))) {
                    try (var one = connection.createStatement()) {
                        one.setEscapeProcessing(false);
                        one.execute(statement.sql());
                    }
                }
            } finally {
                Files.delete(script);
            }
            assertThat(snapshot(migrated).differences(snapshot(printed))).isEmpty();
        }
    }

    private static String run(TestDatabase database, String... verb) {
        String[] arguments = new String[verb.length + 4];
        arguments[0] = "-c";
        arguments[1] = ROOT.resolve("migrations/alembic.ini").toString();
        arguments[2] = "--url";
        arguments[3] = database.url();
        System.arraycopy(verb, 0, arguments, 4, verb.length);
        Call call = Call.in(ROOT, arguments);
        assertThat(call.code()).as(call.text()).isZero();
        return call.out();
    }

    private static CatalogSnapshot snapshot(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection);
        }
    }
}
