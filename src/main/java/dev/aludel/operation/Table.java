package dev.aludel.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table: {@code sa.Table}. Its constraints and indexes are all it has, those of its columns among them, named and in
 * the order SQLAlchemy prints them.
 *
 * @param constraints the constraints, the primary key first where there is one
 * @param prefixes words between CREATE and TABLE
 * @param options the arguments named for a dialect, such as {@code postgresql_partition_by}
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        List<TableConstraint> constraints,
        List<Index> indexes,
        @Nullable String comment,
        List<String> prefixes,
        Map<String, @Nullable Object> options) {

    /** The column of this key. */
    public Optional<Column> column(String key) {
        return columns.stream().filter(column -> column.key().equals(key)).findFirst();
    }
}
