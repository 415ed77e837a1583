package dev.aludel.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a table or view, as the inspector's {@code get_columns} gives them. */
final class ColumnCatalog {
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final String NEXT_VALUE = "nextval('";

    private final Relations relations;

    /** What there is, read through the relations' session. */
    ColumnCatalog(Relations relations) {
        this.relations = relations;
    }

    /** The columns in order; the type is {@code format_type}'s text, the collation is named where it isn't the type's. */
    List<Map<String, @Nullable Object>> columns(String table, @Nullable String schema) {
        List<@Nullable Object[]> rows = relations.of(
                "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),"
                        + " pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attnotnull, a.attidentity::text,"
                        + " a.attgenerated::text, pg_catalog.col_description(c.oid, a.attnum::int),"
                        + " (SELECT co.collname FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_type t"
                        + "   ON t.oid = a.atttypid AND t.typcollation != a.attcollation"
                        + "   WHERE co.oid = a.attcollation),"
                        + " s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle",
                "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                        + " LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                        + " LEFT JOIN pg_catalog.pg_sequence s ON a.attidentity != '' AND s.seqrelid ="
                        + " pg_catalog.pg_get_serial_sequence(pg_catalog.quote_ident(n.nspname) || '.' ||"
                        + " pg_catalog.quote_ident(c.relname), a.attname)::pg_catalog.regclass::pg_catalog.oid",
                table,
                schema,
                " ORDER BY a.attnum");
        List<Map<String, @Nullable Object>> columns = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            columns.add(column(row, schema));
        }
        return columns;
    }

    private static Map<String, @Nullable Object> column(@Nullable Object[] row, @Nullable String schema) {
        String generated = Objects.toString(row[5], "");
        boolean identity = !Objects.toString(row[4], "").isEmpty();
        @Nullable String expression = row[2] == null ? null : row[2].toString();
        @Nullable String defaultValue = generated.isEmpty() ? expression : null;
        boolean counts = defaultValue != null && defaultValue.contains(NEXT_VALUE);
        Map<String, @Nullable Object> column = new LinkedHashMap<>();
        column.put("name", row[0]);
        column.put("type", row[1]);
        column.put("nullable", !Boolean.TRUE.equals(row[3]));
        column.put(
                "default",
                defaultValue != null && counts && schema != null ? inSchema(defaultValue, schema) : defaultValue);
        column.put("autoincrement", identity || counts && INTEGERS.contains(String.valueOf(row[1])));
        column.put("comment", row[6]);
        column.put("collation", row[7]);
        if (!generated.isEmpty()) {
            Map<String, @Nullable Object> computed = new LinkedHashMap<>();
            computed.put("sqltext", expression);
            computed.put("persisted", generated.equals("s"));
            column.put("computed", computed);
        }
        if (identity && row[8] != null) {
            column.put("identity", identity(row));
        }
        return column;
    }

    private static Map<String, @Nullable Object> identity(@Nullable Object[] row) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        options.put("always", "a".equals(row[4]));
        options.put("start", row[8]);
        options.put("increment", row[9]);
        options.put("minvalue", row[10]);
        options.put("maxvalue", row[11]);
        options.put("cache", row[12]);
        options.put("cycle", row[13]);
        return options;
    }

    /** A sequence named without a schema gets the one that was asked for, quoted. */
    private static String inSchema(String expression, String schema) {
        int name = expression.indexOf(NEXT_VALUE) + NEXT_VALUE.length();
        int end = expression.indexOf('\'', name);
        return end < 0 || expression.substring(name, end).contains(".")
                ? expression
                : expression.substring(0, name) + '"' + schema + "\"." + expression.substring(name);
    }
}
