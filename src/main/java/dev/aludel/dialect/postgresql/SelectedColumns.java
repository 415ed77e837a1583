package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of a SELECT or RETURNING: each expression with the name SQLAlchemy gives it, if it gives one. */
final class SelectedColumns {
    private final StatementWriter writer;

    SelectedColumns(StatementWriter writer) {
        this.writer = writer;
    }

    /**
     * A name, as it stands or to be made up.
     *
     * @param identity what a made-up name belongs to; null for one that is known
     */
    private record Known(String text, @Nullable String identity) {

        private String key() {
            return identity == null ? text : identity + " " + text;
        }
    }

    /** The list; {@code asFrom} where it is that of a subquery, whose columns always get names. */
    String write(List<Expression> expressions, Place place, boolean asFrom) {
        Map<String, Expression> names = new HashMap<>();
        int repeated = 0;
        List<String> list = new ArrayList<>();
        for (Expression expression : expressions) {
            if (expression instanceof TextStatement) {
                list.add(writer.expressions.write(expression, place));
                continue;
            }
            Known own = ownName(expression);
            if (own == null) {
                Known anonymous = anonymous(expression);
                boolean again = names.put(anonymous.key(), expression) != null;
                Known fallback = again ? again(expression, ++repeated) : anonymous;
                list.add(one(expression, null, fallback, place, asFrom));
                continue;
            }
            Known required = null;
            Expression before = names.putIfAbsent(own.key(), expression);
            if (before != null) {
                boolean same = isSame(before, expression);
                Known other = anonymous(expression);
                if (same || names.putIfAbsent(other.key(), expression) != null) {
                    required = again(expression, ++repeated);
                } else {
                    required = other;
                }
            }
            list.add(one(expression, required, own, place, asFrom));
        }
        return String.join(", ", list);
    }

    private static boolean isSame(Expression one, Expression other) {
        return one == other || (one instanceof ColumnReference && one.equals(other));
    }

    private String one(Expression expression, @Nullable Known required, Known otherwise, Place place, boolean asFrom) {
        if (expression instanceof Label label) {
            String name = labelName(label);
            return writer.expressions.grouped(label.element(), Standard.COMMA, place) + " AS "
                    + Identifiers.quote(name);
        }
        boolean labelled = required != null
                || switch (expression) {
                    case ColumnReference column -> asFrom && !column.literal() && column.from() != null;
                    case Unary unary -> asFrom || !isNamed(unary.operand());
                    case Expression.Truth truth -> asFrom || !isNamed(truth.element());
                    case Expression.Whole whole -> asFrom;
                    default -> true;
                };
        if (!labelled) {
            return writer.expressions.write(expression, place);
        }
        String name = resolved(required == null ? otherwise : required);
        return writer.expressions.write(expression, place) + " AS " + Identifiers.quote(name);
    }

    private String resolved(Known name) {
        return name.identity() == null ? name.text() : writer.anonymous(name.identity(), name.text());
    }

    private static boolean isNamed(Expression expression) {
        return expression instanceof ColumnReference || expression instanceof Label;
    }

    /** The name of a label, made up if it has none. */
    String labelName(Label label) {
        return resolved(Objects.requireNonNull(ownName(label)));
    }

    private @Nullable Known ownName(Expression expression) {
        return switch (expression) {
            case ColumnReference column -> new Known(column.name().text(), null);
            case Label label when label.name() != null -> new Known(label.name(), null);
            case Label label -> new Known(base(label.element()), writer.identity(label));
            default -> null;
        };
    }

    /** A name for what is selected once more. */
    private Known again(Expression expression, int number) {
        Expression wrapped = wrapped(expression);
        if (wrapped != null && isNamed(wrapped)) {
            return new Known(Objects.requireNonNull(ownName(wrapped)).text() + "_", writer.identity(expression));
        }
        return new Known(base(expression) + "_", writer.identity(expression) + " " + number);
    }

    private Known anonymous(Expression expression) {
        Expression wrapped = wrapped(expression);
        if (wrapped == null || wrapped instanceof TextStatement) {
            return new Known(base(expression), writer.identity(expression));
        }
        Known own = ownName(wrapped);
        return own == null ? anonymous(wrapped) : own;
    }

    /** What a cast is called after. */
    private static @Nullable Expression wrapped(Expression expression) {
        return switch (expression) {
            case Cast cast -> cast.element();
            case Coerced coerced -> coerced.element();
            default -> null;
        };
    }

    private static String base(Expression expression) {
        return switch (expression) {
            case ColumnReference column -> column.name().text();
            case Label label when label.name() != null -> label.name();
            case Call call -> call.name().text();
            case Expression.NextValue next -> "next_value";
            default -> "anon";
        };
    }
}
