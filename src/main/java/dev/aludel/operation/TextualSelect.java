package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;

/** A query as text whose columns are known: {@code text(…).columns(…)}. */
public record TextualSelect(TextStatement text, List<ColumnReference> columns) implements Query {
    public TextualSelect {
        columns = List.copyOf(columns);
    }
}
