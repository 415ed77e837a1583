package dev.aludel.operation;

import org.jspecify.annotations.Nullable;

/**
 * A sequence: {@code sa.Sequence}.
 *
 * @param dataType its type, or null for the database's choice
 * @param optional whether a column uses it only in databases that have nothing better
 */
public record Sequence(
        QualifiedName name,
        SequenceOptions options,
        @Nullable ColumnType dataType,
        boolean optional) {}
