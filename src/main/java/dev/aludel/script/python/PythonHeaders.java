package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.revision.HeaderReader;
import dev.aludel.revision.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of Python revisions from their parsed text. A header that is no literal is found by executing the
 * file.
 *
 * <p>Most files begin as the templates write them, and {@link PlainHeader} reads those. Most others are parsed only up to
 * their first function: parsing the text before it, if it is a whole number of statements, says all there is to say
 * unless the rest mentions one of the header's names.
 */
public final class PythonHeaders implements HeaderReader {
    static final List<String> HEADER = List.of("revision", "down_revision", "branch_labels", "depends_on");

    private final HeaderEvaluator evaluator;

    /** Reads headers; those that are no literals by the evaluator. */
    public PythonHeaders(HeaderEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Override
    public boolean reads(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".py") && !name.startsWith(".#") && !name.startsWith("__init__");
    }

    @Override
    public Optional<Revision> read(Path file) {
        PythonSource source = PythonSource.read(file);
        Map<String, @Nullable Object> names = names(source);
        for (String name : HEADER) {
            if (names.get(name) == LiteralNames.UNKNOWN) {
                names = evaluated(file, name);
                break;
            }
        }
        if (names.containsKey("revision") && !names.containsKey("down_revision")) {
            throw new AludelException(Problem.of("missing-down-revision", "This revision declares no down_revision")
                    .at(new Location(file, 0))
                    .remedy("Add 'down_revision = None' for a base, or the identifier of the revision before it."));
        }
        return Optional.of(new Revision(
                identifier(file, names),
                strings(file, "down_revision", names),
                strings(file, "depends_on", names),
                new LinkedHashSet<>(strings(file, "branch_labels", names)),
                names.get("__doc__") instanceof String documentation ? documentation.strip() : "",
                file,
                Revision.Language.PYTHON));
    }

    private static Map<String, @Nullable Object> names(PythonSource source) {
        String text = source.text();
        Optional<Map<String, @Nullable Object>> plain = PlainHeader.read(text);
        if (plain.isPresent()) {
            return plain.get();
        }
        int end = firstDefinition(text);
        if (end < text.length() && !mentionsHeader(text, end)) {
            String beginning = text.substring(0, end);
            try {
                return LiteralNames.of(beginning, source.statements(beginning));
            } catch (AludelException notWholeStatements) {
                // The line that looked like a definition stands in a string or in brackets, or there is an error, which
                // parsing the whole file reports.
                return whole(source);
            }
        }
        return whole(source);
    }

    private static Map<String, @Nullable Object> whole(PythonSource source) {
        List<StmtTy> statements = source.statements();
        return LiteralNames.of(source.text(), statements);
    }

    /** The offset of the first line that begins a function, a class or a decorator; the text's length if none does. */
    private static int firstDefinition(String text) {
        for (int line = 0; line < text.length(); ) {
            if (beginsDefinition(text, line)) {
                return line;
            }
            int newline = text.indexOf('\n', line);
            line = newline < 0 ? text.length() : newline + 1;
        }
        return text.length();
    }

    /** Whether a function, a class or a decorator begins there. */
    static boolean beginsDefinition(String text, int line) {
        char c = text.charAt(line);
        return c == '@'
                || (c == 'd' && text.startsWith("def ", line))
                || (c == 'c' && text.startsWith("class ", line))
                || (c == 'a' && text.startsWith("async ", line));
    }

    /** Whether the text from there on may give one of the header's names a value. */
    static boolean mentionsHeader(String text, int from) {
        return text.indexOf("revision", from) >= 0
                || text.indexOf("branch_labels", from) >= 0
                || text.indexOf("depends_on", from) >= 0
                || text.indexOf("import *", from) >= 0;
    }

    private Map<String, @Nullable Object> evaluated(Path file, String name) {
        try {
            return evaluator.evaluate(file);
        } catch (AludelException failure) {
            Problem cause = failure.problem();
            Problem problem = new Problem(
                    "dynamic-header",
                    "The header of this revision is no plain literal, and running the file to find it failed",
                    cause.location() == null ? new Location(file, 0) : cause.location(),
                    cause.details(),
                    cause.remedies());
            throw new AludelException(
                    problem.because(cause.message())
                            .remedy("Write " + name + " as a plain string, None, or a tuple of strings."),
                    failure);
        }
    }

    private static String identifier(Path file, Map<String, @Nullable Object> names) {
        String fileName = String.valueOf(file.getFileName());
        if (!names.containsKey("revision")) {
            String stem = fileName.substring(0, fileName.length() - ".py".length());
            if (!stem.isEmpty() && stem.chars().allMatch(c -> (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'))) {
                return stem;
            }
            throw new AludelException(Problem.of(
                            "no-revision-id",
                            "Could not determine revision id from filename " + fileName
                                    + ". Be sure the 'revision' variable is declared inside the script (please see"
                                    + " 'Upgrading from Alembic 0.1 to 0.2' in the documentation).")
                    .at(new Location(file, 0))
                    .remedy("Add a line: revision = \"…\"; or move the file out of the version location."));
        }
        if (names.get("revision") instanceof String id && !id.isEmpty()) {
            return id;
        }
        throw new AludelException(Problem.of("bad-revision-id", "The 'revision' variable of this file is no string")
                .at(new Location(file, 0))
                .remedy("Write it as: revision = \"…\""));
    }

    private static List<String> strings(Path file, String name, Map<String, @Nullable Object> names) {
        Object value = names.get(name);
        List<String> strings = new ArrayList<>();
        if (value instanceof String text) {
            strings.add(text);
        } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            list.forEach(element -> strings.add((String) element));
        } else if (value != null) {
            throw new AludelException(
                    Problem.of("bad-header", "'" + name + "' must be a string, None, or a sequence of strings")
                            .at(new Location(file, 0)));
        }
        return strings;
    }
}
