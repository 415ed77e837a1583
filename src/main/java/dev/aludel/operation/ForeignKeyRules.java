package dev.aludel.operation;

import org.jspecify.annotations.Nullable;

/**
 * How a foreign key behaves; null where nothing was said.
 *
 * @param useAlter whether CREATE TABLE leaves it out, for an ALTER TABLE later
 */
public record ForeignKeyRules(
        @Nullable String onUpdate,
        @Nullable String onDelete,
        @Nullable Boolean deferrable,
        @Nullable String initially,
        @Nullable String match,
        boolean useAlter) {}
