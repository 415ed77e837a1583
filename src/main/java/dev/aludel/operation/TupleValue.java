package dev.aludel.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several values as one parenthesised list: a Python tuple bound to {@code IN :ids}.
 *
 * @param values the values, of the types that {@code Session} lists
 */
public record TupleValue(List<@Nullable Object> values) {
    public TupleValue {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
