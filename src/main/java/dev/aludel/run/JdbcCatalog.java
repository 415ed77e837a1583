package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.operation.JsonValue;
import dev.aludel.script.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's catalog as SQLAlchemy's inspector tells it, with one query for each question. */
final class JdbcCatalog implements Catalog {
    private static final String VISIBLE = " AND pg_catalog.pg_table_is_visible(c.oid) AND n.nspname != 'pg_catalog'";

    private final LiveSession session;

    /** The catalog as the session's open transaction sees it. */
    JdbcCatalog(LiveSession session) {
        this.session = session;
    }

    @Override
    public String defaultSchema() {
        return Objects.toString(rows("SELECT pg_catalog.current_schema()").get(0)[0], "");
    }

    @Override
    public List<String> schemas() {
        return names("SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname NOT LIKE 'pg\\_%' ORDER BY nspname");
    }

    @Override
    public List<String> tables(@Nullable String schema) {
        return relations("'r', 'p', 'f'", schema);
    }

    @Override
    public List<String> views(@Nullable String schema) {
        return relations("'v'", schema);
    }

    @Override
    public List<String> materializedViews(@Nullable String schema) {
        return relations("'m'", schema);
    }

    @Override
    public List<String> sequences(@Nullable String schema) {
        return relations("'S'", schema);
    }

    private List<String> relations(String kinds, @Nullable String schema) {
        return names(
                "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind IN (" + kinds + ") AND c.relpersistence != 't'" + in(schema)
                        + " ORDER BY c.oid",
                schemaValues(schema));
    }

    @Override
    public boolean hasTable(String table, @Nullable String schema) {
        return !relation("SELECT 1", "", "'r', 'p', 'f', 'v', 'm'", table, schema, "")
                .isEmpty();
    }

    private static String in(@Nullable String schema) {
        return schema == null ? VISIBLE : " AND n.nspname = ?";
    }

    private static Object[] schemaValues(@Nullable String schema) {
        return schema == null ? new Object[0] : new Object[] {schema};
    }

    private static Object[] tableValues(String table, @Nullable String schema) {
        return schema == null ? new Object[] {table} : new Object[] {table, schema};
    }

    private List<@Nullable Object[]> relation(
            String select, String join, String kinds, String table, @Nullable String schema, String rest) {
        return rows(
                select + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace " + join
                        + " WHERE c.relkind IN (" + kinds + ") AND c.relname = ?" + in(schema) + rest,
                tableValues(table, schema));
    }

    @Override
    public List<Map<String, @Nullable Object>> columns(String table, @Nullable String schema) {
        List<@Nullable Object[]> rows = relation(
                "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),"
                        + " pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attnotnull, a.attidentity::text,"
                        + " a.attgenerated::text, pg_catalog.col_description(c.oid, a.attnum::int),"
                        + " s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,"
                        + " (a.attidentity = '' AND d.adbin IS NOT NULL)",
                "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                        + " LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                        + " LEFT JOIN pg_catalog.pg_sequence s ON a.attidentity != '' AND s.seqrelid ="
                        + " pg_catalog.pg_get_serial_sequence(pg_catalog.quote_ident(n.nspname) || '.' ||"
                        + " pg_catalog.quote_ident(c.relname), a.attname)::pg_catalog.regclass::pg_catalog.oid",
                "'r', 'p', 'f', 'v', 'm'",
                table,
                schema,
                " ORDER BY a.attnum");
        List<Map<String, @Nullable Object>> columns = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            Map<String, @Nullable Object> column = new LinkedHashMap<>();
            String generated = Objects.toString(row[5], "");
            @Nullable Object expression = row[2];
            column.put("name", row[0]);
            column.put("type", row[1]);
            column.put("nullable", !Boolean.TRUE.equals(row[3]));
            column.put("default", generated.isEmpty() ? expression : null);
            String identity = Objects.toString(row[4], "");
            column.put(
                    "autoincrement",
                    !identity.isEmpty()
                            || expression != null
                                    && generated.isEmpty()
                                    && expression.toString().startsWith("nextval("));
            column.put("comment", row[6]);
            if (!generated.isEmpty()) {
                Map<String, @Nullable Object> computed = new LinkedHashMap<>();
                computed.put("sqltext", expression);
                computed.put("persisted", generated.equals("s"));
                column.put("computed", computed);
            }
            if (!identity.isEmpty()) {
                Map<String, @Nullable Object> options = new LinkedHashMap<>();
                options.put("always", identity.equals("a"));
                options.put("start", row[7]);
                options.put("increment", row[8]);
                options.put("minvalue", row[9]);
                options.put("maxvalue", row[10]);
                options.put("cache", row[11]);
                options.put("cycle", row[12]);
                column.put("identity", options);
            }
            columns.add(column);
        }
        return columns;
    }

    @Override
    public List<Map<String, @Nullable Object>> indexes(String table, @Nullable String schema) {
        List<@Nullable Object[]> rows = relation(
                "SELECT i.relname, x.indisunique, x.indnkeyatts,"
                        + " ARRAY(SELECT CASE WHEN x.indkey[k] = 0 THEN NULL ELSE ia.attname END"
                        + "   FROM pg_catalog.generate_series(0, x.indnatts - 1) k"
                        + "   LEFT JOIN pg_catalog.pg_attribute ia ON ia.attrelid = c.oid AND ia.attnum = x.indkey[k]"
                        + "   ORDER BY k),"
                        + " ARRAY(SELECT pg_catalog.pg_get_indexdef(x.indexrelid, k + 1, true)"
                        + "   FROM pg_catalog.generate_series(0, x.indnkeyatts - 1) k ORDER BY k),"
                        + " ARRAY(SELECT x.indoption[k]::int FROM pg_catalog.generate_series(0, x.indnkeyatts - 1) k"
                        + "   ORDER BY k),"
                        + " pg_catalog.pg_get_expr(x.indpred, x.indrelid), am.amname,"
                        + " con.contype::text, pg_catalog.to_json(i.reloptions)"
                        + ", coalesce((pg_catalog.to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false)",
                "JOIN pg_catalog.pg_index x ON x.indrelid = c.oid AND NOT x.indisprimary"
                        + " JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid"
                        + " JOIN pg_catalog.pg_am am ON am.oid = i.relam"
                        + " LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = x.indexrelid"
                        + "   AND con.conrelid = c.oid AND con.contype IN ('p', 'u', 'x')",
                "'r', 'p', 'f', 'm'",
                table,
                schema,
                " ORDER BY i.relname");
        List<Map<String, @Nullable Object>> indexes = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            indexes.add(index(row));
        }
        return indexes;
    }

    private static Map<String, @Nullable Object> index(@Nullable Object[] row) {
        int keys = ((Number) Objects.requireNonNull(row[2])).intValue();
        List<?> attributes = list(row[3]);
        List<?> expressions = list(row[4]);
        List<@Nullable Object> columns = new ArrayList<>(attributes.subList(0, keys));
        List<@Nullable Object> included = new ArrayList<>(attributes.subList(keys, attributes.size()));
        Map<String, @Nullable Object> index = new LinkedHashMap<>();
        index.put("name", row[0]);
        index.put("unique", row[1]);
        index.put("column_names", columns);
        if (columns.contains(null)) {
            index.put("expressions", expressions);
        }
        Map<String, @Nullable Object> sorting = new LinkedHashMap<>();
        List<?> flags = list(row[5]);
        for (int i = 0; i < keys; i++) {
            List<String> order = sorting(((Number) Objects.requireNonNull(flags.get(i))).intValue());
            if (!order.isEmpty()) {
                sorting.put(String.valueOf(columns.get(i) == null ? expressions.get(i) : columns.get(i)), order);
            }
        }
        if (!sorting.isEmpty()) {
            index.put("column_sorting", sorting);
        }
        if ("u".equals(row[8])) {
            index.put("duplicates_constraint", row[0]);
        }
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        options.put("postgresql_include", included);
        if (row[9] instanceof JsonValue json) {
            options.put("postgresql_with", json);
        }
        if (!"btree".equals(row[7])) {
            options.put("postgresql_using", row[7]);
        }
        if (row[6] != null) {
            options.put("postgresql_where", row[6]);
        }
        options.put("postgresql_nulls_not_distinct", row[10]);
        index.put("include_columns", included);
        index.put("dialect_options", options);
        return index;
    }

    /** DESC is bit 0 and NULLS FIRST is bit 1; the order that goes without saying is left out. */
    private static List<String> sorting(int flags) {
        return switch (flags & 3) {
            case 1 -> List.of("desc", "nulls_last");
            case 2 -> List.of("nulls_first");
            case 3 -> List.of("desc");
            default -> List.of();
        };
    }

    @Override
    public Map<String, @Nullable Object> primaryKey(String table, @Nullable String schema) {
        List<@Nullable Object[]> rows = constraints("p", table, schema, "NULL");
        Map<String, @Nullable Object> key = new LinkedHashMap<>();
        key.put("constrained_columns", rows.isEmpty() ? List.of() : list(rows.get(0)[1]));
        key.put("name", rows.isEmpty() ? null : rows.get(0)[0]);
        key.put("comment", rows.isEmpty() ? null : rows.get(0)[2]);
        if (!rows.isEmpty()) {
            key.put("dialect_options", Map.of("postgresql_include", list(rows.get(0)[3])));
        }
        return key;
    }

    private List<@Nullable Object[]> constraints(String kind, String table, @Nullable String schema, String extra) {
        return relation(
                "SELECT k.conname, ARRAY(SELECT a.attname FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(n, o)"
                        + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.n ORDER BY o),"
                        + " pg_catalog.obj_description(k.oid, 'pg_constraint'),"
                        + " ARRAY(SELECT a.attname FROM pg_catalog.pg_index x,"
                        + "   pg_catalog.generate_series(x.indnkeyatts::int, x.indnatts - 1) p"
                        + "   JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid"
                        + "   WHERE x.indexrelid = k.conindid AND a.attnum = x.indkey[p] ORDER BY p), "
                        + extra,
                "JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = '" + kind + "'",
                "'r', 'p', 'f'",
                table,
                schema,
                " ORDER BY k.conname");
    }

    @Override
    public List<Map<String, @Nullable Object>> foreignKeys(String table, @Nullable String schema) {
        List<@Nullable Object[]> rows = constraints(
                "f",
                table,
                schema,
                "CASE WHEN pg_catalog.pg_table_is_visible(k.confrelid) THEN NULL ELSE"
                        + " (SELECT rn.nspname FROM pg_catalog.pg_class r JOIN pg_catalog.pg_namespace rn"
                        + "   ON rn.oid = r.relnamespace WHERE r.oid = k.confrelid) END,"
                        + " (SELECT rn.nspname FROM pg_catalog.pg_class r JOIN pg_catalog.pg_namespace rn"
                        + "   ON rn.oid = r.relnamespace WHERE r.oid = k.confrelid),"
                        + " (SELECT r.relname FROM pg_catalog.pg_class r WHERE r.oid = k.confrelid),"
                        + " ARRAY(SELECT a.attname FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(n, o)"
                        + "   JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY o),"
                        + " k.confupdtype::text, k.confdeltype::text, k.confmatchtype::text, k.condeferrable,"
                        + " k.condeferred");
        List<Map<String, @Nullable Object>> keys = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            Map<String, @Nullable Object> options = new LinkedHashMap<>();
            putAction(options, "onupdate", row[8]);
            putAction(options, "ondelete", row[9]);
            if (Boolean.TRUE.equals(row[12])) {
                options.put("initially", "DEFERRED");
            }
            if (Boolean.TRUE.equals(row[11])) {
                options.put("deferrable", true);
            }
            if ("f".equals(row[10])) {
                options.put("match", "FULL");
            }
            Map<String, @Nullable Object> key = new LinkedHashMap<>();
            key.put("name", row[0]);
            key.put("constrained_columns", list(row[1]));
            // an inspector that was asked for a schema names that schema too
            key.put("referred_schema", schema != null && schema.equals(row[5]) ? schema : row[4]);
            key.put("referred_table", row[6]);
            key.put("referred_columns", list(row[7]));
            key.put("options", options);
            key.put("comment", row[2]);
            keys.add(key);
        }
        return keys;
    }

    private static void putAction(Map<String, @Nullable Object> options, String name, @Nullable Object code) {
        switch (Objects.toString(code, "")) {
            case "c" -> options.put(name, "CASCADE");
            case "r" -> options.put(name, "RESTRICT");
            case "n" -> options.put(name, "SET NULL");
            case "d" -> options.put(name, "SET DEFAULT");
            default -> {
                // NO ACTION goes without saying
            }
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> uniqueConstraints(String table, @Nullable String schema) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (@Nullable
        Object[] row : constraints(
                "u",
                table,
                schema,
                "coalesce((SELECT (pg_catalog.to_jsonb(x) ->> 'indnullsnotdistinct')::boolean"
                        + " FROM pg_catalog.pg_index x WHERE x.indexrelid = k.conindid), false)")) {
            Map<String, @Nullable Object> options = new LinkedHashMap<>();
            options.put("postgresql_include", list(row[3]));
            options.put("postgresql_nulls_not_distinct", row[4]);
            Map<String, @Nullable Object> constraint = new LinkedHashMap<>();
            constraint.put("column_names", list(row[1]));
            constraint.put("name", row[0]);
            constraint.put("comment", row[2]);
            constraint.put("dialect_options", options);
            found.add(constraint);
        }
        return found;
    }

    @Override
    public List<Map<String, @Nullable Object>> checkConstraints(String table, @Nullable String schema) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (@Nullable
        Object[] row : constraints(
                "c",
                table,
                schema,
                "pg_catalog.pg_get_expr(k.conbin, k.conrelid, true)," + " k.convalidated, k.connoinherit")) {
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

    @Override
    public List<Map<String, @Nullable Object>> enums(@Nullable String schema) {
        boolean all = "*".equals(schema);
        String where = all ? "" : schema == null ? " AND pg_catalog.pg_type_is_visible(t.oid)" : " AND n.nspname = ?";
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (@Nullable
        Object[] row : rows(
                "SELECT t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid),"
                        + " ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid"
                        + " ORDER BY e.enumsortorder)"
                        + " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
                        + " WHERE t.typtype = 'e'" + where + " ORDER BY n.nspname, t.typname",
                all ? new Object[0] : schemaValues(schema))) {
            Map<String, @Nullable Object> type = new LinkedHashMap<>();
            type.put("name", row[0]);
            type.put("schema", row[1]);
            type.put("visible", row[2]);
            type.put("labels", list(row[3]));
            found.add(type);
        }
        return found;
    }

    @Override
    public @Nullable String viewDefinition(String view, @Nullable String schema) {
        return first(relation("SELECT pg_catalog.pg_get_viewdef(c.oid)", "", "'v', 'm'", view, schema, ""));
    }

    @Override
    public @Nullable String tableComment(String table, @Nullable String schema) {
        return first(relation(
                "SELECT pg_catalog.obj_description(c.oid, 'pg_class')",
                "",
                "'r', 'p', 'f', 'v', 'm'",
                table,
                schema,
                ""));
    }

    private static @Nullable String first(List<@Nullable Object[]> rows) {
        return rows.isEmpty() || rows.get(0)[0] == null ? null : String.valueOf(rows.get(0)[0]);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private List<String> names(String sql, Object... values) {
        return rows(sql, values).stream().map(row -> String.valueOf(row[0])).toList();
    }

    private List<@Nullable Object[]> rows(String sql, Object... values) {
        List<SqlStatement.Parameter> parameters = new ArrayList<>();
        for (Object value : values) {
            parameters.add(new SqlStatement.Parameter("p" + (parameters.size() + 1), value, null));
        }
        return session.query(new SqlStatement(sql, parameters, null)).rows();
    }
}
