package dev.aludel.script.literal;

import dev.aludel.operation.Expression;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators: on plain values Python's, on expressions those of the vocabulary. */
final class Operators {
    private static final Set<String> ARITHMETIC = Set.of("add", "sub", "mul", "truediv", "floordiv", "mod");
    private static final Set<String> COMPARISONS = Set.of("eq", "ne", "lt", "le", "gt", "ge");

    private Operators() {}

    static @Nullable Object binary(
            Evaluation evaluation, @Nullable Object left, String operator, @Nullable Object right, int line) {
        if (isExpression(left) || isExpression(right)) {
            return expression(evaluation, left, operator, right, line);
        }
        if (left instanceof Value.FilePath path && operator.equals("truediv") && right instanceof String part) {
            return new Value.FilePath(path.path().resolve(part));
        }
        switch (operator) {
            case "add" -> {
                if (Texts.isText(left) && Texts.isText(right)) {
                    return Texts.text(left, line) + Texts.text(right, line);
                }
                if (left instanceof List && right instanceof List
                        || left instanceof Value.Tuple && right instanceof Value.Tuple) {
                    List<@Nullable Object> both = new ArrayList<>(Value.items(left, line));
                    both.addAll(Value.items(right, line));
                    return left instanceof List ? both : new Value.Tuple(both);
                }
            }
            case "mod" -> {
                if (Texts.isText(left)) {
                    return Texts.percent(Texts.text(left, line), right, line);
                }
            }
            case "mul" -> {
                if (left instanceof String text && right instanceof Long times && times >= 0 && times < 10_000) {
                    return text.repeat(times.intValue());
                }
            }
            default -> {}
        }
        if (left instanceof Long first && right instanceof Long second) {
            try {
                return switch (operator) {
                    case "add" -> Math.addExact(first, second);
                    case "sub" -> Math.subtractExact(first, second);
                    case "mul" -> Math.multiplyExact(first, second);
                    default -> throw new NeedsPython(line, "arithmetic");
                };
            } catch (ArithmeticException overflow) {
                throw new NeedsPython(line, "a number of many digits");
            }
        }
        throw new NeedsPython(line, "an operator on " + Value.words(left) + " and " + Value.words(right));
    }

    private static @Nullable Object expression(
            Evaluation evaluation, @Nullable Object left, String operator, @Nullable Object right, int line) {
        List<@Nullable Object> operands = evaluation.lowered(Arrays.asList(left, right), line);
        if (operator.equals("and") || operator.equals("or")) {
            return evaluation.construct(line, operator + "_", operands, Map.of());
        }
        if (left instanceof TextStatement || !ARITHMETIC.contains(operator)) {
            throw new NeedsPython(line, "an operator on an expression");
        }
        return isExpression(left)
                ? evaluation.construct(line, "ColumnElement." + operator, operands, Map.of())
                : evaluation.construct(
                        line, "ColumnElement." + operator, List.copyOf(operands).reversed(), Map.of("reverse", true));
    }

    static @Nullable Object unary(Evaluation evaluation, String operator, @Nullable Object operand, int line) {
        if (operator.equals("not")) {
            return !Expressions.truth(operand, line);
        }
        if (operator.equals("neg") && operand instanceof Long number && number != Long.MIN_VALUE) {
            return -number;
        }
        if (operator.equals("neg") && operand instanceof Double number) {
            return -number;
        }
        if (isExpression(operand) && !(operand instanceof TextStatement) && !operator.equals("pos")) {
            return evaluation.construct(
                    line, "ColumnElement." + operator, evaluation.lowered(Arrays.asList(operand), line), Map.of());
        }
        throw new NeedsPython(line, "an operator on " + Value.words(operand));
    }

    static @Nullable Object compare(
            Evaluation evaluation, @Nullable Object left, String operator, @Nullable Object right, int line) {
        if (isExpression(left) || isExpression(right)) {
            if (left instanceof TextStatement || !isExpression(left) || !COMPARISONS.contains(operator)) {
                throw new NeedsPython(line, "a comparison with an expression");
            }
            return evaluation.construct(
                    line, "ColumnElement." + operator, evaluation.lowered(Arrays.asList(left, right), line), Map.of());
        }
        switch (operator) {
            case "is", "is not" -> {
                if ((left == null || right == null) && plain(left) && plain(right)) {
                    return (left == right) == operator.equals("is");
                }
            }
            case "eq", "ne" -> {
                if (comparable(left, right)) {
                    return Objects.equals(left, right) == operator.equals("eq");
                }
            }
            case "in", "not in" -> {
                return contains(right, left, line) == operator.equals("in");
            }
            default -> {}
        }
        throw new NeedsPython(line, "a comparison of " + Value.words(left));
    }

    private static boolean plain(@Nullable Object value) {
        return !(value instanceof Value);
    }

    /** Whether Java and Python agree on the two being equal. */
    private static boolean comparable(@Nullable Object left, @Nullable Object right) {
        return simple(left) && simple(right) && (left == null || right == null || left.getClass() == right.getClass());
    }

    private static boolean simple(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Long || value instanceof Boolean;
    }

    private static boolean contains(@Nullable Object all, @Nullable Object one, int line) {
        if (all instanceof String text && one instanceof String part) {
            return text.contains(part);
        }
        for (Object item : Value.items(all, line)) {
            if (!comparable(one, item)) {
                throw new NeedsPython(line, "a comparison of " + Value.words(one));
            }
            if (Objects.equals(one, item)) {
                return true;
            }
        }
        return false;
    }

    static boolean isExpression(@Nullable Object value) {
        return value instanceof Expression;
    }
}
