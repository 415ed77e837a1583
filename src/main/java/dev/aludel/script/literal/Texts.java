package dev.aludel.script.literal;

import dev.aludel.operation.Name;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Python's strings: what values look like in them, and their methods, as far as revisions write SQL with them. */
final class Texts {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Texts() {}

    /** {@code str(value)}. */
    static String text(@Nullable Object value, int line) {
        return switch (value) {
            case null -> "None";
            case String text -> text;
            case Name name -> name.text();
            case Boolean bool -> bool ? "True" : "False";
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case UUID identifier -> identifier.toString();
            case LocalDate date -> date.toString();
            case LocalDateTime time ->
                time.toLocalDate() + " " + time.toLocalTime().format(SECONDS);
            default -> throw new NeedsPython(line, Value.words(value) + " in a text");
        };
    }

    /** Whether the value is a string of Python's. */
    static boolean isText(@Nullable Object value) {
        return value instanceof String || value instanceof Name;
    }

    /** {@code text.name(…)}. */
    static @Nullable Object call(Evaluation evaluation, String text, String name, Arguments arguments) {
        int line = arguments.line();
        if (name.equals("format")) {
            return format(text, arguments);
        }
        if (!arguments.named().isEmpty()) {
            throw new NeedsPython(line, "str." + name + "() with named arguments");
        }
        List<@Nullable Object> given = arguments.positional();
        return switch (name + "/" + given.size()) {
            case "join/1" -> {
                List<String> parts = new ArrayList<>();
                for (Object item : Value.items(given.getFirst(), line)) {
                    if (!isText(item)) {
                        throw new NeedsPython(line, "str.join() of " + Value.words(item));
                    }
                    parts.add(text(item, line));
                }
                yield String.join(text, parts);
            }
            case "strip/0" -> stripped(text, true, true, line);
            case "lstrip/0" -> stripped(text, true, false, line);
            case "rstrip/0" -> stripped(text, false, true, line);
            case "upper/0" -> ascii(text, line).toUpperCase(Locale.ROOT);
            case "lower/0" -> ascii(text, line).toLowerCase(Locale.ROOT);
            case "replace/2" -> replaced(text, given, line);
            case "split/1" -> split(text, given.getFirst(), line);
            case "startswith/1" -> text.startsWith(part(given, line));
            case "endswith/1" -> text.endsWith(part(given, line));
            default -> throw new NeedsPython(line, "str." + name + "()");
        };
    }

    private static String part(List<@Nullable Object> given, int line) {
        if (given.getFirst() instanceof String part) {
            return part;
        }
        throw new NeedsPython(line, "a method of a string with " + Value.words(given.getFirst()));
    }

    private static String replaced(String text, List<@Nullable Object> given, int line) {
        if (given.getFirst() instanceof String old && !old.isEmpty() && given.getLast() instanceof String other) {
            return text.replace(old, other);
        }
        throw new NeedsPython(line, "str.replace()");
    }

    private static List<@Nullable Object> split(String text, @Nullable Object separator, int line) {
        if (!(separator instanceof String by) || by.isEmpty()) {
            throw new NeedsPython(line, "str.split()");
        }
        List<@Nullable Object> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
            parts.add(text.substring(from, at));
            from = at + by.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** The text, which must be ASCII: elsewhere Python and Java differ about letters and blanks. */
    private static String ascii(String text, int line) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                throw new NeedsPython(line, "a method of a string that isn't ASCII");
            }
        }
        return text;
    }

    private static String stripped(String text, boolean before, boolean after, int line) {
        int start = 0;
        int end = text.length();
        while (before && start < end && blank(text.charAt(start), line)) {
            start++;
        }
        while (after && end > start && blank(text.charAt(end - 1), line)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean blank(char character, int line) {
        if (character > 127) {
            throw new NeedsPython(line, "a method of a string that isn't ASCII");
        }
        return character == ' ' || character >= '\t' && character <= '\r' || character >= 0x1c && character <= 0x1f;
    }

    /** {@code text.format(…)} with plain fields. */
    private static String format(String text, Arguments arguments) {
        StringBuilder formatted = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == character;
            if (character != '{' && character != '}') {
                formatted.append(character);
            } else if (doubled) {
                formatted.append(character);
                i++;
            } else {
                int end = text.indexOf('}', i);
                if (character == '}' || end < 0) {
                    throw new NeedsPython(arguments.line(), "str.format() of this text");
                }
                String field = text.substring(i + 1, end);
                formatted.append(field(field.isEmpty() ? Integer.toString(next++) : field, arguments));
                i = end;
            }
        }
        return formatted.toString();
    }

    private static String field(String field, Arguments arguments) {
        boolean number = !field.isEmpty() && field.length() < 4 && field.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && Integer.parseInt(field) < arguments.positional().size()) {
            return text(arguments.positional().get(Integer.parseInt(field)), arguments.line());
        }
        if (!number && arguments.named().containsKey(field)) {
            return text(arguments.named().get(field), arguments.line());
        }
        throw new NeedsPython(arguments.line(), "str.format() with {" + field + "}");
    }

    /** {@code text % value} with {@code %s}, {@code %d} and {@code %(name)s}. */
    static String percent(String text, @Nullable Object value, int line) {
        List<?> values = value instanceof Value.Tuple tuple ? tuple.items() : Arrays.asList(value);
        StringBuilder formatted = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                formatted.append(text.charAt(i));
                continue;
            }
            char kind = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            int end = text.indexOf(")s", i);
            if (kind == '%') {
                formatted.append('%');
                i++;
            } else if (kind == '('
                    && end > 0
                    && value instanceof Map<?, ?> map
                    && map.containsKey(text.substring(i + 2, end))) {
                formatted.append(text(map.get(text.substring(i + 2, end)), line));
                i = end + 1;
            } else if ((kind == 's' || kind == 'd' && values.get(Math.min(next, values.size() - 1)) instanceof Long)
                    && next < values.size()) {
                formatted.append(text(values.get(next++), line));
                i++;
            } else {
                throw new NeedsPython(line, "a text formatted with %");
            }
        }
        if (next < values.size() && !(value instanceof Map)) {
            throw new NeedsPython(line, "a text formatted with %");
        }
        return formatted.toString();
    }

    /** {@code textwrap.dedent(text)}. */
    static String dedent(String text) {
        String[] lines = text.split("\n", -1);
        String margin = null;
        for (int i = 0; i < lines.length; i++) {
            int indented = 0;
            while (indented < lines[i].length()
                    && (lines[i].charAt(indented) == ' ' || lines[i].charAt(indented) == '\t')) {
                indented++;
            }
            if (indented == lines[i].length()) {
                lines[i] = "";
                continue;
            }
            String own = lines[i].substring(0, indented);
            int common = 0;
            while (margin != null
                    && common < Math.min(own.length(), margin.length())
                    && own.charAt(common) == margin.charAt(common)) {
                common++;
            }
            margin = margin == null ? own : margin.substring(0, common);
        }
        int cut = margin == null ? 0 : margin.length();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].length() >= cut ? lines[i].substring(cut) : lines[i];
        }
        return String.join("\n", lines);
    }
}
