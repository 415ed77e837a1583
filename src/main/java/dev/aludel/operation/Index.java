package dev.aludel.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index: {@code sa.Index}.
 *
 * @param name the name, or null where a naming convention is to choose
 * @param options the arguments named for a dialect, such as {@code postgresql_using}
 */
public record Index(
        @Nullable Name name, List<IndexElement> elements, boolean unique, Map<String, @Nullable Object> options) {

    /** The same index under another name. */
    public Index named(@Nullable Name other) {
        return new Index(other, elements, unique, options);
    }
}
