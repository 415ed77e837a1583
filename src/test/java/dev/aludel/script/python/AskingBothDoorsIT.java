package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.run.LiveSession;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Functions that make something of what the database answers, through both doors, against what the genuine tools leave
 * behind; recorded by {@code src/test/oracle/record_asking.py}. Each case says whether it is evaluated, or handed to Python
 * while it runs.
 */
class AskingBothDoorsIT {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/asking");

    private static final String UNLIKE_GENUINE = ", unlike the genuine tools";

    private static TestDatabase database;
    private static PythonRuntime python;
    private static PythonRuntime forbidden;
    private static String prelude;
    private static final AtomicInteger WRITTEN = new AtomicInteger();

    @TempDir
    static Path versions;

    /**
     * A case of a golden file.
     *
     * @param door {@code evaluated}; {@code handed over} to Python while it runs; or {@code in Python} from the beginning
     * @param unlikeGenuine whether Python, with the shim, is known to leave something else than the genuine tools do; what
     *     is evaluated leaves what they do nevertheless
     */
    record Case(String file, String door, boolean unlikeGenuine, String title, String body, String left) {}

    /** What a run left: the lines it wrote, or the problem it ended with. */
    private record Left(String lines, @Nullable Problem problem) {}

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        database.execute(Files.readString(GOLDEN.resolve("seed.sql")));
        prelude = Files.readString(GOLDEN.resolve("prelude.py"));
        python = new PythonRuntime(settings());
        forbidden = new PythonRuntime(settings());
    }

    private static PythonRuntime.Settings settings() {
        return PythonRuntime.Settings.of(List.of(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }

    @AfterAll
    static void close() {
        forbidden.close();
        python.close();
        database.close();
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".golden"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".golden", "");
                for (String text :
                        Files.readString(file).substring("### ".length()).split("(?m)^### ", -1)) {
                    String[] parts = text.split("(?m)^--- left\n", -1);
                    String[] head = parts[0].split("\n", 2);
                    String[] title = head[0].split(": ", 2);
                    String door = title[0].replace(UNLIKE_GENUINE, "");
                    cases.add(new Case(
                            name, door, title[0].endsWith(UNLIKE_GENUINE), title[1], head[1].strip(), parts[1]));
                }
            }
        }
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> what_is_made_of_answers_is_the_same_through_both_doors() throws IOException {
        return cases().stream()
                .map(golden -> DynamicTest.dynamicTest(
                        golden.file() + ": " + golden.title() + " (" + golden.door() + ")", () -> check(golden)));
    }

    @Test
    void most_of_what_the_cases_do_needs_no_python() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(400);
        assertThat(cases())
                .filteredOn(golden -> golden.door().equals("evaluated"))
                .hasSizeGreaterThan(200);
        assertThat(cases()).extracting(Case::door).containsOnly("evaluated", "handed over", "in Python");
    }

    private static void check(Case golden) throws IOException {
        Revision revision = revision(golden.body());
        Left inPython = left(script(python, PythonUse.ALWAYS, revision));
        Left without = left(script(forbidden, PythonUse.NEVER, revision));
        Problem problem = without.problem();
        boolean needed = problem != null && problem.code().equals("needs-python");
        Left other = needed ? left(script(python, PythonUse.AUTO, revision)) : without;

        if (golden.unlikeGenuine()) {
            assertThat(told(inPython)).as("%s", golden).isNotEqualTo(golden.left());
        } else {
            assertThat(told(inPython)).as("%s", golden).isEqualTo(golden.left());
        }
        if (golden.unlikeGenuine() && !needed) {
            assertThat(told(other)).as("%s", golden).isEqualTo(golden.left());
        } else {
            assertThat(other).as("%s", golden).isEqualTo(inPython);
        }
        assertThat(forbidden.isStarted()).isFalse();
        boolean begun = new PythonRevisions(forbidden, PythonUse.AUTO, false)
                .examine(revision, Direction.UPGRADE)
                .withoutPython();
        assertThat(needed ? begun ? "handed over" : "in Python" : "evaluated")
                .as("%s %s", golden, problem)
                .isEqualTo(golden.door());
    }

    private static Supplier<Script> script(PythonRuntime runtime, PythonUse use, Revision revision) {
        return () -> new PythonRevisions(runtime, use, false).load(revision, Direction.UPGRADE, Map.of());
    }

    private static Left left(Supplier<Script> loaded) {
        try (LiveSession session =
                LiveSession.connect(DatabaseUrl.parse(database.url()), Dialects.named("postgresql"), event -> {})) {
            session.begin();
            session.executeDriverSql(
                    "SELECT setval('steps', 1, false), setval('out_id_seq', 1, false), setval('people_id_seq', 5)",
                    List.of());
            loaded.get().run(session, Direction.UPGRADE, Map.of());
            StringBuilder lines = new StringBuilder();
            for (Object[] row : session.executeDriverSql("SELECT line FROM out ORDER BY id", List.of())
                    .rows()) {
                lines.append(row[0]).append('\n');
            }
            session.rollback();
            return new Left(lines.toString(), null);
        } catch (AludelException failure) {
            return new Left("", failure.problem());
        }
    }

    /** The lines, or of a failure what the genuine tools say as well. */
    private static String told(Left left) {
        Problem problem = left.problem();
        if (problem == null) {
            return left.lines();
        }
        String message = problem.message();
        return switch (problem.code()) {
            case "script-failed" -> "failed: " + message.split(":", 2)[0] + "\n";
            case "year-out-of-range" -> "failed: ValueError\n";
            default -> "failed: " + message + "\n";
        };
    }

    private static Revision revision(String body) throws IOException {
        // another file each time: Python remembers files by name, size and second
        Path file = versions.resolve("case" + WRITTEN.incrementAndGet() + ".py");
        Files.writeString(file, prelude + body.indent(4));
        return new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
    }
}
