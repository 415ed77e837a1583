package dev.aludel.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code op.alter_column} changes; null where something stays.
 *
 * @param nullable whether it takes NULL
 * @param serverDefault the new default
 * @param comment the new comment
 * @param newName the new name
 * @param type the new type
 * @param using how old values become new ones: {@code postgresql_using}
 * @param existingDefault the default it has, as the script tells
 * @param dropped constraints bound to the old type
 * @param added constraints bound to the new type
 */
public record ColumnChange(
        @Nullable Boolean nullable,
        @Nullable NewDefault serverDefault,
        @Nullable NewComment comment,
        @Nullable Name newName,
        @Nullable ColumnType type,
        @Nullable String using,
        @Nullable ServerDefault existingDefault,
        List<TableConstraint> dropped,
        List<TableConstraint> added) {

    /** A default to set; null drops it. */
    public record NewDefault(@Nullable ServerDefault value) {}

    /** A comment to set; null drops it. */
    public record NewComment(@Nullable String text) {}
}
