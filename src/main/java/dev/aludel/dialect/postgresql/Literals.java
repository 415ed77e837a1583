package dev.aludel.dialect.postgresql;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values written into SQL text. */
final class Literals {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

    private Literals() {}

    /** The value as a literal of the type. */
    static String of(@Nullable Object value, ColumnType declared) {
        ColumnType type = declared.in(PostgresqlDialect.NAME);
        if (type instanceof ColumnType.JsonType json && !(value == null && json.noneAsNull())) {
            return quoted(JsonText.of(value));
        }
        return switch (value) {
            case null -> "NULL";
            case Boolean bool when Expression.Family.of(type) == Expression.Family.INTEGER -> bool ? "1" : "0";
            case Boolean bool -> bool ? "true" : "false";
            case Number number
            when Expression.Family.of(type) == Expression.Family.BOOLEAN -> number.longValue() == 0 ? "false" : "true";
            case Number number -> number(number);
            case String text when isNumber(text, type) -> text;
            case String text -> quoted(text);
            case byte[] bytes -> quoted(new String(bytes, StandardCharsets.UTF_8));
            case LocalDateTime time -> quoted(DAY.format(time) + " " + time(time.toLocalTime()));
            case OffsetDateTime time ->
                quoted(DAY.format(time) + " " + time(time.toLocalTime()) + offset(time.getOffset()));
            case LocalTime time -> quoted(time(time));
            case OffsetTime time -> quoted(time(time.toLocalTime()) + offset(time.getOffset()));
            case Duration duration -> "make_interval(secs=>" + seconds(duration) + ")";
            case JsonValue json -> quoted(json.text());
            case List<?> list -> array(list, type);
            case Map<?, ?> map -> quoted(JsonText.of(map));
            default -> quoted(value.toString());
        };
    }

    /** Whether a string stands for a number: {@code cast("5", Integer)}. */
    private static boolean isNumber(String text, ColumnType type) {
        return switch (Expression.Family.of(type)) {
            case INTEGER -> text.matches("[+-]?\\d+");
            case NUMERIC -> text.matches("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
            default -> false;
        };
    }

    private static String array(List<?> list, ColumnType type) {
        ColumnType item = type instanceof ColumnType.ArrayType array ? array.item() : Expression.UNKNOWN;
        String inner = list.stream()
                .map(element -> element instanceof List<?> nested ? array(nested, type) : of(element, item))
                .collect(Collectors.joining(", "));
        return "ARRAY[" + inner + "]"
                + (list.isEmpty() && type instanceof ColumnType.ArrayType ? "::" + TypeSql.render(type) : "");
    }

    /** A string in quotes. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
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
