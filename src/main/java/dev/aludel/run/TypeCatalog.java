package dev.aludel.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The enums and domains of a database; the schema {@code *} means all. */
final class TypeCatalog {
    private static final String ALL_SCHEMAS = "*";

    private final Relations relations;

    /** What there is, read through the relations' session. */
    TypeCatalog(Relations relations) {
        this.relations = relations;
    }

    /** {@code get_enums}. */
    List<Map<String, @Nullable Object>> enums(@Nullable String schema) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (@Nullable
        Object[] row : types(
                "ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid"
                        + " ORDER BY e.enumsortorder)",
                "e",
                schema)) {
            Map<String, @Nullable Object> type = named(row);
            type.put("labels", Relations.list(row[3]));
            found.add(type);
        }
        return found;
    }

    /** {@code get_domains}. */
    List<Map<String, @Nullable Object>> domains(@Nullable String schema) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (@Nullable
        Object[] row : types(
                "pg_catalog.format_type(t.typbasetype, t.typtypmod), NOT t.typnotnull, t.typdefault,"
                        + " (SELECT co.collname FROM pg_catalog.pg_collation co WHERE co.oid = t.typcollation),"
                        + " ARRAY(SELECT k.conname FROM pg_catalog.pg_constraint k WHERE " + CHECK
                        + " ORDER BY k.conname),"
                        + " ARRAY(SELECT pg_catalog.pg_get_constraintdef(k.oid, true)"
                        + " FROM pg_catalog.pg_constraint k WHERE " + CHECK + " ORDER BY k.conname)",
                "d",
                schema)) {
            Map<String, @Nullable Object> type = named(row);
            String text = String.valueOf(row[3]);
            int length = text.indexOf('(');
            type.put("type", length < 0 ? text : text.substring(0, length));
            type.put("nullable", row[4]);
            type.put("default", row[5]);
            type.put("constraints", checks(Relations.list(row[7]), Relations.list(row[8])));
            type.put("collation", row[6]);
            found.add(type);
        }
        return found;
    }

    private static final String CHECK = "k.contypid = t.oid AND k.contype = 'c'";

    private static List<Map<String, @Nullable Object>> checks(List<?> names, List<?> definitions) {
        List<Map<String, @Nullable Object>> checks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String definition = String.valueOf(definitions.get(i));
            Map<String, @Nullable Object> check = new LinkedHashMap<>();
            check.put("name", names.get(i));
            // what stands between "CHECK (" and the last bracket
            check.put("check", definition.substring("CHECK (".length(), definition.length() - 1));
            checks.add(check);
        }
        return checks;
    }

    private static Map<String, @Nullable Object> named(@Nullable Object[] row) {
        Map<String, @Nullable Object> type = new LinkedHashMap<>();
        type.put("name", row[0]);
        type.put("schema", row[1]);
        type.put("visible", row[2]);
        return type;
    }

    private List<@Nullable Object[]> types(String select, String kind, @Nullable String schema) {
        boolean all = ALL_SCHEMAS.equals(schema);
        String where = schema == null
                ? " AND pg_catalog.pg_type_is_visible(t.oid) AND n.nspname != 'pg_catalog'"
                : all ? "" : " AND n.nspname = ?";
        return relations.rows(
                "SELECT t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid), " + select
                        + " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
                        + " WHERE t.typtype = '" + kind + "'" + where + " ORDER BY n.nspname, t.typname",
                schema == null || all ? new Object[0] : new Object[] {schema});
    }
}
