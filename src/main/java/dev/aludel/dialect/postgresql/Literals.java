package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.CompileError;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values written into SQL text. */
final class Literals {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

    private Literals() {}

    /** Stands for a backslash inside a literal until the dialect knows whether it is doubled. */
    private static final char BACKSLASH = '\uE002';

    /**
     * The value as a literal of the type.
     *
     * @throws dev.aludel.error.AludelException code {@code compile-error} where the type has no such value
     */
    static String of(@Nullable Object value, ColumnType declared) {
        if (value == null) {
            return "NULL";
        }
        ColumnType type = declared.in(PostgresqlDialect.NAME);
        if (value instanceof Expression expression) {
            throw CompileError.of(
                    "Could not render the expression %s as a literal; write it with op.execute(insert(...))"
                            .formatted(ExpressionSql.render(expression)));
        }
        String text = switch (Expression.Family.of(type)) {
            case INTEGER -> integer(value);
            case NUMERIC -> numeric(value);
            case STRING -> value instanceof String string ? quoted(string) : null;
            case BOOLEAN -> truth(value);
            case DATE -> isoformat(value, iso -> iso.split("T")[0]);
            case TIME -> isoformat(value, iso -> iso.substring(iso.indexOf('T') + 1));
            case DATETIME -> isoformat(value, iso -> iso.replace('T', ' '));
            case INTERVAL -> value instanceof Duration duration ? interval(duration) : null;
            case BINARY -> value instanceof byte[] bytes ? quoted(new String(bytes, StandardCharsets.UTF_8)) : null;
            case UUID -> uuid(value, (ColumnType.UuidType) type);
            case ARRAY -> value instanceof List<?> list ? array(list, type) : null;
            case JSON -> quoted(JsonText.of(value));
            case NONE, OTHER -> byItself(value);
        };
        if (text == null) {
            throw CompileError.of("Could not render literal value \"%s\" with datatype %s"
                    .formatted(value instanceof String string ? "'" + string + "'" : value, TypeSql.render(type)));
        }
        return text;
    }

    private static @Nullable String integer(Object value) {
        return switch (value) {
            case Boolean bool -> bool ? "1" : "0";
            case BigDecimal decimal -> decimal.toBigInteger().toString();
            case Double real -> new BigDecimal(real).toBigInteger().toString();
            case Number number -> number.toString();
            case String text when text.strip().matches("[+-]?\\d+") -> new BigInteger(text.strip()).toString();
            default -> null;
        };
    }

    private static @Nullable String numeric(Object value) {
        return switch (value) {
            case Boolean bool -> bool ? "True" : "False";
            case Number number -> number(number);
            case String text when text.strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?") -> text;
            default -> null;
        };
    }

    private static @Nullable String truth(Object value) {
        return switch (value) {
            case Boolean bool -> bool.toString();
            case Number number when number.doubleValue() == 0 -> "false";
            case Number number when number.doubleValue() == 1 -> "true";
            default -> null;
        };
    }

    private static @Nullable String isoformat(Object value, UnaryOperator<String> part) {
        String iso = iso(value);
        return iso == null ? null : quoted(part.apply(iso));
    }

    /** Python's {@code isoformat()}; null for what is no date and no time. */
    private static @Nullable String iso(Object value) {
        return switch (value) {
            case LocalDate day -> DAY.format(day);
            case LocalDateTime time -> DAY.format(time) + "T" + time(time.toLocalTime());
            case OffsetDateTime time -> DAY.format(time) + "T" + time(time.toLocalTime()) + offset(time.getOffset());
            case LocalTime time -> time(time);
            case OffsetTime time -> time(time.toLocalTime()) + offset(time.getOffset());
            default -> null;
        };
    }

    private static @Nullable String uuid(Object value, ColumnType.UuidType type) {
        if (!type.asUuid()) {
            return value instanceof String text ? quoted(text.replace("-", "")) : null;
        }
        if (!type.nativeType()) {
            return value instanceof UUID ? quoted(value.toString().replace("-", "")) : null;
        }
        return switch (value) {
            case Boolean bool -> bool ? "'True'" : "'False'";
            case Number number -> quoted(number(number));
            default -> {
                String iso = iso(value);
                yield quoted(iso == null ? value.toString() : iso.replace('T', ' '));
            }
        };
    }

    private static String interval(Duration duration) {
        return "make_interval(secs=>" + seconds(duration) + ")";
    }

    /** A value whose type says nothing about literals. */
    private static String byItself(Object value) {
        return switch (value) {
            case Boolean bool -> bool.toString();
            case Number number -> number(number);
            case String text -> quoted(text);
            case byte[] bytes -> quoted(new String(bytes, StandardCharsets.UTF_8));
            case Duration duration -> interval(duration);
            case JsonValue json -> quoted(json.text());
            case List<?> list -> array(list, Expression.UNKNOWN);
            case Map<?, ?> map -> quoted(JsonText.of(map));
            default -> {
                String iso = iso(value);
                yield quoted(iso == null ? value.toString() : iso.replace('T', ' '));
            }
        };
    }

    private static String array(List<?> list, ColumnType type) {
        ColumnType item = type instanceof ColumnType.ArrayType array ? array.item() : Expression.UNKNOWN;
        String inner = list.stream()
                .map(element -> element instanceof List<?> nested ? array(nested, type) : of(element, item))
                .collect(Collectors.joining(", "));
        return "ARRAY[" + inner + "]";
    }

    /** A string in quotes; its backslashes wait for {@link #withBackslashes}. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''").replace('\\', BACKSLASH) + "'";
    }

    /** Finished SQL with the backslashes of its literals in it, doubled or as they are. */
    static String withBackslashes(String sql, boolean doubled) {
        return sql.indexOf(BACKSLASH) < 0 ? sql : sql.replace(String.valueOf(BACKSLASH), doubled ? "\\\\" : "\\");
    }

    /** A number as Python prints it. */
    static String number(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal.toString();
            case Double real -> real(real);
            default -> number.toString();
        };
    }

    private static String real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (value != 0 && (exponent < -4 || exponent >= 16)) {
            String digits = decimal.unscaledValue().abs().toString();
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return (value < 0 ? "-" : "")
                    + mantissa
                    + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        String plain = value == 0 ? "0" : decimal.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static String time(LocalTime time) {
        return time.getNano() < 1000 ? SECONDS.format(time) : MICROSECONDS.format(time);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    private static String seconds(Duration duration) {
        return real(duration.getSeconds() + duration.getNano() / 1e9);
    }
}
