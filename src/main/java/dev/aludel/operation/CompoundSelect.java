package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;

/**
 * Several queries put together.
 *
 * @param keyword {@code UNION}, {@code UNION ALL}, {@code INTERSECT} and so on
 * @param tail what follows the last query
 */
public record CompoundSelect(String keyword, List<Query> queries, Tail tail) implements Query {
    public CompoundSelect {
        queries = List.copyOf(queries);
    }

    @Override
    public List<ColumnReference> columns() {
        return queries.get(0).columns();
    }
}
