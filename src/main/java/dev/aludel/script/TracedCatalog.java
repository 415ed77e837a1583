package dev.aludel.script;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalog whose answers are remembered with what else the session was asked for. */
record TracedCatalog(Catalog catalog, TracedSession trace) implements Catalog {

    private static Object asked(String question, @Nullable Object... arguments) {
        return List.of(question, Arrays.asList(arguments));
    }

    @Override
    public String defaultSchema() {
        return trace.answer(asked("defaultSchema"), () -> catalog.defaultSchema());
    }

    @Override
    public List<String> schemas() {
        return trace.answer(asked("schemas"), () -> catalog.schemas());
    }

    @Override
    public boolean hasSchema(String schema) {
        return trace.answer(asked("hasSchema", schema), () -> catalog.hasSchema(schema));
    }

    @Override
    public List<String> tables(@Nullable String schema) {
        return trace.answer(asked("tables", schema), () -> catalog.tables(schema));
    }

    @Override
    public List<String> temporaryTables() {
        return trace.answer(asked("temporaryTables"), () -> catalog.temporaryTables());
    }

    @Override
    public List<String> temporaryViews() {
        return trace.answer(asked("temporaryViews"), () -> catalog.temporaryViews());
    }

    @Override
    public List<String> views(@Nullable String schema) {
        return trace.answer(asked("views", schema), () -> catalog.views(schema));
    }

    @Override
    public List<String> materializedViews(@Nullable String schema) {
        return trace.answer(asked("materializedViews", schema), () -> catalog.materializedViews(schema));
    }

    @Override
    public List<String> sequences(@Nullable String schema) {
        return trace.answer(asked("sequences", schema), () -> catalog.sequences(schema));
    }

    @Override
    public boolean hasTable(String table, @Nullable String schema) {
        return trace.answer(asked("hasTable", table, schema), () -> catalog.hasTable(table, schema));
    }

    @Override
    public boolean hasSequence(String sequence, @Nullable String schema) {
        return trace.answer(asked("hasSequence", sequence, schema), () -> catalog.hasSequence(sequence, schema));
    }

    @Override
    public @Nullable Long tableIdentifier(String table, @Nullable String schema) {
        return trace.answer(asked("tableIdentifier", table, schema), () -> catalog.tableIdentifier(table, schema));
    }

    @Override
    public List<Map<String, @Nullable Object>> columns(String table, @Nullable String schema) {
        return trace.answer(asked("columns", table, schema), () -> catalog.columns(table, schema));
    }

    @Override
    public List<Map<String, @Nullable Object>> indexes(String table, @Nullable String schema) {
        return trace.answer(asked("indexes", table, schema), () -> catalog.indexes(table, schema));
    }

    @Override
    public Map<String, @Nullable Object> primaryKey(String table, @Nullable String schema) {
        return trace.answer(asked("primaryKey", table, schema), () -> catalog.primaryKey(table, schema));
    }

    @Override
    public List<Map<String, @Nullable Object>> foreignKeys(
            String table, @Nullable String schema, boolean ignoreSearchPath) {
        return trace.answer(
                asked("foreignKeys", table, schema, ignoreSearchPath),
                () -> catalog.foreignKeys(table, schema, ignoreSearchPath));
    }

    @Override
    public List<Map<String, @Nullable Object>> uniqueConstraints(String table, @Nullable String schema) {
        return trace.answer(asked("uniqueConstraints", table, schema), () -> catalog.uniqueConstraints(table, schema));
    }

    @Override
    public List<Map<String, @Nullable Object>> checkConstraints(String table, @Nullable String schema) {
        return trace.answer(asked("checkConstraints", table, schema), () -> catalog.checkConstraints(table, schema));
    }

    @Override
    public List<Map<String, @Nullable Object>> enums(@Nullable String schema) {
        return trace.answer(asked("enums", schema), () -> catalog.enums(schema));
    }

    @Override
    public List<Map<String, @Nullable Object>> domains(@Nullable String schema) {
        return trace.answer(asked("domains", schema), () -> catalog.domains(schema));
    }

    @Override
    public @Nullable String viewDefinition(String view, @Nullable String schema) {
        return trace.answer(asked("viewDefinition", view, schema), () -> catalog.viewDefinition(view, schema));
    }

    @Override
    public @Nullable String tableComment(String table, @Nullable String schema) {
        return trace.answer(asked("tableComment", table, schema), () -> catalog.tableComment(table, schema));
    }
}
