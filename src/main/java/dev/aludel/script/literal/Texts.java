package dev.aludel.script.literal;

import dev.aludel.operation.Name;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
            case Value.Tuple tuple -> tuple(tuple.items(), line);
            case Row row -> tuple(row.cells(), line);
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

    private static String tuple(List<?> items, int line) {
        return shown("(", items, items.size() == 1 ? ",)" : ")", line);
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
            return Formats.format(text, arguments);
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
            case "strip/1" -> stripped(text, part(given, line), true, true);
            case "lstrip/1" -> stripped(text, part(given, line), true, false);
            case "rstrip/1" -> stripped(text, part(given, line), false, true);
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
        int[] all = text.codePoints().toArray();
        int start = 0;
        int end = all.length;
        while (before && start < end && characters.indexOf(all[start]) >= 0) {
            start++;
        }
        while (after && end > start && characters.indexOf(all[end - 1]) >= 0) {
            end--;
        }
        return new String(all, start, end - start);
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
