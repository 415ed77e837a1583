package dev.aludel.script.literal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Arithmetic and comparison as Python does it, where both languages are sure to agree. */
final class Numbers {

    private static final Set<String> DIVISIONS = Set.of("truediv", "floordiv", "mod");

    private Numbers() {}

    /** An integer in the form that the evaluator keeps it in. */
    static Object integer(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** {@code repr} of a float: the shortest digits that give it back, with an exponent where Python has one. */
    static String text(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        // Java writes two digits where one is enough: of the least numbers that there are
        BigDecimal shorter = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
        if (shorter.doubleValue() == number) {
            digits = shorter.stripTrailingZeros();
        }
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String all = digits.unscaledValue().abs().toString();
        String sign = number < 0 ? "-" : "";
        String fraction = all.length() > 1 ? "." + all.substring(1) : "";
        int shown = Math.abs(exponent);
        return sign + all.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (shown < 10 ? "0" : "") + shown;
    }

    /** A number of Python's: an int, a float or a Decimal; a bool is none here. */
    static boolean isNumber(@Nullable Object value) {
        return isInteger(value) || value instanceof Double || value instanceof BigDecimal;
    }

    static boolean isInteger(@Nullable Object value) {
        return value instanceof Long || value instanceof BigInteger;
    }

    private static BigInteger big(Object integer) {
        return integer instanceof BigInteger known ? known : BigInteger.valueOf((Long) integer);
    }

    /** The value of an operator between two numbers. */
    static Object binary(Object left, String operator, Object right, int line) {
        if (isInteger(left) && isInteger(right)) {
            return integers(big(left), operator, big(right), line);
        }
        if (left instanceof BigDecimal || right instanceof BigDecimal) {
            if (left instanceof Double || right instanceof Double) {
                throw new NeedsPython(line, "an operator on a Decimal and a float");
            }
            return decimals(decimal(left), operator, decimal(right), line);
        }
        return doubles(floating(left, line), operator, floating(right, line), line);
    }

    /** A number as a float, which an integer may be too large for. */
    private static double floating(Object number, int line) {
        double floating = ((Number) number).doubleValue();
        if (Double.isInfinite(floating) && !(number instanceof Double)) {
            throw new NeedsPython(line, "a number too large for a float");
        }
        return floating;
    }

    private static Object integers(BigInteger left, String operator, BigInteger right, int line) {
        if (right.signum() == 0 && DIVISIONS.contains(operator)) {
            throw new NeedsPython(line, "a division by zero");
        }
        return switch (operator) {
            case "add" -> integer(left.add(right));
            case "sub" -> integer(left.subtract(right));
            case "mul" -> integer(left.multiply(right));
            case "floordiv" -> integer(floored(left, right));
            case "mod" -> integer(left.subtract(floored(left, right).multiply(right)));
            case "truediv" -> {
                if (left.bitLength() > 53 || right.bitLength() > 53) {
                    throw new NeedsPython(line, "a number of many digits");
                }
                yield left.doubleValue() / right.doubleValue();
            }
            default -> throw new NeedsPython(line, "arithmetic");
        };
    }

    private static BigInteger floored(BigInteger left, BigInteger right) {
        BigInteger[] parts = left.divideAndRemainder(right);
        return parts[1].signum() != 0 && parts[1].signum() != right.signum()
                ? parts[0].subtract(BigInteger.ONE)
                : parts[0];
    }

    private static Object doubles(double left, String operator, double right, int line) {
        if (right == 0 && DIVISIONS.contains(operator)) {
            throw new NeedsPython(line, "a division by zero");
        }
        return switch (operator) {
            case "add" -> left + right;
            case "sub" -> left - right;
            case "mul" -> left * right;
            case "truediv" -> left / right;
            default -> throw new NeedsPython(line, "arithmetic");
        };
    }

    /** Decimal's default context: 28 digits, half to even; where a result has fewer, both languages give the same. */
    private static Object decimals(BigDecimal left, String operator, BigDecimal right, int line) {
        BigDecimal result = switch (operator) {
            case "add" -> left.add(right);
            case "sub" -> left.subtract(right);
            case "mul" -> left.multiply(right);
            case "truediv" -> divided(left, right, line);
            default -> throw new NeedsPython(line, "arithmetic");
        };
        // Python's has a negative nothing
        boolean signed = operator.equals("mul") || operator.equals("truediv");
        if (result.signum() == 0 && signed && (left.signum() < 0 || right.signum() < 0)) {
            throw new NeedsPython(line, "a Decimal of nothing");
        }
        if (result.precision() > 28) {
            throw new NeedsPython(line, "a Decimal of many digits");
        }
        return result;
    }

    private static BigDecimal divided(BigDecimal left, BigDecimal right, int line) {
        if (right.signum() == 0) {
            throw new NeedsPython(line, "a division by zero");
        }
        return left.divide(right, new MathContext(28, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal decimal(Object number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case Long whole -> BigDecimal.valueOf(whole);
            case BigInteger whole -> new BigDecimal(whole);
            default -> new BigDecimal((Double) number);
        };
    }

    /** Whether two values are equal; empty where it takes Python to say. */
    static @Nullable Boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return plain(left) && plain(right) ? left == right : null;
        }
        if (isNumber(left) && isNumber(right)) {
            return finite(left) && finite(right) ? decimal(left).compareTo(decimal(right)) == 0 : null;
        }
        if (left instanceof Boolean && isNumber(right) || isNumber(left) && right instanceof Boolean) {
            return null;
        }
        List<@Nullable Object> first = sequence(left);
        List<@Nullable Object> second = sequence(right);
        if (first != null && second != null) {
            return left instanceof List == right instanceof List ? equalItems(first, second) : (Boolean) false;
        }
        if (left instanceof OffsetDateTime one && right instanceof OffsetDateTime other) {
            return one.isEqual(other);
        }
        if (left instanceof Value.Member || right instanceof Value.Member) {
            return left instanceof Value.Member && right instanceof Value.Member ? (Boolean) left.equals(right) : null;
        }
        return plain(left) && plain(right) ? (Boolean) Texts.known(left).equals(Texts.known(right)) : null;
    }

    private static @Nullable List<@Nullable Object> sequence(Object value) {
        return switch (value) {
            case List<?> list -> Collections.unmodifiableList(list);
            case Value.Tuple tuple -> tuple.items();
            case Row row -> row.cells();
            default -> null;
        };
    }

    private static @Nullable Boolean equalItems(List<@Nullable Object> left, List<@Nullable Object> right) {
        if (left.size() != right.size()) {
            return false;
        }
        boolean all = true;
        for (int i = 0; i < left.size(); i++) {
            Boolean one = equal(left.get(i), right.get(i));
            if (one == null) {
                return null;
            }
            all &= one;
        }
        return all;
    }

    private static boolean finite(Object number) {
        return !(number instanceof Double floating) || Double.isFinite(floating);
    }

    /** Whether it is a value that is equal to none of another class of these. */
    private static boolean plain(@Nullable Object value) {
        return value == null
                || Texts.isText(value)
                || value instanceof Boolean
                || isNumber(value)
                || value instanceof UUID
                || value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof OffsetDateTime
                || value instanceof Duration
                || value instanceof List
                || value instanceof Value.Tuple
                || value instanceof Row;
    }

    /** What comes first: less than 0 where it is the left one. */
    static int order(@Nullable Object left, @Nullable Object right, int line) {
        if (isNumber(left)
                && isNumber(right)
                && finite(Objects.requireNonNull(left))
                && finite(Objects.requireNonNull(right))) {
            return decimal(left).compareTo(decimal(right));
        }
        if (Texts.isText(left) && Texts.isText(right)) {
            return byCodePoints(Texts.text(left, line), Texts.text(right, line));
        }
        if (left instanceof LocalDate one && right instanceof LocalDate other) {
            return one.compareTo(other);
        }
        if (left instanceof LocalDateTime one && right instanceof LocalDateTime other) {
            return one.compareTo(other);
        }
        if (left instanceof OffsetDateTime one && right instanceof OffsetDateTime other) {
            return one.toInstant().compareTo(other.toInstant());
        }
        throw new NeedsPython(line, "a comparison of " + Value.words(left));
    }

    /** Java compares the halves of what lies beyond the first plane; Python compares characters. */
    private static int byCodePoints(String left, String right) {
        int[] first = left.codePoints().toArray();
        int[] second = right.codePoints().toArray();
        return Arrays.compare(first, second);
    }

    /** {@code int(value)}. */
    static Object toInteger(@Nullable Object value, int line) {
        return switch (value) {
            case Long number -> number;
            case BigInteger number -> number;
            case Boolean bool -> bool ? 1L : 0L;
            case BigDecimal number -> integer(number.toBigInteger());
            case Double number when Double.isFinite(number) -> integer(new BigDecimal(number).toBigInteger());
            case String text when text.strip().matches("[+-]?[0-9]{1,30}") -> integer(new BigInteger(text.strip()));
            case null, default -> throw new NeedsPython(line, "int() of " + Value.words(value));
        };
    }

    /** {@code float(value)}. */
    static Object toFloat(@Nullable Object value, int line) {
        return switch (value) {
            case Long number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case Double number -> number;
            case String text
            when text.strip().matches("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?") -> Double.valueOf(text.strip());
            case null, default -> throw new NeedsPython(line, "float() of " + Value.words(value));
        };
    }

    /** {@code round(value, digits)}. */
    static Object rounded(@Nullable Object value, @Nullable Object digits, int line) {
        boolean whole = digits == Arguments.ABSENT || digits == null;
        if (value instanceof Long number && whole) {
            return number;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            if (whole) {
                return integer(new BigDecimal(number)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigInteger());
            }
            if (digits instanceof Long places && places >= 0 && places < 20) {
                double rounded = new BigDecimal(number)
                        .setScale(places.intValue(), RoundingMode.HALF_EVEN)
                        .doubleValue();
                return Math.copySign(rounded, number);
            }
        }
        throw new NeedsPython(line, "round() of " + Value.words(value));
    }

    /** A number's text with so many places, as {@code format(value, ".2f")} gives it. */
    static String fixed(Object number, int places, int line) {
        if (!finite(number)) {
            throw new NeedsPython(line, "a text of a number that isn't finite");
        }
        BigDecimal exact = isInteger(number) ? new BigDecimal(floating(number, line)) : decimal(number);
        String text = exact.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        boolean negative = number instanceof Double floating && 1 / floating < 0 || exact.signum() < 0;
        return negative && !text.startsWith("-") ? "-" + text : text;
    }

    /** A method of a Decimal. */
    static Value.Function ofDecimal(BigDecimal number, String name, int line) {
        if (!name.equals("quantize")) {
            throw new NeedsPython(line, "the attribute " + name + " of a Decimal");
        }
        return new Value.Function(name, (evaluation, arguments) -> {
            List<@Nullable Object> given = arguments.of("exp", "rounding");
            RoundingMode rounding = given.getLast() == Arguments.ABSENT || given.getLast() == null
                    ? RoundingMode.HALF_EVEN
                    : ROUNDING.get(String.valueOf(given.getLast()));
            if (!(given.getFirst() instanceof BigDecimal places) || rounding == null) {
                throw new NeedsPython(arguments.line(), "Decimal.quantize()");
            }
            BigDecimal rounded = number.setScale(places.scale(), rounding);
            // Python's has a negative nothing
            if (rounded.precision() > 28 || rounded.signum() == 0 && number.signum() < 0) {
                throw new NeedsPython(arguments.line(), "a Decimal of many digits, or of nothing");
            }
            return rounded;
        });
    }

    /** How a Decimal is rounded, by the names that the module {@code decimal} has for it. */
    static final Map<String, RoundingMode> ROUNDING = Map.of(
            "ROUND_HALF_UP", RoundingMode.HALF_UP,
            "ROUND_HALF_EVEN", RoundingMode.HALF_EVEN,
            "ROUND_HALF_DOWN", RoundingMode.HALF_DOWN,
            "ROUND_UP", RoundingMode.UP,
            "ROUND_DOWN", RoundingMode.DOWN,
            "ROUND_FLOOR", RoundingMode.FLOOR,
            "ROUND_CEILING", RoundingMode.CEILING);
}
