package dev.aludel.script;

import org.jspecify.annotations.Nullable;

/**
 * What env.py told {@code context.configure(...)} and a migration heeds.
 *
 * @param versionTable the version table's name
 * @param versionTableSchema its schema, or null for the default one
 * @param versionTablePrimaryKey whether it gets a primary key
 * @param transactionPerMigration whether each step has a transaction of its own
 * @param transactionalDdl whether DDL takes part in transactions, or null for what the dialect says
 * @param literalBinds whether values are printed into the text, offline
 * @param startingRevision {@code starting_rev}, or null
 * @param tag {@code tag}, or null for what {@code --tag} says
 */
public record ContextOptions(
        String versionTable,
        @Nullable String versionTableSchema,
        boolean versionTablePrimaryKey,
        boolean transactionPerMigration,
        @Nullable Boolean transactionalDdl,
        boolean literalBinds,
        @Nullable String startingRevision,
        @Nullable String tag) {

    /** What Alembic assumes where env.py says nothing. */
    public static ContextOptions defaults() {
        return new ContextOptions("alembic_version", null, true, false, null, false, null, null);
    }
}
