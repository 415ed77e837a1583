package dev.aludel.script.vocabulary;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.Binary;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.Expression.Chain;
import dev.aludel.operation.Expression.Constant;
import dev.aludel.operation.Expression.Family;
import dev.aludel.operation.Expression.Label;
import dev.aludel.operation.Expression.Subselect;
import dev.aludel.operation.Expression.Truth;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.Name;
import dev.aludel.operation.Operator;
import dev.aludel.operation.Operator.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operators make of their operands, as SQLAlchemy's comparators decide it. */
final class Operations {
    private static final Map<Standard, Standard> OPPOSITES = Map.ofEntries(
            Map.entry(Standard.EQUAL, Standard.NOT_EQUAL),
            Map.entry(Standard.LESS, Standard.GREATER_OR_EQUAL),
            Map.entry(Standard.GREATER, Standard.LESS_OR_EQUAL),
            Map.entry(Standard.LIKE, Standard.NOT_LIKE),
            Map.entry(Standard.ILIKE, Standard.NOT_ILIKE),
            Map.entry(Standard.IN, Standard.NOT_IN),
            Map.entry(Standard.IS, Standard.IS_NOT),
            Map.entry(Standard.IS_DISTINCT_FROM, Standard.IS_NOT_DISTINCT_FROM),
            Map.entry(Standard.BETWEEN, Standard.NOT_BETWEEN),
            Map.entry(Standard.MATCH, Standard.NOT_MATCH),
            Map.entry(Standard.REGEXP_MATCH, Standard.NOT_REGEXP_MATCH));

    private Operations() {}

    /** {@code left op right} that is true or false. */
    static Expression compare(Expression left, Standard operator, @Nullable Object right, @Nullable String option) {
        if (isCollection(left)) {
            return new Binary(Coercion.beside(right, left), mirrored(operator), left, Expression.BOOLEAN, option);
        }
        boolean constant = right == null || right instanceof Boolean || right instanceof Constant;
        if (!constant) {
            return new Binary(left, operator, Coercion.beside(right, left), Expression.BOOLEAN, option);
        }
        Expression value = Coercion.condition(right);
        boolean truth = value != Constant.NULL;
        Standard written = switch (operator) {
            case EQUAL -> truth ? Standard.EQUAL : Standard.IS;
            case NOT_EQUAL -> truth ? Standard.NOT_EQUAL : Standard.IS_NOT;
            case IS, IS_NOT, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> operator;
            default ->
                throw Misuse.argumentError("Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()',"
                        + " 'is_not_distinct_from()' operators can be used with None/True/False");
        };
        return new Binary(left, written, value, Expression.BOOLEAN, option);
    }

    private static Standard mirrored(Standard operator) {
        return switch (operator) {
            case LESS -> Standard.GREATER;
            case GREATER -> Standard.LESS;
            case LESS_OR_EQUAL -> Standard.GREATER_OR_EQUAL;
            case GREATER_OR_EQUAL -> Standard.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    private static boolean isCollection(Expression expression) {
        return expression instanceof Unary unary
                && (unary.operator() == Standard.ANY || unary.operator() == Standard.ALL);
    }

    /** {@code left op right} with a value; {@code reversed} for Python's {@code 5 + column}. */
    static Expression compute(Expression self, Standard operator, @Nullable Object other, boolean reversed) {
        Expression beside = Coercion.beside(other, self);
        Expression left = reversed ? beside : self;
        Expression right = reversed ? self : beside;
        Standard adapted = operator == Standard.ADD && concatenates(left, right) ? Standard.CONCAT : operator;
        return new Binary(left, adapted, right, result(left, adapted, right), null);
    }

    private static boolean concatenates(Expression left, Expression right) {
        Family first = Family.of(left.type());
        Family second = Family.of(right.type());
        return switch (first) {
            case STRING, ARRAY -> second == Family.STRING || second == Family.ARRAY || second == Family.NONE;
            case JSON -> second == Family.JSON;
            default -> false;
        };
    }

    private static ColumnType result(Expression left, Standard operator, Expression right) {
        Family first = Family.of(left.type());
        Family second = Family.of(right.type());
        if (operator == Standard.DIVIDE && first == Family.INTEGER && second == Family.INTEGER) {
            return Coercion.NUMERIC;
        }
        if (first == Family.INTEGER && second == Family.NUMERIC) {
            return right.type();
        }
        if (first == Family.NONE && second != Family.NONE) {
            return right.type();
        }
        if (operator == Standard.SUBTRACT && first == second && (first == Family.DATETIME || first == Family.TIME)) {
            return new ColumnType.IntervalType(true, null, null);
        }
        if (operator == Standard.SUBTRACT && first == Family.DATE && second == Family.DATE) {
            return Coercion.INTEGER;
        }
        return left.type();
    }

    /** {@code IN}, with a list, a query or a bind. */
    static Expression in(Expression left, Standard operator, @Nullable Object right) {
        Expression list = switch (right) {
            case List<?> values -> inList(left, values);
            case Bind bind ->
                new Bind(
                        bind.name(),
                        bind.value(),
                        Family.of(bind.type()) == Family.NONE ? left.type() : bind.type(),
                        bind.required(),
                        true,
                        bind.base());
            case null ->
                throw Misuse.argumentError(
                        "IN expression list, SELECT construct, or bound parameter object expected, got None.");
            default -> {
                Expression expression = Coercion.asExpression(right);
                if (expression == null) {
                    throw Misuse.argumentError("IN expression list, SELECT construct, or bound parameter object"
                            + " expected, got " + Coercion.shown(right) + ".");
                }
                yield expression;
            }
        };
        return new Binary(left, operator, list, Expression.BOOLEAN, null);
    }

    private static Expression inList(Expression left, List<?> values) {
        boolean plain = values.stream().allMatch(value -> Coercion.asExpression(value) == null);
        if (plain) {
            ColumnType type = values.isEmpty() ? left.type() : Coercion.compared(values.get(0), left.type());
            boolean tuples = !values.isEmpty() && values.get(0) instanceof List<?>;
            return new Bind(null, values, tuples ? Expression.UNKNOWN : type, false, true, Coercion.base(left));
        }
        List<Expression> elements = values.stream()
                .map(value -> value == null ? Constant.NULL : Coercion.beside(value, left))
                .toList();
        return new Chain(Standard.COMMA, elements, true, Expression.UNKNOWN);
    }

    /** {@code AND} or {@code OR} of conditions. */
    static Expression junction(Standard operator, List<?> clauses) {
        Constant skipped = operator == Standard.AND ? Constant.TRUE : Constant.FALSE;
        Constant decisive = operator == Standard.AND ? Constant.FALSE : Constant.TRUE;
        List<Expression> kept = new ArrayList<>();
        boolean some = false;
        for (Object clause : clauses) {
            Expression condition = Coercion.condition(clause);
            some = true;
            if (condition == decisive) {
                return decisive;
            }
            if (condition != skipped) {
                kept.add(condition);
            }
        }
        if (kept.isEmpty() && some) {
            return skipped;
        }
        return kept.size() == 1 ? kept.get(0) : new Chain(operator, kept, true, Expression.BOOLEAN);
    }

    /** {@code NOT}: the opposite operator where there is one. */
    static Expression negate(Expression expression) {
        return switch (expression) {
            case Constant constant when constant == Constant.TRUE -> Constant.FALSE;
            case Constant constant when constant == Constant.FALSE -> Constant.TRUE;
            case Truth truth -> new Truth(truth.element(), !truth.negated());
            case Binary binary
            when opposite(binary.operator()) != null && !isCollection(binary.right()) ->
                new Binary(
                        binary.left(),
                        Objects.requireNonNull(opposite(binary.operator())),
                        binary.right(),
                        binary.type(),
                        binary.option());
            case Binary binary when Family.of(binary.type()) == Family.BOOLEAN -> new Truth(binary, true);
            case Binary binary -> new Unary(Standard.NOT, binary, Expression.UNKNOWN);
            case Chain chain -> new Unary(Standard.NOT, chain, Expression.BOOLEAN);
            case Unary unary
            when Family.of(unary.type()) == Family.BOOLEAN -> new Unary(Standard.NOT, unary, Expression.BOOLEAN);
            case Label label -> new Label(label.name(), negate(label.element()), label.type());
            default ->
                Family.of(expression.type()) == Family.BOOLEAN && !(expression instanceof Subselect)
                        ? new Truth(expression, true)
                        : new Unary(Standard.NOT, expression, Expression.UNKNOWN);
        };
    }

    private static @Nullable Standard opposite(Operator operator) {
        if (!(operator instanceof Standard standard)) {
            return null;
        }
        Standard found = OPPOSITES.get(standard);
        if (found != null) {
            return found;
        }
        return OPPOSITES.entrySet().stream()
                .filter(entry -> entry.getValue() == standard)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** {@code LIKE} with wildcards around the value: {@code startswith}, {@code contains}, {@code endswith}. */
    static Expression like(
            Expression left,
            Standard operator,
            @Nullable Object value,
            boolean before,
            boolean after,
            boolean autoescape,
            @Nullable String escape) {
        String mark = escape == null && autoescape ? "/" : escape;
        Object text = value;
        if (autoescape && value instanceof String plain && mark != null) {
            text = (mark.equals("%") || mark.equals("_") ? plain : plain.replace(mark, mark + mark))
                    .replace("%", mark + "%")
                    .replace("_", mark + "_");
        }
        Expression percent = new Expression.ColumnReference(Name.of("'%'"), "%", null, Coercion.STRING, true);
        List<Expression> parts = new ArrayList<>();
        if (before) {
            parts.add(percent);
        }
        parts.add(Coercion.beside(text, left));
        if (after) {
            parts.add(percent);
        }
        Expression pattern = new Chain(Standard.CONCAT, parts, false, Coercion.STRING);
        return new Binary(left, operator, pattern, Expression.BOOLEAN, mark);
    }
}
