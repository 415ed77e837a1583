package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;
import dev.aludel.operation.TextStatement;
import java.util.regex.Pattern;

/** Expressions as they stand inside DDL: values written out, columns without their table. */
final class ExpressionSql {
    private static final Pattern ESCAPED_COLON = Pattern.compile("\\\\(:\\w*)(?![:\\w])");

    private ExpressionSql() {}

    /** The expression's SQL. */
    static String render(Expression expression) {
        return switch (expression) {
            case TextStatement text -> ESCAPED_COLON.matcher(text.text()).replaceAll("$1");
            case Expression other ->
                throw new UnsupportedOperationException(other.getClass().getSimpleName());
        };
    }

    /** The expression as an element of an index: in parentheses where its grammar needs them. */
    static String renderIndexElement(Expression expression) {
        return render(expression);
    }

    /** A string as a literal. */
    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
