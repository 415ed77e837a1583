package dev.aludel.template;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Python's {@code str()} and {@code repr()} write them. */
final class PythonText {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    private PythonText() {}

    /** {@code str(value)}. */
    static String str(@Nullable Object value) {
        return value instanceof String text ? text : repr(value);
    }

    /** {@code repr(value)}; a date as {@code str()} writes it. */
    static String repr(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean truth -> truth ? "True" : "False";
            case String text -> quote(text);
            case List<?> items -> "[" + joined(items) + "]";
            case Tuple(List<?> items) -> "(" + joined(items) + (items.size() == 1 ? ",)" : ")");
            case LocalDateTime date -> local(date);
            case ZonedDateTime date -> local(date.toLocalDateTime()) + OFFSET.format(date);
            default -> value.toString();
        };
    }

    /** Whether Python takes the value for true. */
    static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case List<?> items -> !items.isEmpty();
            case Tuple(List<?> items) -> !items.isEmpty();
            case Number number -> number.longValue() != 0;
            default -> true;
        };
    }

    private static String local(LocalDateTime date) {
        return (date.getNano() / 1000 == 0 ? SECONDS : MICROSECONDS).format(date);
    }

    private static String joined(List<?> items) {
        return items.stream().map(PythonText::repr).collect(Collectors.joining(", "));
    }

    private static String quote(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (point == quote) {
                        quoted.append('\\').append(quote);
                    } else if (printable(point)) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append(escape(point));
                    }
                }
            }
        });
        return quoted.append(quote).toString();
    }

    private static String escape(int point) {
        return (point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(point);
    }

    private static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
