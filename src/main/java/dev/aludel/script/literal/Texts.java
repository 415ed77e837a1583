package dev.aludel.script.literal;

import dev.aludel.operation.Name;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's strings: what values look like in them, and their methods, as far as revisions write SQL with them. */
final class Texts {

    static final Set<String> METHODS = Set.of(
            "format",
            "join",
            "strip",
            "lstrip",
            "rstrip",
            "upper",
            "lower",
            "replace",
            "split",
            "rsplit",
            "startswith",
            "endswith",
            "splitlines",
            "title",
            "capitalize",
            "isdigit",
            "find",
            "count",
            "zfill",
            "removeprefix",
            "removesuffix",
            "partition");

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
            case Double number -> Numbers.text(number);
            case BigDecimal number -> number.toString();
            case List<?> list -> shown("[", list, "]", line);
            case Value.Tuple tuple when tuple.items().size() != 1 -> shown("(", tuple.items(), ")", line);
            case Map<?, ?> map -> {
                List<String> parts = new ArrayList<>();
                map.forEach((key, item) -> parts.add(shown(key, line) + ": " + shown(item, line)));
                yield "{" + String.join(", ", parts) + "}";
            }
            default -> {
                String time = Instants.text(value);
                if (time == null) {
                    throw new NeedsPython(line, Value.words(value) + " in a text");
                }
                yield time;
            }
        };
    }

    private static String shown(String open, List<?> items, String close, int line) {
        List<String> parts = new ArrayList<>();
        items.forEach(item -> parts.add(shown(item, line)));
        return open + String.join(", ", parts) + close;
    }

    /** {@code repr(value)}. */
    static String shown(@Nullable Object value, int line) {
        return switch (value) {
            case String text -> quoted(text, line);
            case UUID identifier -> "UUID('" + identifier + "')";
            case BigDecimal number -> "Decimal('" + number + "')";
            case null -> "None";
            default -> {
                if (Instants.text(value) != null || value instanceof Name) {
                    throw new NeedsPython(line, "repr() of " + Value.words(value));
                }
                yield text(value, line);
            }
        };
    }

    private static String quoted(String text, int line) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder shown = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                case '\\' -> shown.append("\\\\");
                default -> {
                    if (character < ' ' || character > '~') {
                        throw new NeedsPython(line, "repr() of a string that isn't ASCII");
                    }
                    shown.append(character == quote ? "\\" : "").append(character);
                }
            }
        }
        return shown.append(quote).toString();
    }

    /** A text in the form in which it is compared: a name is a text too. */
    static Object known(Object value) {
        return value instanceof Name name ? name.text() : value;
    }

    /** {@code text[index]}; a slice comes as {@link Expressions.Range}. */
    static String item(String text, @Nullable Object index, int line) {
        int[] characters = text.codePoints().toArray();
        if (index instanceof Expressions.Range range) {
            int start = range.start(characters.length);
            return new String(characters, start, range.end(characters.length) - start);
        }
        if (index instanceof Long position) {
            long at = position < 0 ? characters.length + position : position;
            if (at >= 0 && at < characters.length) {
                return Character.toString(characters[(int) at]);
            }
        }
        throw new NeedsPython(line, "an item of a string");
    }

    /** Whether the value is a string of Python's. */
    static boolean isText(@Nullable Object value) {
        return value instanceof String || value instanceof Name;
    }

    /** {@code text.name(…)}. */
    static @Nullable Object call(String text, String name, Arguments arguments) {
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
            case "strip/1" -> text.isEmpty() ? text : stripped(text, part(given, line), true, true);
            case "lstrip/1" -> text.isEmpty() ? text : stripped(text, part(given, line), true, false);
            case "rstrip/1" -> text.isEmpty() ? text : stripped(text, part(given, line), false, true);
            case "strip/0" -> stripped(text, true, true, line);
            case "lstrip/0" -> stripped(text, true, false, line);
            case "rstrip/0" -> stripped(text, false, true, line);
            case "upper/0" -> ascii(text, line).toUpperCase(Locale.ROOT);
            case "lower/0" -> ascii(text, line).toLowerCase(Locale.ROOT);
            case "replace/2" -> replaced(text, given, line);
            case "split/0" -> words(text, line);
            case "split/1" -> split(text, given.getFirst(), Long.MAX_VALUE, line);
            case "split/2" -> split(text, given.getFirst(), given.getLast(), line);
            case "rsplit/2" -> rightSplit(text, part(given, line), given.getLast(), line);
            case "partition/1" -> partition(text, part(given, line), line);
            case "splitlines/0" -> lines(text, line);
            case "startswith/1" -> parts(given, line).stream().anyMatch(text::startsWith);
            case "endswith/1" -> parts(given, line).stream().anyMatch(text::endsWith);
            case "removeprefix/1" ->
                text.startsWith(part(given, line))
                        ? text.substring(part(given, line).length())
                        : text;
            case "removesuffix/1" ->
                text.endsWith(part(given, line))
                        ? text.substring(0, text.length() - part(given, line).length())
                        : text;
            case "title/0" -> title(ascii(text, line));
            case "capitalize/0" ->
                ascii(text, line).isEmpty()
                        ? text
                        : text.substring(0, 1).toUpperCase(Locale.ROOT)
                                + text.substring(1).toLowerCase(Locale.ROOT);
            case "isdigit/0" ->
                !ascii(text, line).isEmpty()
                        && text.chars().allMatch(character -> character >= '0' && character <= '9');
            case "find/1" -> (long) ascii(text, line).indexOf(part(given, line));
            case "count/1" -> count(text, part(given, line), line);
            case "zfill/1" -> filled(text, given.getFirst(), line);
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

    /** What a text may begin or end with: a text or a tuple of them. */
    private static List<String> parts(List<@Nullable Object> given, int line) {
        if (!(given.getFirst() instanceof Value.Tuple tuple)) {
            return List.of(part(given, line));
        }
        List<String> parts = new ArrayList<>();
        for (Object item : tuple.items()) {
            parts.add(part(Arrays.asList(item), line));
        }
        return parts;
    }

    private static List<@Nullable Object> words(String text, int line) {
        List<@Nullable Object> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || blank(text.charAt(i), line);
            if (blank && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return words;
    }

    private static List<@Nullable Object> lines(String text, int line) {
        ascii(text, line);
        if (text.chars().anyMatch(c -> c != '\n' && c != '\r' && c != '\t' && c < ' ')) {
            throw new NeedsPython(line, "str.splitlines()");
        }
        return new ArrayList<>(text.lines().toList());
    }

    private static Value.Tuple partition(String text, String by, int line) {
        if (by.isEmpty()) {
            throw new NeedsPython(line, "str.partition()");
        }
        int at = text.indexOf(by);
        return new Value.Tuple(
                at < 0
                        ? Arrays.asList(text, "", "")
                        : Arrays.asList(text.substring(0, at), by, text.substring(at + by.length())));
    }

    private static List<@Nullable Object> rightSplit(String text, String by, @Nullable Object most, int line) {
        if (by.isEmpty() || !Long.valueOf(1).equals(most)) {
            throw new NeedsPython(line, "str.rsplit()");
        }
        int at = text.lastIndexOf(by);
        return new ArrayList<>(
                at < 0 ? List.of(text) : List.of(text.substring(0, at), text.substring(at + by.length())));
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder();
        boolean within = false;
        for (char character : text.toCharArray()) {
            title.append(within ? Character.toLowerCase(character) : Character.toUpperCase(character));
            within = Character.isLetter(character);
        }
        return title.toString();
    }

    private static long count(String text, String part, int line) {
        if (part.isEmpty()) {
            throw new NeedsPython(line, "str.count()");
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static String filled(String text, @Nullable Object width, int line) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        if (!(width instanceof Long wanted) || wanted > 1000 || signed) {
            throw new NeedsPython(line, "str.zfill()");
        }
        return "0".repeat((int) Math.max(0, wanted - text.codePointCount(0, text.length()))) + text;
    }

    private static String stripped(String text, String characters, boolean before, boolean after) {
        int start = 0;
        int end = text.length();
        while (before && start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (after && end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static List<@Nullable Object> split(
            String text, @Nullable Object separator, @Nullable Object most, int line) {
        if (!(separator instanceof String by) || by.isEmpty() || !(most instanceof Long limit) || limit < 0) {
            throw new NeedsPython(line, "str.split()");
        }
        List<@Nullable Object> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(by); at >= 0 && parts.size() < limit; at = text.indexOf(by, from)) {
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

    /** {@code format(value, format)}, as f-strings do. */
    static String formatted(@Nullable Object value, String format, int line) {
        Matcher matcher = FORMAT.matcher(format);
        if (format.isEmpty()) {
            return text(value, line);
        }
        if (Instants.isInstant(value) && format.startsWith("%")) {
            return Instants.formatted(value, format, line);
        }
        if (!matcher.matches()) {
            throw new NeedsPython(line, "a format");
        }
        boolean number = Numbers.isNumber(value);
        String places = matcher.group("places");
        String kind = matcher.group("kind") == null ? "" : matcher.group("kind");
        boolean grouped = matcher.group("grouped") != null;
        String body;
        if (number && (kind.equals("f") || kind.isEmpty() && places == null && Numbers.isInteger(value))
                || number && kind.equals("d") && places == null && Numbers.isInteger(value)) {
            body = kind.equals("f")
                    ? Numbers.fixed(Objects.requireNonNull(value), places == null ? 6 : Integer.parseInt(places), line)
                    : text(value, line);
        } else if (isText(value) && places == null && !grouped && (kind.equals("s") || kind.isEmpty())) {
            body = text(value, line);
        } else {
            throw new NeedsPython(line, "a format of " + Value.words(value));
        }
        if (grouped) {
            body = grouped(body);
        }
        int width = matcher.group("width") == null ? 0 : Integer.parseInt(matcher.group("width"));
        int missing = Math.max(0, width - body.codePointCount(0, body.length()));
        if (matcher.group("zero") != null) {
            if (!number || grouped || matcher.group("align") != null) {
                throw new NeedsPython(line, "a format");
            }
            int sign = body.startsWith("-") ? 1 : 0;
            return body.substring(0, sign) + "0".repeat(missing) + body.substring(sign);
        }
        String align = matcher.group("align") == null ? number ? ">" : "<" : matcher.group("align");
        int before = align.equals("<") ? 0 : align.equals(">") ? missing : missing / 2;
        return " ".repeat(before) + body + " ".repeat(missing - before);
    }

    private static final Pattern FORMAT = Pattern.compile(
            "(?<align>[<>^])?(?<zero>0)?(?<width>[0-9]{1,3})?(?<grouped>,)?(\\.(?<places>[0-9]{1,2}))?(?<kind>[dfs])?");

    private static String grouped(String digits) {
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = end - 3; at > 0 && Character.isDigit(digits.charAt(at - 1)); at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
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
                int colon = field.indexOf(':');
                String format = colon < 0 ? "" : field.substring(colon + 1);
                String name = colon < 0 ? field : field.substring(0, colon);
                Object value = field(name.isEmpty() ? Integer.toString(next++) : name, arguments);
                formatted.append(formatted(value, format, arguments.line()));
                i = end;
            }
        }
        return formatted.toString();
    }

    private static @Nullable Object field(String field, Arguments arguments) {
        boolean number = !field.isEmpty() && field.length() < 4 && field.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && Integer.parseInt(field) < arguments.positional().size()) {
            return arguments.positional().get(Integer.parseInt(field));
        }
        if (!number && arguments.named().containsKey(field)) {
            return arguments.named().get(field);
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
