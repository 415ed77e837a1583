package dev.aludel.operation;

/**
 * What a revision asks of a database: one of a closed set of immutable values.
 *
 * <p>Everything is done with operations once: rendered for a dialect, run, printed, recorded.
 */
public sealed interface Operation permits Execute, BulkInsert, TableOperation, SchemaOperation {}
