package dev.aludel.template;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Mako template such as {@code script.py.mako}. One that holds only text and {@link SimpleExpression}s, as stock ones
 * do, is rendered here; any other is translated to Python and run. Immutable.
 */
public final class MakoTemplate {
    private static final Set<String> SIMPLE_FILTERS = Set.of("n", "comma", "trim", "str", "unicode");

    /** Names that a revision template may use without their being given: they are UNDEFINED then. */
    private static final Set<String> OPTIONAL_NAMES = Set.of("imports", "upgrades", "downgrades");

    private final Path file;
    private final List<MakoNode> nodes;

    private MakoTemplate(Path file, List<MakoNode> nodes) {
        this.file = file;
        this.nodes = nodes;
    }

    /**
     * Parses a template.
     *
     * @param file named in errors
     * @throws AludelException with file and line where it is malformed
     */
    public static MakoTemplate parse(Path file, String source) {
        return new MakoTemplate(file, MakoParser.parse(file, source));
    }

    /**
     * Renders it.
     *
     * @param variables what it may name; the filter {@code comma} is always there
     * @param python runs what Java doesn't evaluate
     * @throws AludelException with file and line where an expression fails
     */
    public String render(Map<String, @Nullable Object> variables, PythonEvaluator python) {
        return simple(variables.keySet())
                .map(pieces -> pieces.stream()
                        .map(piece -> piece.render(file, variables))
                        .collect(Collectors.joining()))
                .orElseGet(() -> python.run(file, MakoPython.translate(file, nodes), variables));
    }

    /** A part of a template that needs no Python. */
    private record Piece(@Nullable SimpleExpression expression, String text, List<String> filters, int line) {
        String render(Path file, Map<String, @Nullable Object> variables) {
            if (expression == null) {
                return text;
            }
            try {
                Object value = Undefined.refuse(expression.evaluate(variables));
                for (String filter : filters) {
                    value = filtered(filter, value);
                }
                return PythonText.str(value);
            } catch (AludelException failure) {
                throw new AludelException(failure.problem().at(new Location(file, line)), failure);
            }
        }

        private static @Nullable Object filtered(String filter, @Nullable Object value) {
            return switch (filter) {
                case "comma" -> comma(value);
                case "trim" -> PythonText.str(value).strip();
                default -> value;
            };
        }

        private static String comma(@Nullable Object value) {
            return switch (value) {
                case null -> "";
                case List<?> items -> items.stream().map(PythonText::str).collect(Collectors.joining(", "));
                case Tuple(List<?> items) -> comma(items);
                default -> PythonText.str(value);
            };
        }
    }

    private Optional<List<Piece>> simple(Set<String> names) {
        List<Piece> pieces = new ArrayList<>();
        for (MakoNode node : nodes) {
            if (node instanceof MakoNode.Text text) {
                pieces.add(new Piece(null, text.text(), List.of(), 0));
            } else if (node instanceof MakoNode.Expression expression
                    && SIMPLE_FILTERS.containsAll(expression.filters())) {
                Optional<SimpleExpression> parsed = SimpleExpression.parse(
                        expression.code(), name -> names.contains(name) || OPTIONAL_NAMES.contains(name));
                if (parsed.isEmpty()) {
                    return Optional.empty();
                }
                pieces.add(new Piece(parsed.get(), "", effective(expression.filters()), expression.line()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(pieces);
    }

    /** Without {@code n} Mako applies {@code str} before the named filters. */
    private static List<String> effective(List<String> filters) {
        return filters.stream()
                .filter(filter -> !filter.equals("n"))
                .map(filter -> filter.equals("comma") && !filters.contains("n") ? "str" : filter)
                .toList();
    }
}
