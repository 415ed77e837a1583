package dev.aludel.script.literal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON documents as {@code json.loads} reads them and {@code json.dumps} writes them. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The document's value; what is no JSON is Python's to refuse. */
    static @Nullable Object read(String text, int line) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            Object value = value(parser, parser.nextToken(), line);
            if (parser.nextToken() != null) {
                throw new NeedsPython(line, "a text that is no JSON");
            }
            return value;
        } catch (JacksonException malformed) {
            throw new NeedsPython(line, "a text that is no JSON");
        }
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token, int line) {
        return switch (token) {
            case START_OBJECT -> {
                Map<Object, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = parser.currentName();
                    map.put(key, value(parser, parser.nextToken(), line));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.add(value(parser, next, line));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> Numbers.integer(new BigInteger(parser.getString()));
            case VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new NeedsPython(line, "a text that is no JSON");
        };
    }

    /** The value's document, with Python's blanks and all that isn't ASCII escaped. */
    static String write(@Nullable Object value, int line) {
        StringBuilder text = new StringBuilder();
        write(value, text, line);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder into, int line) {
        switch (value) {
            case null -> into.append("null");
            case Boolean bool -> into.append(bool);
            case Long number -> into.append(number);
            case BigInteger number -> into.append(number);
            case Double number when !number.isNaN() && !number.isInfinite() -> into.append(Numbers.text(number));
            case String text -> quote(text, into);
            case List<?> list -> list(list, into, line);
            case Value.Tuple tuple -> list(tuple.items(), into, line);
            case Row.Mapping row -> throw new NeedsPython(line, "json.dumps() of a row");
            case Map<?, ?> map -> {
                into.append('{');
                String separator = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (!(entry.getKey() instanceof String key)) {
                        throw new NeedsPython(line, "json.dumps() of a dict whose keys are no strings");
                    }
                    into.append(separator);
                    quote(key, into);
                    into.append(": ");
                    write(entry.getValue(), into, line);
                    separator = ", ";
                }
                into.append('}');
            }
            default -> throw new NeedsPython(line, "json.dumps() of " + Value.words(value));
        }
    }

    private static void list(List<?> items, StringBuilder into, int line) {
        into.append('[');
        String separator = "";
        for (Object item : items) {
            into.append(separator);
            write(item, into, line);
            separator = ", ";
        }
        into.append(']');
    }

    private static void quote(String text, StringBuilder into) {
        into.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> into.append("\\\"");
                case '\\' -> into.append("\\\\");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                case '\t' -> into.append("\\t");
                case '\f' -> into.append("\\f");
                case '\b' -> into.append("\\b");
                default -> {
                    if (character >= ' ' && character <= '~') {
                        into.append(character);
                    } else {
                        into.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    }
                }
            }
        }
        into.append('"');
    }
}
