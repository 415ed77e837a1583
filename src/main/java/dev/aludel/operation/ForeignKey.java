package dev.aludel.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column's reference to another: {@code sa.ForeignKey} on a column.
 *
 * @param target {@code [schema.]table.column}
 */
public record ForeignKey(
        Reference target, @Nullable Name name, ForeignKeyRules rules, Map<String, @Nullable Object> options) {

    /**
     * The column it refers to.
     *
     * @param column the column, or null for the one of the same name
     */
    public record Reference(QualifiedName table, @Nullable String column) {}
}
