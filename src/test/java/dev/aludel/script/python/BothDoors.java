package dev.aludel.script.python;

import dev.aludel.config.Application;
import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.revision.Revision;
import dev.aludel.run.PrintingSession;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts every revision below some directories through both doors of the vocabulary, the evaluator and Python, and tells
 * which it takes, what both print, and why Python is needed: {@code make both-doors DIRS="…"}.
 */
final class BothDoors {
    private static final Pattern RANDOM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final PythonRuntime runtime;
    private final PythonRevisions revisions;
    private final Map<String, List<String>> reasons = new TreeMap<>();
    private int functions;
    private int taken;
    private int whole;
    private int files;
    private final List<String> different = new ArrayList<>();

    private BothDoors(Application application) {
        runtime = new PythonRuntime(new PythonRuntime.Settings(
                List.of(),
                application,
                List.of(),
                false,
                Map.of(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Path.of("target/both-doors").toAbsolutePath()));
        revisions = new PythonRevisions(runtime, PythonUse.AUTO, true);
    }

    /** Compares all revisions below the directories and tells of them; returns those that differ. */
    static List<String> compare(Application application, String... directories) throws IOException {
        BothDoors doors = new BothDoors(application);
        try {
            for (String directory : directories) {
                doors.through(Path.of(directory));
            }
            doors.tell();
            return doors.different;
        } finally {
            doors.runtime.close();
        }
    }

    private void through(Path directory) throws IOException {
        List<Path> found;
        try (Stream<Path> walked = Files.walk(directory)) {
            found = walked.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
        int filesBefore = files;
        int wholeBefore = whole;
        long spent = 0;
        for (Path file : found) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (!text.contains("def upgrade")) {
                continue;
            }
            files++;
            int before = taken;
            for (Direction direction : Direction.values()) {
                Revision revision =
                        new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
                if (direction == Direction.DOWNGRADE && !text.contains("def downgrade")) {
                    taken++;
                    functions++;
                    continue;
                }
                functions++;
                try {
                    long start = System.nanoTime();
                    var verdict = revisions.examine(revision, direction);
                    spent += System.nanoTime() - start;
                    if (verdict.withoutPython()) {
                        taken++;
                        compare(revision, direction);
                    } else {
                        reasons.computeIfAbsent(String.valueOf(verdict.construct()), words -> new ArrayList<>())
                                .add(String.valueOf(verdict.location()));
                    }
                } catch (AludelException failure) {
                    reasons.computeIfAbsent(failure.problem().message(), words -> new ArrayList<>())
                            .add(file.toString());
                }
            }
            whole += taken - before == 2 ? 1 : 0;
        }
        System.out.printf(
                "%-60s %5d of %5d revisions, %d ms%n",
                directory, whole - wholeBefore, files - filesBefore, spent / 1_000_000);
    }

    private void compare(Revision revision, Direction direction) {
        String literal = printed(revisions.load(revision, direction, Map.of()), direction);
        String python = printed(runtime.load(revision), direction);
        if (!literal.equals(python) && !withoutRandom(literal).equals(withoutRandom(python))) {
            different.add(
                    "%s %s%n--- literal%n%s%n--- python%n%s".formatted(revision.path(), direction, literal, python));
        }
    }

    /** Random identifiers differ by their nature. */
    private static String withoutRandom(String printed) {
        return RANDOM.matcher(printed).replaceAll("<random>");
    }

    private static String printed(Script script, Direction direction) {
        StringWriter printed = new StringWriter();
        try {
            script.run(
                    new PrintingSession(Dialects.named("postgresql"), new PrintWriter(printed, true), true),
                    direction,
                    Map.of());
        } catch (AludelException failure) {
            printed.append(failure.problem().toString());
        }
        return printed.toString();
    }

    private void tell() {
        Map<String, List<String>> ranked = new LinkedHashMap<>();
        reasons.entrySet().stream()
                .sorted((left, right) ->
                        right.getValue().size() - left.getValue().size())
                .forEach(entry -> ranked.put(entry.getKey(), entry.getValue()));
        ranked.forEach(
                (reason, places) -> System.out.printf("%5d  %s   %s%n", places.size(), reason, places.getFirst()));
        System.out.printf("%d of %d functions, %d of %d revisions%n", taken, functions, whole, files);
        different.forEach(System.out::println);
        System.out.printf("%d differ%n", different.size());
    }
}
