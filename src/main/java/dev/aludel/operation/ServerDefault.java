package dev.aludel.operation;

import org.jspecify.annotations.Nullable;

/** What the database puts in a column where nothing is given. */
public sealed interface ServerDefault {

    /** A string that is quoted: {@code server_default="x"}. */
    record Literal(String value) implements ServerDefault {}

    /** An expression: {@code server_default=sa.text("now()")}. */
    record Sql(Expression expression) implements ServerDefault {}

    /** Something the database does by itself and DDL doesn't say: {@code FetchedValue()}. */
    record Fetched() implements ServerDefault {}

    /** {@code GENERATED … AS IDENTITY}. */
    record Identity(boolean always, SequenceOptions options) implements ServerDefault {}

    /**
     * {@code GENERATED ALWAYS AS (…)}.
     *
     * @param persisted stored, computed on reading, or null for what the database does
     */
    record Computed(Expression expression, @Nullable Boolean persisted) implements ServerDefault {}
}
