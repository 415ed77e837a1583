package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.revision.Revision;
import dev.aludel.run.RecordingSession;
import dev.aludel.script.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The names that real revisions use, most used first, against the shim and the vocabulary. What is left out on purpose
 * stands in {@code left-out.txt} with its reason.
 */
class ApiNamesTest {
    private static final Path NAMES = Path.of("src/test/resources/dev/aludel/names");
    private static final String BODY = """
            import sys

            sys.path.insert(0, %s)


            def upgrade():
                from resolve import missing

                with open(%s, encoding="utf-8") as names:
                    for line in list(missing(names.read().splitlines())):
                        print("missing " + line)
            """;

    @TempDir
    Path versions;

    @Test
    void every_name_that_real_revisions_use_is_either_there_or_left_out_for_a_reason() throws IOException {
        Path directory = NAMES.toAbsolutePath();
        Path file = versions.resolve("body.py");
        Files.writeString(file, BODY.formatted(quoted(directory), quoted(directory.resolve("api-names.txt"))));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Revision revision = new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);

        try (PythonRuntime runtime =
                new PythonRuntime(PythonRuntime.Settings.of(List.of(), printed, OutputStream.nullOutputStream()))) {
            runtime.load(revision).run(new RecordingSession(Dialects.named("postgresql")), Direction.UPGRADE, Map.of());
        }

        List<String> missing = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("missing "))
                .map(line -> line.substring("missing ".length()))
                .toList();
        Set<String> leftOut = Files.readAllLines(NAMES.resolve("left-out.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" {2,}", 2)[0])
                .collect(Collectors.toSet());
        assertThat(missing).containsExactlyInAnyOrderElementsOf(leftOut);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
