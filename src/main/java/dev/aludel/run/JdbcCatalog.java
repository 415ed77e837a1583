package dev.aludel.run;

import dev.aludel.run.Relations.Scope;
import dev.aludel.script.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's catalog as SQLAlchemy's inspector tells it, with one query for each question. */
final class JdbcCatalog implements Catalog {
    private static final String TABLES = "'r', 'p'";
    private static final String VIEWS = "'v'";
    private static final String MATERIALIZED_VIEWS = "'m'";
    private static final String SEQUENCES = "'S'";

    private final Relations relations;
    private final ConstraintCatalog constraints;

    /** The catalog as the session's open transaction sees it. */
    JdbcCatalog(LiveSession session) {
        this.relations = new Relations(session);
        this.constraints = new ConstraintCatalog(relations);
    }

    @Override
    public String defaultSchema() {
        return Objects.toString(
                relations.rows("SELECT pg_catalog.current_schema()").get(0)[0], "");
    }

    @Override
    public List<String> schemas() {
        return relations
                .rows("SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname NOT LIKE 'pg\\_%' ORDER BY nspname")
                .stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    @Override
    public boolean hasSchema(String schema) {
        return !relations
                .rows("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?", schema)
                .isEmpty();
    }

    @Override
    public List<String> tables(@Nullable String schema) {
        return relations.names(TABLES, schema, Scope.DEFAULT);
    }

    @Override
    public List<String> temporaryTables() {
        return relations.names(TABLES, null, Scope.TEMPORARY);
    }

    @Override
    public List<String> views(@Nullable String schema) {
        return relations.names(VIEWS, schema, Scope.DEFAULT);
    }

    @Override
    public List<String> temporaryViews() {
        return relations.names(VIEWS, null, Scope.TEMPORARY);
    }

    @Override
    public List<String> materializedViews(@Nullable String schema) {
        return relations.names(MATERIALIZED_VIEWS, schema, Scope.DEFAULT);
    }

    @Override
    public List<String> sequences(@Nullable String schema) {
        return relations.names(SEQUENCES, schema, Scope.ANY);
    }

    @Override
    public boolean hasTable(String table, @Nullable String schema) {
        return relations.exists(Relations.TABLE_LIKE, table, schema);
    }

    @Override
    public boolean hasSequence(String sequence, @Nullable String schema) {
        return relations.exists(SEQUENCES, sequence, schema);
    }

    @Override
    public @Nullable Long tableIdentifier(String table, @Nullable String schema) {
        List<@Nullable Object[]> rows = relations.of("SELECT c.oid", "", table, schema, "");
        return rows.isEmpty() ? null : (Long) rows.get(0)[0];
    }

    @Override
    public List<Map<String, @Nullable Object>> columns(String table, @Nullable String schema) {
        return new ColumnCatalog(relations).columns(table, schema);
    }

    @Override
    public List<Map<String, @Nullable Object>> indexes(String table, @Nullable String schema) {
        return new IndexCatalog(relations).indexes(table, schema);
    }

    @Override
    public Map<String, @Nullable Object> primaryKey(String table, @Nullable String schema) {
        return constraints.primaryKey(table, schema);
    }

    @Override
    public List<Map<String, @Nullable Object>> foreignKeys(
            String table, @Nullable String schema, boolean ignoreSearchPath) {
        return constraints.foreignKeys(table, schema, ignoreSearchPath);
    }

    @Override
    public List<Map<String, @Nullable Object>> uniqueConstraints(String table, @Nullable String schema) {
        return constraints.uniqueConstraints(table, schema);
    }

    @Override
    public List<Map<String, @Nullable Object>> checkConstraints(String table, @Nullable String schema) {
        return constraints.checkConstraints(table, schema);
    }

    @Override
    public List<Map<String, @Nullable Object>> enums(@Nullable String schema) {
        return new TypeCatalog(relations).enums(schema);
    }

    @Override
    public List<Map<String, @Nullable Object>> domains(@Nullable String schema) {
        return new TypeCatalog(relations).domains(schema);
    }

    @Override
    public @Nullable String viewDefinition(String view, @Nullable String schema) {
        return first(relations.of(
                "SELECT pg_catalog.pg_get_viewdef(c.oid)", "", view, schema, " AND c.relkind IN ('v', 'm')"));
    }

    @Override
    public @Nullable String tableComment(String table, @Nullable String schema) {
        return first(relations.of("SELECT pg_catalog.obj_description(c.oid, 'pg_class')", "", table, schema, ""));
    }

    private static @Nullable String first(List<@Nullable Object[]> rows) {
        return rows.isEmpty() || rows.get(0)[0] == null ? null : String.valueOf(rows.get(0)[0]);
    }
}
