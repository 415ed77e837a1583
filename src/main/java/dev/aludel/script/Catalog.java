package dev.aludel.script;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What SQLAlchemy's inspector tells of a database, in its shapes: each map has the keys that the inspector's
 * dictionaries have. A null schema means the default schema. Types come as PostgreSQL's {@code format_type} text.
 */
public interface Catalog {

    /** The schema that unqualified names are created in. */
    String defaultSchema();

    /** All schemas but the temporary ones. */
    List<String> schemas();

    /** Whether there is such a schema. */
    boolean hasSchema(String schema);

    /** The tables (also partitioned ones) of a schema. */
    List<String> tables(@Nullable String schema);

    /** The session's temporary tables. */
    List<String> temporaryTables();

    /** The session's temporary views. */
    List<String> temporaryViews();

    /** The views of a schema. */
    List<String> views(@Nullable String schema);

    /** The materialised views of a schema. */
    List<String> materializedViews(@Nullable String schema);

    /** The sequences of a schema. */
    List<String> sequences(@Nullable String schema);

    /** Whether there is a table or view of that name. */
    boolean hasTable(String table, @Nullable String schema);

    /** Whether there is a sequence of that name. */
    boolean hasSequence(String sequence, @Nullable String schema);

    /** {@code get_table_oid}, or null where there is no such table or view. */
    @Nullable
    Long tableIdentifier(String table, @Nullable String schema);

    /** {@code get_columns}, and the name of the collation where it isn't the type's own. */
    List<Map<String, @Nullable Object>> columns(String table, @Nullable String schema);

    /** {@code get_indexes}. */
    List<Map<String, @Nullable Object>> indexes(String table, @Nullable String schema);

    /** {@code get_pk_constraint}. */
    Map<String, @Nullable Object> primaryKey(String table, @Nullable String schema);

    /**
     * {@code get_foreign_keys}.
     *
     * @param ignoreSearchPath {@code postgresql_ignore_search_path}: whether schemas on the search path are named too
     */
    List<Map<String, @Nullable Object>> foreignKeys(String table, @Nullable String schema, boolean ignoreSearchPath);

    /** {@code get_unique_constraints}. */
    List<Map<String, @Nullable Object>> uniqueConstraints(String table, @Nullable String schema);

    /** {@code get_check_constraints}. */
    List<Map<String, @Nullable Object>> checkConstraints(String table, @Nullable String schema);

    /** {@code get_enums}; the schema {@code *} means all. */
    List<Map<String, @Nullable Object>> enums(@Nullable String schema);

    /** {@code get_domains}; the schema {@code *} means all. */
    List<Map<String, @Nullable Object>> domains(@Nullable String schema);

    /** {@code get_view_definition}, or null where there is no such view. */
    @Nullable
    String viewDefinition(String view, @Nullable String schema);

    /** {@code get_table_comment}, or null where there is none. */
    @Nullable
    String tableComment(String table, @Nullable String schema);
}
