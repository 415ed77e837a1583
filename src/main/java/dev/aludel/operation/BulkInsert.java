package dev.aludel.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows: {@code op.bulk_insert}.
 *
 * @param table the table; its columns' types tell how values are written
 * @param rows values by column key
 * @param multiInsert whether the rows go in one batch, which needs them to have the same keys
 */
public record BulkInsert(Table table, List<Map<String, @Nullable Object>> rows, boolean multiInsert)
        implements Operation {

    /** The INSERT of one of its rows; its values have the types of the columns they are for. */
    public Insert insert(Map<String, @Nullable Object> row) {
        List<Assignment> values = row.entrySet().stream()
                .map(entry -> new Assignment(entry.getKey(), value(entry.getKey(), entry.getValue())))
                .toList();
        return Insert.into(new FromClause.NamedTable(table, false))
                .withRows(List.of(values))
                .inlined();
    }

    private Expression value(String key, @Nullable Object value) {
        return value instanceof Expression expression
                ? expression
                : Expression.Bind.of(value, table.column(key).map(Column::type).orElse(Expression.UNKNOWN));
    }
}
