package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Label;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.SelectedItem;
import dev.aludel.operation.TextStatement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The list of a SELECT or RETURNING: each expression with the name SQLAlchemy gives it, if it gives one. */
final class SelectedColumns {
    private final StatementWriter writer;

    SelectedColumns(StatementWriter writer) {
        this.writer = writer;
    }

    /** The list; {@code asFrom} where it is that of a subquery, whose columns always get names. */
    String write(List<Expression> expressions, Place place, boolean asFrom) {
        return SelectedItem.of(expressions).stream()
                .map(item -> one(item, place, asFrom))
                .collect(Collectors.joining(", "));
    }

    private String one(SelectedItem item, Place place, boolean asFrom) {
        Expression expression = item.expression();
        if (expression instanceof Label label) {
            String name = labelName(label);
            return writer.expressions.grouped(label.element(), Standard.COMMA, place) + " AS "
                    + Identifiers.quote(name);
        }
        boolean labelled = item.required() != null
                || switch (expression) {
                    case TextStatement text -> false;
                    case ColumnReference column -> asFrom && !column.literal() && column.from() != null;
                    case Unary unary -> asFrom || !isNamed(unary.operand());
                    case Expression.Truth truth -> asFrom || !isNamed(truth.element());
                    case Expression.Whole whole -> asFrom;
                    default -> true;
                };
        if (!labelled) {
            return writer.expressions.write(expression, place);
        }
        String name = writer.resolved(item.label());
        return writer.expressions.write(expression, place) + " AS " + Identifiers.quote(name);
    }

    private static boolean isNamed(Expression expression) {
        return expression instanceof ColumnReference || expression instanceof Label;
    }

    /** The name of a label, made up if it has none. */
    String labelName(Label label) {
        return writer.resolved(Objects.requireNonNull(SelectedItem.ownName(label)));
    }
}
