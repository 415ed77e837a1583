package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.Expression.Call;
import dev.aludel.operation.Expression.Cast;
import dev.aludel.operation.Expression.Coerced;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Label;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of a SELECT or RETURNING: each expression with the name SQLAlchemy gives it, if it gives one. */
final class SelectedColumns {
    private final StatementWriter writer;
    private int repeated;

    SelectedColumns(StatementWriter writer) {
        this.writer = writer;
    }

    /** The list; {@code asFrom} where it is that of a subquery, whose columns always get names. */
    String write(List<Expression> expressions, Place place, boolean asFrom) {
        Map<String, Expression> names = new HashMap<>();
        List<String> list = new ArrayList<>();
        for (Expression expression : expressions) {
            if (expression instanceof TextStatement) {
                list.add(writer.expressions.write(expression, place));
                continue;
            }
            String name = ownName(expression);
            String required = null;
            if (name == null) {
                String key = "anonymous " + System.identityHashCode(expression);
                if (names.put(key, expression) != null) {
                    required = again(expression, anonymous(expression));
                }
            } else {
                Expression before = names.putIfAbsent(name, expression);
                if (before != null) {
                    String other = anonymous(expression);
                    boolean same = before.equals(expression) || !(expression instanceof ColumnReference);
                    if (same || names.containsKey(other)) {
                        required = again(expression, same ? name : other);
                    } else {
                        required = other;
                        names.put(other, expression);
                    }
                }
            }
            list.add(one(expression, name, required, place, asFrom));
        }
        return String.join(", ", list);
    }

    private String one(
            Expression expression, @Nullable String name, @Nullable String required, Place place, boolean asFrom) {
        if (expression instanceof Label label) {
            return as(label.element(), labelName(label), place);
        }
        if (required != null) {
            return as(expression, required, place);
        }
        boolean labelled = switch (expression) {
            case ColumnReference column -> asFrom && !column.literal() && column.from() != null;
            case Unary unary -> unwrapped(unary) || asFrom;
            case Expression.Whole whole -> asFrom;
            default -> true;
        };
        if (!labelled) {
            return writer.expressions.write(expression, place);
        }
        return as(expression, name == null ? anonymous(expression) : name, place);
    }

    /** A name for what is selected once more. */
    private String again(Expression expression, String name) {
        return writer.anonymous("again " + ++repeated + " " + System.identityHashCode(expression), name + "_");
    }

    private static boolean unwrapped(Unary unary) {
        return !(unary.operand() instanceof ColumnReference) && !(unary.operand() instanceof Label);
    }

    private String as(Expression expression, String name, Place place) {
        String sql = writer.expressions.write(expression, place);
        return sql + " AS " + Identifiers.quote(name);
    }

    /** The name of a label, made up if it has none. */
    String labelName(Label label) {
        return label.name() == null ? anonymous(label.element()) : label.name();
    }

    private static @Nullable String ownName(Expression expression) {
        return switch (expression) {
            case ColumnReference column -> column.name().text();
            case Label label -> label.name();
            case Cast cast -> wrappedName(cast.element());
            case Coerced coerced -> wrappedName(coerced.element());
            default -> null;
        };
    }

    private static @Nullable String wrappedName(Expression element) {
        return element instanceof ColumnReference || element instanceof Label || element instanceof Cast
                ? ownName(element)
                : null;
    }

    private String anonymous(Expression expression) {
        String base = switch (expression) {
            case ColumnReference column -> column.name().text();
            case Call call -> call.name().text();
            case Bind bind when bind.name() != null -> bind.name();
            case Cast cast when wrappedName(cast.element()) != null -> wrappedName(cast.element());
            case Unary unary when unary.operator() == Standard.EXISTS -> "anon";
            default -> "anon";
        };
        return writer.anonymous(Integer.toString(System.identityHashCode(expression)), String.valueOf(base));
    }
}
