package dev.aludel.script.vocabulary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of {@code op.sync_enum_values} of alembic-postgresql-enum: a new type takes the old one's place, column
 * by column.
 */
final class EnumValues {

    /** Indexes and checks of a column compare the new type with the old one while it changes. */
    private enum Operator {
        DIFFERS("!=", "aludel_enum_differs"),
        EQUALS("=", "aludel_enum_equals");

        private final String sign;
        private final String function;

        Operator(String sign, String function) {
            this.sign = sign;
            this.function = function;
        }
    }

    private record Renamed(String from, String to) {}

    private record EnumColumn(
            String table,
            String column,
            boolean array,
            @Nullable String defaultValue) {}

    private EnumValues() {}

    static void register(Registry registry) {
        registry.construct("sync_enum_values(schema, name, values, columns, renamed)", EnumValues::statements);
    }

    /**
     * The statements, in order.
     *
     * @param bound {@code columns}: for each its schema or None, table, column, whether it is an array, and its default
     *     or None; {@code renamed}: pairs of labels
     */
    private static List<String> statements(Bound bound) {
        String schema = String.valueOf(bound.value("schema"));
        String name = String.valueOf(bound.value("name"));
        List<Renamed> renamed = new ArrayList<>();
        for (List<?> pair : rows(bound, "renamed")) {
            renamed.add(new Renamed(String.valueOf(pair.getFirst()), String.valueOf(pair.getLast())));
        }
        String now = "\"%s\".\"%s\"".formatted(schema, name);
        String old = "\"%s\".\"%s_old\"".formatted(schema, name);
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TYPE %s RENAME TO \"%s_old\"".formatted(now, name));
        List<String> labels = new ArrayList<>();
        for (Object label : list(bound.value("values"))) {
            labels.add(quoted(String.valueOf(label)));
        }
        statements.add("CREATE TYPE %s AS ENUM (%s)".formatted(now, String.join(", ", labels)));
        for (Operator operator : Operator.values()) {
            statements.add(("CREATE FUNCTION \"%s\".%s(new_value %s, old_value %s) RETURNS boolean AS $$ SELECT"
                            + " new_value::text %s %s $$ LANGUAGE SQL IMMUTABLE")
                    .formatted(
                            schema, operator.function, now, old, operator.sign, renamed("old_value::text", renamed)));
            statements.add("CREATE OPERATOR \"%s\".%s (leftarg = %s, rightarg = %s, procedure = \"%s\".%s)"
                    .formatted(schema, operator.sign, now, old, schema, operator.function));
        }
        for (List<?> row : rows(bound, "columns")) {
            change(column(row), now, renamed, statements);
        }
        for (Operator operator : Operator.values()) {
            statements.add("DROP OPERATOR \"%s\".%s (%s, %s)".formatted(schema, operator.sign, now, old));
            statements.add("DROP FUNCTION \"%s\".%s(%s, %s)".formatted(schema, operator.function, now, old));
        }
        statements.add("DROP TYPE " + old);
        return statements;
    }

    private static void change(EnumColumn changed, String type, List<Renamed> renamed, List<String> statements) {
        String alter = "ALTER TABLE %s ALTER COLUMN %s ".formatted(changed.table(), changed.column());
        String defaultValue = changed.defaultValue();
        if (defaultValue != null) {
            statements.add(alter + "DROP DEFAULT");
        }
        String kind = changed.array() ? type + "[]" : type;
        String value = changed.array()
                ? renamedItems(changed.column() + "::text[]", renamed)
                : renamed(changed.column() + "::text", renamed);
        statements.add("%sTYPE %s USING (%s)::%s".formatted(alter, kind, value, kind));
        if (defaultValue != null) {
            statements.add("%sSET DEFAULT %s::%s".formatted(alter, renamedDefault(defaultValue, renamed), kind));
        }
    }

    private static EnumColumn column(List<?> row) {
        Object schema = row.get(0);
        String table = "\"" + row.get(1) + "\"";
        Object defaultValue = row.get(4);
        return new EnumColumn(
                schema == null || schema.equals("") ? table : "\"" + schema + "\"." + table,
                "\"" + row.get(2) + "\"",
                Boolean.TRUE.equals(row.get(3)),
                defaultValue == null ? null : String.valueOf(defaultValue));
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String renamed(String value, List<Renamed> renamed) {
        if (renamed.isEmpty()) {
            return value;
        }
        StringBuilder cases = new StringBuilder("CASE ").append(value);
        for (Renamed label : renamed) {
            cases.append(" WHEN ").append(quoted(label.from())).append(" THEN ").append(quoted(label.to()));
        }
        return cases.append(" ELSE ").append(value).append(" END").toString();
    }

    private static String renamedItems(String value, List<Renamed> renamed) {
        String items = value;
        for (Renamed label : renamed) {
            items = "array_replace(%s, %s, %s)".formatted(items, quoted(label.from()), quoted(label.to()));
        }
        return items;
    }

    /** The default without the old type's name; {@code ARRAY['a'::e]} names it at each item. */
    private static String renamedDefault(String defaultValue, List<Renamed> renamed) {
        String value;
        if (defaultValue.startsWith("ARRAY[") && defaultValue.indexOf(']') >= 0) {
            List<String> items = new ArrayList<>();
            for (String item : defaultValue
                    .substring("ARRAY[".length(), defaultValue.lastIndexOf(']'))
                    .split(",", -1)) {
                items.add(withoutType(item).strip());
            }
            value = "ARRAY[" + String.join(", ", items) + "]";
        } else {
            value = withoutType(defaultValue);
        }
        for (Renamed label : renamed) {
            value = value.replace(quoted(label.from()), quoted(label.to()));
        }
        return value;
    }

    private static String withoutType(String value) {
        int type = value.indexOf("::");
        return type < 0 ? value : value.substring(0, type);
    }

    private static List<List<?>> rows(Bound bound, String parameter) {
        List<List<?>> rows = new ArrayList<>();
        for (Object row : list(bound.value(parameter))) {
            rows.add(list(row));
        }
        return rows;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
