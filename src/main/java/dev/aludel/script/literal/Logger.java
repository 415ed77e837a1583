package dev.aludel.script.literal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A logger of Python's {@code logging}: a line that nobody will see is left out, any other needs Python. */
record Logger(String name) implements Value.Own {
    static final Set<String> METHODS = Set.of("debug", "info", "warning", "warn", "error", "exception", "critical");

    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("NOTSET", 0),
            Map.entry("DEBUG", 10),
            Map.entry("INFO", 20),
            Map.entry("WARN", 30),
            Map.entry("WARNING", 30),
            Map.entry("ERROR", 40),
            Map.entry("EXCEPTION", 40),
            Map.entry("CRITICAL", 50),
            Map.entry("FATAL", 50));

    /** {@code logging.getLogger(name)}; a module's own name is one that no configuration speaks of. */
    static Object named(Evaluation evaluation, Arguments arguments) {
        Object name = arguments.of("name").getFirst();
        return switch (name) {
            case String text -> new Logger(text);
            case Value.Unknown unknown when unknown.what().equals("__name__") -> new Logger("");
            case Object absent when absent == Arguments.ABSENT -> new Logger("");
            case null, default -> new Value.Unknown("a logger", true);
        };
    }

    @Override
    public Object attribute(String method, int line) {
        if (!METHODS.contains(method)) {
            throw new NeedsPython(line, "a logger's " + method);
        }
        return new Value.Function(
                method,
                (evaluation, arguments) -> {
                    Integer level = LEVELS.get(method.toUpperCase(Locale.ROOT));
                    if (level == null || level >= effective(evaluation.loggerLevels(line), line)) {
                        throw new NeedsPython(line, "a line of the log");
                    }
                    return null;
                },
                true);
    }

    /** The level of the logger, or of the next above it that has one. */
    private int effective(Map<String, String> levels, int line) {
        for (String above = name; !above.isEmpty(); above = parent(above)) {
            String level = levels.get(above);
            if (level != null && number(level, line) > 0) {
                return number(level, line);
            }
        }
        return number(levels.getOrDefault("", "WARNING"), line);
    }

    private static String parent(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    private static int number(String level, int line) {
        Integer known = LEVELS.get(level);
        if (known == null) {
            throw new NeedsPython(line, "a level of the log");
        }
        return known;
    }

    @Override
    public List<@Nullable Object> items(int line) {
        throw new NeedsPython(line, "iterating over a logger");
    }

    @Override
    public String words() {
        return "a logger";
    }
}
