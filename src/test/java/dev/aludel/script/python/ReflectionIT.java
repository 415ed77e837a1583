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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that scripts load from the database, against what SQLAlchemy 2.0 with psycopg2 shows of them. */
class ReflectionIT {

    @TempDir
    Path versions;

    @Test
    void reflectedTablesAreWhatSqlalchemyMakesOfThem() throws IOException {
        Path file = versions.resolve("reflection.py");
        Files.writeString(file, resource("reflection.py"));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (TestDatabase database = TestDatabase.create()) {
            database.execute(resource("reflection.sql"));
            try (LiveSession session = LiveSession.connect(
                            DatabaseUrl.parse(database.url()), Dialects.named("postgresql"), event -> {});
                    PythonRuntime runtime = new PythonRuntime(PythonRuntime.Settings.of(List.of(), output, output))) {
                Revision revision =
                        new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
                runtime.load(revision).run(session, Direction.UPGRADE, Map.of());
            }
        }
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo(resource("reflection.golden"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReflectionIT.class.getResourceAsStream("/dev/aludel/core/" + name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
