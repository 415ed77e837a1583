package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;

/** {@code VALUES} as a query by itself, or as a common table expression. */
public record ValuesQuery(FromClause.Values values) implements Query {
    @Override
    public List<ColumnReference> columns() {
        return values.columns();
    }
}
