package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ArrayLiteral;
import dev.aludel.operation.Expression.Binary;
import dev.aludel.operation.Expression.Call;
import dev.aludel.operation.Expression.Chain;
import dev.aludel.operation.Expression.Coerced;
import dev.aludel.operation.Expression.Family;
import dev.aludel.operation.Expression.Filter;
import dev.aludel.operation.Expression.Label;
import dev.aludel.operation.Expression.Subselect;
import dev.aludel.operation.Expression.Truth;
import dev.aludel.operation.Expression.Tuple;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.Operator;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.TextStatement;

/** Where SQLAlchemy puts parentheses around an operand. */
final class Parentheses {

    private Parentheses() {}

    /** Whether the expression gets parentheses as an operand of the operator. */
    static boolean needed(Expression expression, Operator around) {
        return switch (expression) {
            case TextStatement text -> around == Standard.IN || around == Standard.NOT_IN;
            case Label label -> needed(label.element(), around);
            case Coerced coerced -> needed(coerced.element(), around);
            case Unary unary -> isPrefix(unary.operator()) && unary.operator().weakerThan(around);
            case Binary binary when isWildcard(binary) -> true;
            case Binary binary -> operation(binary.operator(), true, around);
            case Chain chain when chain.elements().isEmpty() -> false;
            case Chain chain
            when chain.operator() == Standard.COMMA ->
                chain.grouped() && chain.operator().weakerThan(around);
            case Chain chain -> operation(chain.operator(), chain.grouped(), around);
            case Filter filter -> Standard.FILTER.weakerThan(around);
            case ArrayLiteral array -> around == Standard.ANY || around == Standard.ALL || around == Standard.GET_ITEM;
            case Call call when around == Standard.GET_ITEM && Family.of(call.type()) == Family.ARRAY -> true;
            case Call call when around == Standard.GET_ITEM || around == Standard.JSON_ITEM -> false;
            case Tuple tuple -> false;
            case Truth truth -> false;
            case Subselect select -> false;
            default -> around == Standard.ANY || around == Standard.ALL;
        };
    }

    private static boolean operation(Operator operator, boolean grouped, Operator around) {
        return (grouped && operator.weakerThan(around)) || (around == Standard.NOT && !isBoolean(operator));
    }

    /** Whether it is {@code startswith} or the like: SQLAlchemy puts those in parentheses wherever they stand. */
    static boolean isWildcard(Expression expression) {
        return expression instanceof Coerced coerced
                ? isWildcard(coerced.element())
                : expression instanceof Binary binary
                        && binary.right() instanceof Chain chain
                        && chain.operator() == Standard.CONCAT
                        && !chain.grouped();
    }

    private static boolean isPrefix(Operator operator) {
        return !(operator instanceof Standard standard && standard.postfix());
    }

    private static boolean isBoolean(Operator operator) {
        return switch (operator) {
            case Operator.Custom custom -> custom.comparison();
            case Standard standard ->
                switch (standard) {
                    case MATCH,
                            NOT_MATCH,
                            REGEXP_MATCH,
                            NOT_REGEXP_MATCH,
                            LIKE,
                            NOT_LIKE,
                            ILIKE,
                            NOT_ILIKE,
                            IN,
                            NOT_IN,
                            IS,
                            IS_NOT,
                            EQUAL,
                            NOT_EQUAL,
                            IS_DISTINCT_FROM,
                            IS_NOT_DISTINCT_FROM,
                            GREATER,
                            LESS,
                            GREATER_OR_EQUAL,
                            LESS_OR_EQUAL,
                            BETWEEN,
                            NOT_BETWEEN,
                            NOT,
                            AND,
                            OR -> true;
                    default -> false;
                };
        };
    }
}
