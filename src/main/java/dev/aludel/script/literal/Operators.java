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
        if (left instanceof Value.Later
                || right instanceof Value.Later
                || operator.equals("mod") && evaluation.rehearses() && Answers.reach(right)) {
            return Answers.of(left, right);
        }
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
                    return Formats.percent(Texts.text(left, line), right, line);
                }
            }
            case "mul" -> {
                if (Texts.isText(left) && right instanceof Long times && times >= 0 && times < 10_000) {
                    return Texts.text(left, line).repeat(times.intValue());
                }
            }
            default -> {}
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.binary(Objects.requireNonNull(left), operator, Objects.requireNonNull(right), line);
        }
        if (left instanceof Value.SetOf first && right instanceof Value.SetOf second) {
            return Containers.combined(first, operator, second, line);
        }
        Object moved = Instants.moved(left, operator, right, line);
        if (moved != null) {
            return moved;
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
        if (operand instanceof Value.Later answer) {
            return answer;
        }
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
        if (evaluation.rehearses() && (Answers.reach(left) || Answers.reach(right))) {
            return Answers.of(left, right);
        }
        if (isExpression(left) || isExpression(right)) {
            if (left instanceof TextStatement || !isExpression(left) || !COMPARISONS.contains(operator)) {
                throw new NeedsPython(line, "a comparison with an expression");
            }
            return evaluation.construct(
                    line, "ColumnElement." + operator, evaluation.lowered(Arrays.asList(left, right), line), Map.of());
        }
        return switch (operator) {
            case "is", "is not" -> same(left, right, line) == operator.equals("is");
            case "eq" -> Containers.equal(left, right, line);
            case "ne" -> !Containers.equal(left, right, line);
            case "in" -> Containers.contains(right, left, line);
            case "not in" -> !Containers.contains(right, left, line);
            case "lt" -> Numbers.order(left, right, line) < 0;
            case "le" -> Numbers.order(left, right, line) <= 0;
            case "gt" -> Numbers.order(left, right, line) > 0;
            case "ge" -> Numbers.order(left, right, line) >= 0;
            default -> throw new NeedsPython(line, "a comparison of " + Value.words(left));
        };
    }

    /** Whether the two are one object, which is certain of None and of truth. */
    private static boolean same(@Nullable Object left, @Nullable Object right, int line) {
        boolean certain = left == null || right == null || left instanceof Boolean && right instanceof Boolean;
        if (!certain || left instanceof Value.Unknown || right instanceof Value.Unknown) {
            throw new NeedsPython(line, "a comparison of " + Value.words(left));
        }
        return Objects.equals(left, right);
    }

    static boolean isExpression(@Nullable Object value) {
        return value instanceof Expression;
    }
}
