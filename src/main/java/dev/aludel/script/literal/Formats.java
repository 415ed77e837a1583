package dev.aludel.script.literal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values in texts by a format: f-strings, {@code str.format} and {@code %}, as far as all Pythons agree on them. */
final class Formats {

    private Formats() {}

    /** {@code format(value, format)}, as f-strings do. */
    static String formatted(@Nullable Object value, String format, int line) {
        Matcher matcher = FORMAT.matcher(format);
        if (format.isEmpty()) {
            return Texts.text(value, line);
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
            body = kind.equals("f") ? fixed(Objects.requireNonNull(value), places, line) : Texts.text(value, line);
        } else if (Texts.isText(value) && places == null && !grouped && (kind.equals("s") || kind.isEmpty())) {
            body = Texts.text(value, line);
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

    /** Six places are what a number has, unless it says itself. */
    private static String fixed(Object number, @Nullable String places, int line) {
        if (places == null && number instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return Numbers.fixed(number, places == null ? 6 : Integer.parseInt(places), line);
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
    static String format(String text, Arguments arguments) {
        StringBuilder formatted = new StringBuilder();
        int next = 0;
        boolean numbered = false;
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
                numbered |= !name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9';
                if (numbered && (next > 0 || name.isEmpty())) {
                    throw new NeedsPython(arguments.line(), "str.format() with fields of both kinds");
                }
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
        if (value instanceof Row) {
            throw new NeedsPython(line, "a text formatted with % and a row");
        }
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
            boolean known = next < values.size() && (kind == 's' || kind == 'd' && values.get(next) instanceof Long);
            if (kind == '%') {
                formatted.append('%');
                i++;
            } else if (kind == '('
                    && next == 0
                    && end > 0
                    && value instanceof Map<?, ?> map
                    && map.containsKey(text.substring(i + 2, end))) {
                formatted.append(Texts.text(map.get(text.substring(i + 2, end)), line));
                i = end + 1;
            } else if (known && !(value instanceof Map && text.contains("%("))) {
                formatted.append(Texts.text(values.get(next++), line));
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
}
