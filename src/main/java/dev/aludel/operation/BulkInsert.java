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

    /**
     * The INSERT of one of its rows for a printed script: every value is a literal of its column's type, so an
     * expression among them is refused, as by Alembic, unless it is an inline literal.
     */
    public Insert literalInsert(Map<String, @Nullable Object> row) {
        List<Assignment> values = row.entrySet().stream()
                .map(entry -> new Assignment(entry.getKey(), literal(entry.getKey(), entry.getValue())))
                .toList();
        return Insert.into(new FromClause.NamedTable(table, false))
                .withRows(List.of(values))
                .inlined();
    }

    private Expression literal(String key, @Nullable Object value) {
        return value instanceof Expression.InlineLiteral literal
                ? literal
                : Expression.Bind.of(value, table.column(key).map(Column::type).orElse(Expression.UNKNOWN));
    }

    private Expression value(String key, @Nullable Object value) {
        return value instanceof Expression expression
                ? expression
                : Expression.Bind.of(value, table.column(key).map(Column::type).orElse(Expression.UNKNOWN));
    }
}
