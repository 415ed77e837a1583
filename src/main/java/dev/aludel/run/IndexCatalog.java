package dev.aludel.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The indexes of a table, as the inspector's {@code get_indexes} gives them: all but the primary key's. */
final class IndexCatalog {
    private final Relations relations;

    /** What there is, read through the relations' session. */
    IndexCatalog(Relations relations) {
        this.relations = relations;
    }

    /** The indexes by name. */
    List<Map<String, @Nullable Object>> indexes(String table, @Nullable String schema) {
        List<@Nullable Object[]> rows = relations.of(
                "SELECT i.relname, x.indisunique, x.indnkeyatts,"
                        + " ARRAY(SELECT coalesce(ia.attname::text, pg_catalog.pg_get_indexdef(x.indexrelid, k + 1, true))"
                        + each("indnatts") + "),"
                        + " ARRAY(SELECT x.indkey[k] = 0" + each("indnatts") + "),"
                        + " ARRAY(SELECT CASE WHEN NOT op.opcdefault THEN op.opcname END" + each("indnkeyatts") + "),"
                        + " ARRAY(SELECT x.indoption[k]::int" + each("indnkeyatts") + "),"
                        + " pg_catalog.pg_get_expr(x.indpred, x.indrelid), am.amname,"
                        + " EXISTS (SELECT FROM pg_catalog.pg_constraint con WHERE con.conindid = x.indexrelid"
                        + "   AND con.conrelid = c.oid AND con.contype IN ('p', 'u', 'x')),"
                        + " i.reloptions,"
                        + " coalesce((pg_catalog.to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false)",
                "JOIN pg_catalog.pg_index x ON x.indrelid = c.oid AND NOT x.indisprimary"
                        + " JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid"
                        + " JOIN pg_catalog.pg_am am ON am.oid = i.relam",
                table,
                schema,
                " ORDER BY i.relname");
        List<Map<String, @Nullable Object>> indexes = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            indexes.add(index(row));
        }
        return indexes;
    }

    private static String each(String count) {
        return " FROM pg_catalog.generate_series(0, x." + count + " - 1) k"
                + " LEFT JOIN pg_catalog.pg_attribute ia ON ia.attrelid = c.oid AND ia.attnum = x.indkey[k]"
                + " LEFT JOIN pg_catalog.pg_opclass op ON op.oid = x.indclass[k] ORDER BY k";
    }

    private static Map<String, @Nullable Object> index(@Nullable Object[] row) {
        int keys = ((Number) Objects.requireNonNull(row[2])).intValue();
        List<?> all = Relations.list(row[3]);
        List<?> elements = all.subList(0, keys);
        List<?> included = all.subList(keys, all.size());
        List<?> expressions = Relations.list(row[4]).subList(0, keys);
        Map<String, @Nullable Object> index = new LinkedHashMap<>();
        index.put("name", row[0]);
        index.put("unique", row[1]);
        List<@Nullable Object> columns = new ArrayList<>(elements);
        for (int i = 0; i < keys; i++) {
            if (Boolean.TRUE.equals(expressions.get(i))) {
                columns.set(i, null);
            }
        }
        index.put("column_names", columns);
        if (columns.contains(null)) {
            index.put("expressions", elements);
        }
        Map<String, @Nullable Object> sorting = sorting(elements, Relations.list(row[6]));
        if (!sorting.isEmpty()) {
            index.put("column_sorting", sorting);
        }
        if (Boolean.TRUE.equals(row[9])) {
            index.put("duplicates_constraint", row[0]);
        }
        index.put("include_columns", included);
        index.put("dialect_options", options(row, elements, included));
        return index;
    }

    private static Map<String, @Nullable Object> options(@Nullable Object[] row, List<?> elements, List<?> included) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        List<?> classes = Relations.list(row[5]);
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i) != null) {
                named.put(String.valueOf(elements.get(i)), classes.get(i));
            }
        }
        if (!named.isEmpty()) {
            options.put("postgresql_ops", named);
        }
        if (row[10] != null) {
            Map<String, @Nullable Object> storage = new LinkedHashMap<>();
            for (Object option : Relations.list(row[10])) {
                String[] parts = String.valueOf(option).split("=", 2);
                storage.put(parts[0], parts[1]);
            }
            options.put("postgresql_with", storage);
        }
        if (!"btree".equals(row[8])) {
            options.put("postgresql_using", row[8]);
        }
        if (row[7] != null) {
            options.put("postgresql_where", row[7]);
        }
        options.put("postgresql_include", included);
        if (Boolean.TRUE.equals(row[11])) {
            options.put("postgresql_nulls_not_distinct", true);
        }
        return options;
    }

    /** DESC is bit 0 and NULLS FIRST is bit 1; the order that goes without saying is left out. */
    private static Map<String, @Nullable Object> sorting(List<?> elements, List<?> flags) {
        Map<String, @Nullable Object> sorting = new LinkedHashMap<>();
        for (int i = 0; i < flags.size(); i++) {
            List<String> order = switch (((Number) Objects.requireNonNull(flags.get(i))).intValue() & 3) {
                case 1 -> List.of("desc", "nulls_last");
                case 2 -> List.of("nulls_first");
                case 3 -> List.of("desc");
                default -> List.of();
            };
            if (!order.isEmpty()) {
                sorting.put(String.valueOf(elements.get(i)), order);
            }
        }
        return sorting;
    }
}
