package dev.aludel.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of a verb.
 *
 * @param names as it may be written, in the order it is told of
 * @param label what its value is called; null where it has none and is given or not
 * @param description what {@code --help} says of it
 */
record Option(List<String> names, @Nullable String label, String description) {

    /** Whether it has no value. */
    boolean flag() {
        return label == null;
    }
}
