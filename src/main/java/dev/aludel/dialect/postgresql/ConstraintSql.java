package dev.aludel.dialect.postgresql;

import static dev.aludel.dialect.postgresql.Identifiers.phrase;

import dev.aludel.operation.Expression;
import dev.aludel.operation.ForeignKeyRules;
import dev.aludel.operation.IndexElement;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.TableConstraint;
import dev.aludel.operation.TableConstraint.Check;
import dev.aludel.operation.TableConstraint.Exclude;
import dev.aludel.operation.TableConstraint.ForeignKeys;
import dev.aludel.operation.TableConstraint.LabelCheck;
import dev.aludel.operation.TableConstraint.PrimaryKey;
import dev.aludel.operation.TableConstraint.Unique;
import dev.aludel.operation.TableOperation.CommentOnConstraint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Constraints as they stand in CREATE TABLE and after {@code ALTER TABLE … ADD}. */
final class ConstraintSql {
    static final Pattern METHOD = Pattern.compile("^(?:btree|hash|gist|gin|[\\w_]+)$", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String IDENTIFIER = "(?:[\\w$]+|\"(?:[^\"]|\"\")+\")";
    private static final Pattern ON_DELETE = Pattern.compile(
            "^\\w+(?:\\s+\\w+)*(?:\\s*\\(\\s*" + IDENTIFIER + "(?:\\s*,\\s*" + IDENTIFIER + ")*\\s*\\))?$",
            Pattern.UNICODE_CHARACTER_CLASS);

    private ConstraintSql() {}

    /** The constraint's SQL; empty for one that has nothing to say. */
    static String render(TableConstraint constraint) {
        return switch (constraint) {
            case PrimaryKey key ->
                preamble(key) + "PRIMARY KEY (" + columns(key.columns()) + ")" + include(key.options())
                        + deferrability(key.deferrable(), key.initially());
            case Unique unique ->
                unique.columns().isEmpty()
                        ? ""
                        : preamble(unique) + "UNIQUE " + distinct(unique.options()) + "(" + columns(unique.columns())
                                + ")" + include(unique.options())
                                + deferrability(unique.deferrable(), unique.initially());
            case Check check ->
                preamble(check) + "CHECK (" + ExpressionSql.render(check.condition()) + ")"
                        + deferrability(check.deferrable(), check.initially())
                        + validity(check.options());
            case LabelCheck check ->
                preamble(check) + "CHECK (" + Identifiers.quote(check.column()) + " IN ("
                        + check.labels().stream().map(ExpressionSql::literal).collect(Collectors.joining(", "))
                        + "))";
            case ForeignKeys key ->
                preamble(key) + "FOREIGN KEY(" + columns(key.columns()) + ") REFERENCES "
                        + Identifiers.qualified(key.referredTable())
                        + " (" + columns(key.referredColumns()) + ")" + rules(key.rules())
                        + validity(key.options());
            case Exclude exclude -> exclude(exclude);
        };
    }

    /** {@code COMMENT ON CONSTRAINT}. */
    static String comment(CommentOnConstraint operation) {
        String comment = operation.comment();
        return "COMMENT ON CONSTRAINT " + Identifiers.limited(operation.constraint()) + " ON "
                + Identifiers.qualified(operation.table()) + " IS "
                + (comment == null ? "NULL" : ExpressionSql.literal(comment));
    }

    /** {@code REFERENCES} as it stands inside a column. */
    static String inlineReferences(ForeignKeys key) {
        QualifiedName table = key.referredTable();
        return " REFERENCES " + Identifiers.qualified(table) + " (" + columns(key.referredColumns()) + ")"
                + rules(key.rules());
    }

    private static String preamble(TableConstraint constraint) {
        Name name = constraint.name();
        return name == null ? "" : "CONSTRAINT " + Identifiers.limited(name) + " ";
    }

    private static String columns(List<Name> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    private static String include(Map<String, @Nullable Object> options) {
        List<String> columns = new Options(options).quotedList("include");
        return columns.isEmpty() ? "" : " INCLUDE (" + String.join(", ", columns) + ")";
    }

    private static String distinct(Map<String, @Nullable Object> options) {
        Boolean choice = new Options(options).choice("nulls_not_distinct");
        return choice == null ? "" : choice ? "NULLS NOT DISTINCT " : "NULLS DISTINCT ";
    }

    private static String validity(Map<String, @Nullable Object> options) {
        return new Options(options).on("not_valid") ? " NOT VALID" : "";
    }

    private static String rules(ForeignKeyRules rules) {
        StringBuilder sql = new StringBuilder();
        if (rules.match() != null) {
            sql.append(" MATCH ").append(phrase(rules.match()));
        }
        if (rules.onDelete() != null) {
            sql.append(" ON DELETE ").append(phrase(rules.onDelete(), ON_DELETE, ON_DELETE.pattern()));
        }
        if (rules.onUpdate() != null) {
            sql.append(" ON UPDATE ").append(phrase(rules.onUpdate()));
        }
        return sql + deferrability(rules.deferrable(), rules.initially());
    }

    private static String deferrability(@Nullable Boolean deferrable, @Nullable String initially) {
        String first = deferrable == null ? "" : deferrable ? " DEFERRABLE" : " NOT DEFERRABLE";
        return initially == null ? first : first + " INITIALLY " + phrase(initially);
    }

    private static String exclude(Exclude exclude) {
        String elements = exclude.elements().stream()
                .map(element -> element(element, exclude.ops()))
                .collect(Collectors.joining(", "));
        Expression where = exclude.where();
        return preamble(exclude)
                + "EXCLUDE USING "
                + phrase(exclude.using(), METHOD, METHOD.pattern()).toLowerCase(Locale.ROOT)
                + " (" + elements + ")"
                + (where == null ? "" : " WHERE (" + ExpressionSql.renderWithTables(where) + ")")
                + deferrability(exclude.deferrable(), exclude.initially());
    }

    private static String element(Exclude.Element element, Map<String, String> ops) {
        String what = switch (element.what()) {
            case IndexElement.OfColumn column ->
                Identifiers.quote(column.column())
                        + (ops.containsKey(column.column().text())
                                ? " " + ops.get(column.column().text())
                                : "");
            case IndexElement.OfExpression expression -> ExpressionSql.render(expression.expression());
        };
        return what + " WITH " + element.operator();
    }
}
