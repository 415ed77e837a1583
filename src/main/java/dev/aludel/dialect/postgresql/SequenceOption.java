package dev.aludel.dialect.postgresql;

import dev.aludel.operation.SequenceOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option of a sequence.
 *
 * @param name what SQLAlchemy calls it
 * @param value what is said of it, or null
 * @param sql how it is written where something is said
 */
record SequenceOption(String name, @Nullable Object value, String sql) {

    /** All options, in the order in which they are written. */
    static List<SequenceOption> of(SequenceOptions options) {
        return List.of(
                new SequenceOption("increment", options.increment(), "INCREMENT BY " + options.increment()),
                new SequenceOption("start", options.start(), "START WITH " + options.start()),
                new SequenceOption("minvalue", options.minimum(), "MINVALUE " + options.minimum()),
                new SequenceOption("maxvalue", options.maximum(), "MAXVALUE " + options.maximum()),
                new SequenceOption("nominvalue", options.noMinimum(), "NO MINVALUE"),
                new SequenceOption("nomaxvalue", options.noMaximum(), "NO MAXVALUE"),
                new SequenceOption("cache", options.cache(), "CACHE " + options.cache()),
                new SequenceOption(
                        "cycle", options.cycle(), Boolean.TRUE.equals(options.cycle()) ? "CYCLE" : "NO CYCLE"));
    }

    /** Whether anything is said. */
    boolean said() {
        return value != null;
    }
}
