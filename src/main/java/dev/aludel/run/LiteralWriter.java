package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.NonFiniteDecimal;
import dev.aludel.operation.TupleValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes bind values into PostgreSQL text as psycopg2 does. A string becomes an untyped literal, so the server infers
 * its type from where it stands; binds may stand where the extended protocol allows none (DDL, SET, DO).
 */
final class LiteralWriter {

    private LiteralWriter() {}

    /** The statement's text with its values in place; untouched where it has no parameters. */
    static String write(SqlStatement statement) {
        if (statement.parameters().isEmpty()) {
            return statement.sql();
        }
        Iterator<SqlStatement.Parameter> values = statement.parameters().iterator();
        return fill(statement.sql(), () -> {
            SqlStatement.Parameter next = values.next();
            return literal(next.value()) + (next.sqlType() == null ? "" : "::" + next.sqlType());
        });
    }

    /** The statement's text with {@code :name} where its binds stand: what an error shows. */
    static String named(SqlStatement statement) {
        if (statement.parameters().isEmpty()) {
            return statement.sql();
        }
        Iterator<SqlStatement.Parameter> values = statement.parameters().iterator();
        return fill(statement.sql(), () -> ":" + values.next().name());
    }

    private static String fill(String sql, java.util.function.Supplier<String> next) {
        StringBuilder text = new StringBuilder(sql.length() + 32);
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c != '?') {
                text.append(c);
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == '?') {
                text.append('?');
                i++;
            } else {
                text.append(next.get());
            }
        }
        return text.toString();
    }

    /** One value as a literal. */
    static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Boolean truth -> truth.toString();
            case Double number -> floating(number);
            case Float number -> floating(number.doubleValue());
            // psycopg2 has one literal for all of them
            case NonFiniteDecimal number -> "'NaN'::numeric";
            case BigDecimal number -> signed(number.toString());
            case BigInteger number -> signed(number.toString());
            case Number number -> signed(Long.toString(number.longValue()));
            case String text -> quoted(text);
            case JsonValue json -> quoted(json.text());
            case byte[] bytes -> quoted("\\x" + HexFormat.of().formatHex(bytes)) + "::bytea";
            case UUID uuid -> "'" + uuid + "'::uuid";
            case LocalDate date -> temporal(date, "date");
            case LocalTime time -> temporal(time, "time");
            case OffsetTime time -> temporal(time, "timetz");
            case LocalDateTime time -> temporal(time, "timestamp");
            case OffsetDateTime time -> temporal(time, "timestamptz");
            case Duration duration -> interval(duration);
            case TupleValue tuple ->
                tuple.values().stream().map(LiteralWriter::literal).collect(Collectors.joining(", ", "(", ")"));
            case List<?> list -> array(list);
            default ->
                throw new AludelException(Problem.of(
                        "unsupported-value",
                        "can't adapt type '" + value.getClass().getName() + "'"));
        };
    }

    private static String array(List<?> list) {
        if (list.isEmpty()) {
            return "'{}'";
        }
        if (allNull(list)) {
            return "'" + nulls(list) + "'";
        }
        return list.stream().map(LiteralWriter::literal).collect(Collectors.joining(",", "ARRAY[", "]"));
    }

    private static boolean allNull(List<?> list) {
        return !list.isEmpty()
                && list.stream().allMatch(item -> item == null || item instanceof List<?> inner && allNull(inner));
    }

    private static String nulls(List<?> list) {
        return list.stream()
                .map(item -> item instanceof List<?> inner ? nulls(inner) : "NULL")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A literal that means the same whatever {@code standard_conforming_strings} says when it arrives. */
    private static String quoted(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new AludelException(
                    Problem.of("nul-character", "A string literal cannot contain NUL (0x00) characters."));
        }
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : " E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** A blank goes before a minus, so that {@code 1-:n} doesn't become a comment. */
    private static String signed(String number) {
        return number.startsWith("-") ? " " + number : number;
    }

    private static String floating(double number) {
        if (Double.isNaN(number)) {
            return "'NaN'::float";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "'Infinity'::float" : "'-Infinity'::float";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        double size = Math.abs(number);
        if (size != 0 && (size < 1e-4 || size >= 1e16)) {
            return signed(exact.round(java.math.MathContext.UNLIMITED).toString());
        }
        return signed((exact.scale() <= 0 ? exact.setScale(1) : exact).toPlainString());
    }

    private static String temporal(Temporal value, String type) {
        return "'" + value + "'::" + type;
    }

    private static String interval(Duration duration) {
        long days = Math.floorDiv(duration.getSeconds(), 86_400L);
        long seconds = Math.floorMod(duration.getSeconds(), 86_400L);
        return "'%d days %d.%06d seconds'::interval".formatted(days, seconds, duration.getNano() / 1000);
    }
}
