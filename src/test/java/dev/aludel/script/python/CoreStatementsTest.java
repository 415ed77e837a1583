package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.revision.Revision;
import dev.aludel.run.RecordingSession;
import dev.aludel.script.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Core statements through the Python shim, against what SQLAlchemy 2.0 prints for the same lines. */
class CoreStatementsTest {
    private static final String PRINT_ALL = """

            def upgrade():
                for line in CASES.strip().split("\\n"):
                    print(line)
                    try:
                        print(eval(line, globals()).compile(compile_kwargs={"literal_binds": True}))
                    except Exception as error:
                        print(f"ERROR {type(error).__name__}: {error}")
                    print()
            """;

    @TempDir
    Path versions;

    @Test
    void everyStatementIsPrintedAsSqlalchemyPrintsIt() throws IOException {
        Path file = versions.resolve("statements.py");
        Files.writeString(file, resource("statements.py") + PRINT_ALL);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PythonRuntime runtime = new PythonRuntime(PythonRuntime.Settings.of(List.of(), output, output))) {
            Revision revision = new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
            runtime.load(revision).run(new RecordingSession(Dialects.named("postgresql")), Direction.UPGRADE, Map.of());
        }
        assertThat(output.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(resource("statements.golden").strip());
    }

    private static String resource(String name) {
        try (InputStream stream = CoreStatementsTest.class.getResourceAsStream("/dev/aludel/core/" + name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
