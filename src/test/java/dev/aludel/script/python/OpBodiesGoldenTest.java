package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.revision.Revision;
import dev.aludel.run.PrintingSession;
import dev.aludel.script.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of revisions through the Python shim, against what the genuine tool prints for them with {@code --sql}. */
class OpBodiesGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bodies");
    private static final String PRELUDE = """
            from datetime import date, datetime
            from decimal import Decimal

            from alembic import op
            import sqlalchemy as sa
            from sqlalchemy.dialects import postgresql

            T = sa.table("t", sa.column("a", sa.Integer), sa.column("b", sa.String))
            U = sa.table("user", sa.column("a", sa.Integer), sa.column("name", sa.String), schema="other")

            def upgrade():
                try:
                    body()
                except Exception as error:
                    op.execute(f"refused {type(error).__name__}")

            def body():
            """;
    private static PythonRuntime runtime;

    @TempDir
    Path versions;

    /** One case of a golden file. */
    record Case(String title, List<String> body, String printed) {
        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    static void startPython() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        runtime = new PythonRuntime(PythonRuntime.Settings.of(List.of(), nowhere, nowhere));
    }

    @AfterAll
    static void closePython() {
        runtime.close();
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : files.sorted().toList()) {
                for (String text :
                        Files.readString(file).substring("### ".length()).split("(?m)^### ", -1)) {
                    String[] parts = text.split("(?m)^--- sql\n", -1);
                    List<String> body = parts[0].lines().toList();
                    cases.add(new Case(body.get(0), body.subList(1, body.size()), parts[1].strip()));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_body_prints_what_the_genuine_tool_prints(Case golden) throws IOException {
        Path file = versions.resolve("body.py");
        String body = String.join("\n    ", golden.body());
        Files.writeString(file, PRELUDE + "    " + body + "\n");
        StringWriter printed = new StringWriter();
        Revision revision = new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
        PrintingSession session =
                new PrintingSession(Dialects.named("postgresql"), new PrintWriter(printed, true), true);

        runtime.load(revision).run(session, Direction.UPGRADE, Map.of());

        String text = printed.toString().strip();
        assertThat(text.replaceFirst("(?s)^.*(refused \\w+);$", "$1")).isEqualTo(golden.printed());
    }
}
