package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;

/** Expressions as they stand inside DDL: values written out, columns without their table. */
final class ExpressionSql {

    private ExpressionSql() {}

    /** The expression's SQL. */
    static String render(Expression expression) {
        return StatementSql.inDdl(expression);
    }

    /** The expression with its columns' tables before them: the condition of an exclusion. */
    static String renderWithTables(Expression expression) {
        return StatementSql.withTables(expression);
    }

    /** The expression as an element of an index: in parentheses where its grammar needs them. */
    static String renderIndexElement(Expression expression) {
        return StatementSql.inIndex(expression);
    }

    /** A string as a literal. */
    static String literal(String value) {
        return Literals.quoted(value);
    }
}
