package dev.aludel.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The constraints of a table, as the inspector gives them, each kind by name. */
final class ConstraintCatalog {
    private final Relations relations;

    /** What there is, read through the relations' session. */
    ConstraintCatalog(Relations relations) {
        this.relations = relations;
    }

    /** {@code get_pk_constraint}. */
    Map<String, @Nullable Object> primaryKey(String table, @Nullable String schema) {
        List<@Nullable Object[]> rows = constraints("p", table, schema, "NULL");
        Map<String, @Nullable Object> key = new LinkedHashMap<>();
        key.put("constrained_columns", rows.isEmpty() ? List.of() : Relations.list(rows.get(0)[1]));
        key.put("name", rows.isEmpty() ? null : rows.get(0)[0]);
        if (!rows.isEmpty()) {
            key.put("comment", rows.get(0)[2]);
            key.put("dialect_options", Map.of("postgresql_include", Relations.list(rows.get(0)[3])));
        }
        return key;
    }

    private List<@Nullable Object[]> constraints(String kind, String table, @Nullable String schema, String extra) {
        return relations.of(
                "SELECT k.conname, ARRAY(SELECT a.attname FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(n, o)"
                        + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.n ORDER BY o),"
                        + " pg_catalog.obj_description(k.oid, 'pg_constraint'),"
                        + " ARRAY(SELECT a.attname FROM pg_catalog.pg_index x,"
                        + "   pg_catalog.generate_series(x.indnkeyatts::int, x.indnatts - 1) p"
                        + "   JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid"
                        + "   WHERE x.indexrelid = k.conindid AND a.attnum = x.indkey[p] ORDER BY p), "
                        + extra,
                "JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = '" + kind + "'",
                table,
                schema,
                " ORDER BY k.conname");
    }

    /**
     * {@code get_foreign_keys}.
     *
     * @param ignoreSearchPath whether to name the referred schema even where it is on the search path
     */
    List<Map<String, @Nullable Object>> foreignKeys(String table, @Nullable String schema, boolean ignoreSearchPath) {
        List<@Nullable Object[]> rows = constraints(
                "f",
                table,
                schema,
                "(SELECT rn.nspname FROM pg_catalog.pg_class r JOIN pg_catalog.pg_namespace rn"
                        + "   ON rn.oid = r.relnamespace WHERE r.oid = k.confrelid),"
                        + " pg_catalog.pg_table_is_visible(k.confrelid),"
                        + " (SELECT r.relname FROM pg_catalog.pg_class r WHERE r.oid = k.confrelid),"
                        + " ARRAY(SELECT a.attname FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(n, o)"
                        + "   JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY o),"
                        + " k.confupdtype::text, k.confdeltype::text, k.confmatchtype::text, k.condeferrable,"
                        + " k.condeferred,"
                        + " substring(pg_catalog.pg_get_constraintdef(k.oid) from 'ON DELETE SET [A-Z]+( \\([^)]*\\))'),"
                        + " pg_catalog.current_schema()");
        List<Map<String, @Nullable Object>> keys = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            Map<String, @Nullable Object> key = new LinkedHashMap<>();
            key.put("name", row[0]);
            key.put("constrained_columns", Relations.list(row[1]));
            key.put("referred_schema", referredSchema(row, schema, ignoreSearchPath));
            key.put("referred_table", row[6]);
            key.put("referred_columns", Relations.list(row[7]));
            key.put("options", options(row));
            key.put("comment", row[2]);
            keys.add(key);
        }
        return keys;
    }

    /** An inspector that was asked for a schema names that schema too; otherwise what is visible has none. */
    private static @Nullable Object referredSchema(
            @Nullable Object[] row, @Nullable String schema, boolean ignoreSearchPath) {
        if (ignoreSearchPath) {
            return Objects.equals(row[4], row[14]) ? schema : row[4];
        }
        boolean named = !Boolean.TRUE.equals(row[5]) || Objects.equals(row[4], schema);
        return named ? row[4] : null;
    }

    private static Map<String, @Nullable Object> options(@Nullable Object[] row) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        putAction(options, "onupdate", row[8], "");
        putAction(options, "ondelete", row[9], Objects.toString(row[13], ""));
        if (Boolean.TRUE.equals(row[12])) {
            options.put("initially", "DEFERRED");
        }
        if (Boolean.TRUE.equals(row[11])) {
            options.put("deferrable", true);
        }
        if ("f".equals(row[10])) {
            options.put("match", "FULL");
        }
        return options;
    }

    private static void putAction(
            Map<String, @Nullable Object> options, String name, @Nullable Object code, String columns) {
        switch (Objects.toString(code, "")) {
            case "c" -> options.put(name, "CASCADE");
            case "r" -> options.put(name, "RESTRICT");
            case "n" -> options.put(name, "SET NULL" + columns);
            case "d" -> options.put(name, "SET DEFAULT" + columns);
            default -> {
                // NO ACTION goes without saying
            }
        }
    }

    /** {@code get_unique_constraints}. */
    List<Map<String, @Nullable Object>> uniqueConstraints(String table, @Nullable String schema) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (@Nullable
        Object[] row : constraints(
                "u",
                table,
                schema,
                "coalesce((SELECT (pg_catalog.to_jsonb(x) ->> 'indnullsnotdistinct')::boolean"
                        + " FROM pg_catalog.pg_index x WHERE x.indexrelid = k.conindid), false)")) {
            Map<String, @Nullable Object> options = new LinkedHashMap<>();
            options.put("postgresql_include", Relations.list(row[3]));
            options.put("postgresql_nulls_not_distinct", row[4]);
            Map<String, @Nullable Object> constraint = new LinkedHashMap<>();
            constraint.put("column_names", Relations.list(row[1]));
            constraint.put("name", row[0]);
            constraint.put("comment", row[2]);
            constraint.put("dialect_options", options);
            found.add(constraint);
        }
        return found;
    }

    /** {@code get_check_constraints}. */
    List<Map<String, @Nullable Object>> checkConstraints(String table, @Nullable String schema) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (@Nullable
        Object[] row : constraints(
                "c",
                table,
                schema,
                "pg_catalog.pg_get_expr(k.conbin, k.conrelid, true), k.convalidated, k.connoinherit")) {
            Map<String, @Nullable Object> constraint = new LinkedHashMap<>();
            constraint.put("name", row[0]);
            constraint.put("sqltext", row[4]);
            constraint.put("comment", row[2]);
            Map<String, @Nullable Object> options = new LinkedHashMap<>();
            if (!Boolean.TRUE.equals(row[5])) {
                options.put("not_valid", true);
            }
            if (Boolean.TRUE.equals(row[6])) {
                options.put("no_inherit", true);
            }
            if (!options.isEmpty()) {
                constraint.put("dialect_options", options);
            }
            found.add(constraint);
        }
        return found;
    }
}
