package dev.aludel.script.python;

import dev.aludel.script.Catalog;
import org.graalvm.polyglot.HostAccess.Export;
import org.jspecify.annotations.Nullable;

/** A catalog as Python's inspector sees it. */
public final class CatalogBridge {

    private final Catalog catalog;

    CatalogBridge(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The default schema. */
    @Export
    public String defaultSchema() {
        return catalog.defaultSchema();
    }

    /** All schemas. */
    @Export
    public Object schemas() {
        return catalog.schemas();
    }

    /** Whether there is such a schema. */
    @Export
    public boolean hasSchema(String schema) {
        return catalog.hasSchema(schema);
    }

    /** The session's temporary tables. */
    @Export
    public Object temporaryTables() {
        return catalog.temporaryTables();
    }

    /** The session's temporary views. */
    @Export
    public Object temporaryViews() {
        return catalog.temporaryViews();
    }

    /** Whether there is such a sequence. */
    @Export
    public boolean hasSequence(String sequence, @Nullable String schema) {
        return catalog.hasSequence(sequence, schema);
    }

    /** A table's object identifier, or null. */
    @Export
    public @Nullable Long tableIdentifier(String table, @Nullable String schema) {
        return catalog.tableIdentifier(table, schema);
    }

    /** The domains of a schema. */
    @Export
    public Object domains(@Nullable String schema) {
        return catalog.domains(schema);
    }

    /** The tables of a schema. */
    @Export
    public Object tables(@Nullable String schema) {
        return catalog.tables(schema);
    }

    /** The views of a schema. */
    @Export
    public Object views(@Nullable String schema) {
        return catalog.views(schema);
    }

    /** The materialised views of a schema. */
    @Export
    public Object materializedViews(@Nullable String schema) {
        return catalog.materializedViews(schema);
    }

    /** The sequences of a schema. */
    @Export
    public Object sequences(@Nullable String schema) {
        return catalog.sequences(schema);
    }

    /** Whether there is such a table or view. */
    @Export
    public boolean hasTable(String table, @Nullable String schema) {
        return catalog.hasTable(table, schema);
    }

    /** The columns of a table. */
    @Export
    public Object columns(String table, @Nullable String schema) {
        return catalog.columns(table, schema);
    }

    /** The indexes of a table. */
    @Export
    public Object indexes(String table, @Nullable String schema) {
        return catalog.indexes(table, schema);
    }

    /** The primary key of a table. */
    @Export
    public Object primaryKey(String table, @Nullable String schema) {
        return catalog.primaryKey(table, schema);
    }

    /** The foreign keys of a table. */
    @Export
    public Object foreignKeys(String table, @Nullable String schema, boolean ignoreSearchPath) {
        return catalog.foreignKeys(table, schema, ignoreSearchPath);
    }

    /** The unique constraints of a table. */
    @Export
    public Object uniqueConstraints(String table, @Nullable String schema) {
        return catalog.uniqueConstraints(table, schema);
    }

    /** The check constraints of a table. */
    @Export
    public Object checkConstraints(String table, @Nullable String schema) {
        return catalog.checkConstraints(table, schema);
    }

    /** The enum types of a schema. */
    @Export
    public Object enums(@Nullable String schema) {
        return catalog.enums(schema);
    }

    /** A view's definition, or null. */
    @Export
    public @Nullable String viewDefinition(String view, @Nullable String schema) {
        return catalog.viewDefinition(view, schema);
    }

    /** A table's comment, or null. */
    @Export
    public @Nullable String tableComment(String table, @Nullable String schema) {
        return catalog.tableComment(table, schema);
    }
}
