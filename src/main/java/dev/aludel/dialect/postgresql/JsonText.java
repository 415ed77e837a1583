package dev.aludel.dialect.postgresql;

import dev.aludel.operation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as JSON text, spaced and escaped as Python's {@code json.dumps} does it. */
final class JsonText {

    private JsonText() {}

    /** The document. */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case JsonValue json -> json.text();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> string(String.valueOf(entry.getKey())) + ": " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(JsonText::of).collect(Collectors.joining(", ", "[", "]"));
            case Boolean bool -> bool ? "true" : "false";
            case Number number -> Literals.number(number);
            default -> string(value.toString());
        };
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c < ' ' || c > '~') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
