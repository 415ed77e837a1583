package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.dialect.Dialects;
import dev.aludel.revision.Revision;
import dev.aludel.run.LiveSession;
import dev.aludel.script.Direction;
import dev.aludel.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Revisions that change data, against the rows that the genuine tools leave behind; recorded by
 * {@code src/test/oracle/record_data.py}. Each through both doors: in Python, and evaluated where that can be.
 */
class DataMigrationsIT {

    private static final String EMPTY = """
            DO $$ DECLARE s text; BEGIN
                FOR s IN SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' LOOP
                    EXECUTE format('DROP SCHEMA %I CASCADE', s);
                END LOOP;
                CREATE SCHEMA public;
            END $$""";
    private static final ByteArrayOutputStream OUTPUT = new ByteArrayOutputStream();

    private static TestDatabase database;
    private static PythonRuntime python;

    @BeforeAll
    static void startPythonOnce() {
        database = TestDatabase.create();
        python = new PythonRuntime(PythonRuntime.Settings.of(List.of(), OUTPUT, new ByteArrayOutputStream()));
    }

    @AfterAll
    static void close() {
        python.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> leaveTheRowsThatTheGenuineToolLeaves() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(DataMigrationsIT.class.getResource("/data-migrations/rows.sql"))
                .toURI());
        String only = System.getProperty("aludel.case", "");
        try (Stream<Path> files = Files.list(Objects.requireNonNull(root.getParent()))) {
            return files
                    .filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().matches(only.isEmpty() ? ".*" : only))
                    .sorted()
                    .map(folder -> DynamicTest.dynamicTest(
                            folder.getFileName().toString(), () -> check(folder, Files.readString(root))))
                    .toList()
                    .stream();
        }
    }

    private static void check(Path folder, String rows) throws IOException, SQLException {
        for (PythonUse use : List.of(PythonUse.ALWAYS, PythonUse.AUTO)) {
            database.execute(EMPTY);
            database.execute(Files.readString(folder.resolve("seed.sql")));
            OUTPUT.reset();
            upgrade(folder.resolve("revision.py"), use);
            assertThat(OUTPUT.toString(StandardCharsets.UTF_8) + left(rows))
                    .as("%s", use)
                    .isEqualTo(Files.readString(folder.resolve("expected.txt")));
        }
    }

    private static void upgrade(Path file, PythonUse use) {
        Revision revision = new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
        try (LiveSession session =
                LiveSession.connect(DatabaseUrl.parse(database.url()), Dialects.named("postgresql"), event -> {})) {
            session.begin();
            new PythonRevisions(python, use, false)
                    .load(revision, Direction.UPGRADE, Map.of())
                    .run(session, Direction.UPGRADE, Map.of());
            session.commit();
        }
    }

    private static String left(String rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(rows);
            try (ResultSet lines = statement.executeQuery("SELECT * FROM pg_temp.all_rows()")) {
                while (lines.next()) {
                    text.append(lines.getString(1)).append('\n');
                }
            }
        }
        return text.toString();
    }
}
