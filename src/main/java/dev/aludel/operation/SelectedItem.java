package dev.aludel.operation;

import dev.aludel.operation.Expression.Call;
import dev.aludel.operation.Expression.Cast;
import dev.aludel.operation.Expression.Coerced;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of a list that is selected or returned, with the names SQLAlchemy gives it.
 *
 * @param required the name it is given in any case, since another item has its own; null where it needs none
 * @param otherwise its own name, or the one it gets where it needs one
 * @param inside what a query around refers to it by
 * @param key what Python code calls it as a column of a subquery
 */
public record SelectedItem(
        Expression expression, @Nullable ColumnLabel required, ColumnLabel otherwise, ColumnLabel inside, String key) {

    /** The items of a list. Text has no names. */
    public static List<SelectedItem> of(List<Expression> expressions) {
        return new Namer().items(expressions);
    }

    /** What it is called where everything is: in a subquery. */
    public ColumnLabel label() {
        return required == null || expression instanceof Label ? otherwise : required;
    }

    /** The name of its own that an expression has, or null. */
    public static @Nullable ColumnLabel ownName(Expression expression) {
        return switch (expression) {
            case ColumnReference column when column.madeUp() != null -> column.madeUp();
            case ColumnReference column -> ColumnLabel.known(column.name().text());
            case Label label when label.name() != null -> ColumnLabel.known(label.name());
            case Label label -> new ColumnLabel(base(label.element()), label, 0);
            default -> null;
        };
    }

    /** Whether they are the same thing: a column is known by what it is, anything else by itself. */
    public static boolean isSame(Expression one, Expression other) {
        return one == other || (one instanceof ColumnReference && one.equals(other));
    }

    private static ColumnLabel anonymous(Expression expression) {
        Expression wrapped = wrapped(expression);
        if (wrapped == null || wrapped instanceof TextStatement) {
            return new ColumnLabel(base(expression), expression, 0);
        }
        ColumnLabel own = ownName(wrapped);
        return own == null ? anonymous(wrapped) : own;
    }

    /** The name of what is selected once more. */
    private static ColumnLabel again(Expression expression, int number) {
        Expression wrapped = wrapped(expression);
        ColumnLabel own = wrapped == null ? null : ownName(wrapped);
        return own != null
                ? new ColumnLabel(own.text() + "_", expression, 0)
                : new ColumnLabel(base(expression) + "_", expression, number);
    }

    /** What a cast, or a condition that is only a value, is called after. */
    private static @Nullable Expression wrapped(Expression expression) {
        return switch (expression) {
            case Cast cast -> cast.element();
            case Coerced coerced -> coerced.element();
            case Expression.Truth truth -> truth.element();
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

    private static @Nullable String ownKey(Expression expression) {
        Expression wrapped = wrapped(expression);
        return switch (expression) {
            case ColumnReference column -> column.madeUp() == null ? column.key() : null;
            case Label label -> label.name();
            case Call call -> call.name().text();
            case Expression.NextValue next -> "next_value";
            case Expression.Bind bind -> bind.name();
            default -> wrapped == null ? null : ownKey(wrapped);
        };
    }

    /** Finds the names of one list. */
    private static final class Namer {
        private final Map<String, Expression> names = new HashMap<>();
        private final List<Expression> owners = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, String> madeUp = new HashMap<>();
        private int repeated;

        private List<SelectedItem> items(List<Expression> expressions) {
            return expressions.stream().map(this::item).toList();
        }

        private SelectedItem item(Expression expression) {
            ColumnLabel own = ownName(expression);
            if (own != null && expression instanceof ColumnReference column && column.from() == null) {
                // a column of no table stands as it is, however often
                return new SelectedItem(expression, null, own, own, key(expression));
            }
            if (expression instanceof TextStatement) {
                return new SelectedItem(expression, null, ColumnLabel.known(""), ColumnLabel.known(""), "");
            }
            if (own == null) {
                ColumnLabel anonymous = anonymous(expression);
                boolean again = names.put(unique(anonymous), expression) != null;
                return new SelectedItem(
                        expression,
                        null,
                        again ? again(expression, ++repeated) : anonymous,
                        anonymous,
                        key(expression));
            }
            Expression before = names.putIfAbsent(unique(own), expression);
            if (before == null) {
                return new SelectedItem(expression, null, own, own, key(expression));
            }
            boolean same = isSame(before, expression);
            ColumnLabel other = new ColumnLabel(base(expression), expression, 0);
            boolean taken = same || names.putIfAbsent(unique(other), expression) != null;
            ColumnLabel inside = same || expression instanceof Label ? own : other;
            return new SelectedItem(
                    expression, taken ? again(expression, ++repeated) : other, own, inside, key(expression));
        }

        private String unique(ColumnLabel label) {
            return label.owner() == null ? label.text() : number(label.owner()) + " " + label.text();
        }

        private int number(Expression owner) {
            for (int i = 0; i < owners.size(); i++) {
                if (isSame(owners.get(i), owner)) {
                    return i;
                }
            }
            owners.add(owner);
            return owners.size() - 1;
        }

        private String key(Expression expression) {
            String own = Objects.requireNonNullElse(ownKey(expression), "_no_label");
            return keys.add(own)
                    ? own
                    : madeUp.computeIfAbsent(
                            number(expression) + " " + own, unknown -> own + "_" + counts.merge(own, 1, Integer::sum));
        }
    }
}
