package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Column;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Name;
import dev.aludel.operation.TextStatement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code postgresql_*} arguments of a construct, read by name without that prefix. */
record Options(Map<String, @Nullable Object> all) {

    private @Nullable Object value(String name) {
        return all.get("postgresql_" + name);
    }

    /** Whether it is given and true. */
    boolean on(String name) {
        return value(name) instanceof Boolean bool && bool;
    }

    /** True, false, or null where it isn't said. */
    @Nullable
    Boolean choice(String name) {
        return value(name) instanceof Boolean bool ? bool : null;
    }

    /** Its text, or null where it is missing or empty. */
    @Nullable
    String text(String name) {
        Object value = value(name);
        String text = value instanceof Name named ? named.text() : value instanceof String string ? string : null;
        return text == null || text.isEmpty() ? null : text;
    }

    /** An identifier, quoted, or null. */
    @Nullable
    String quoted(String name) {
        return value(name) instanceof Name named
                ? Identifiers.quote(named)
                : text(name) instanceof String text ? Identifiers.quote(text) : null;
    }

    /** A condition: an expression, or SQL as a string. */
    @Nullable
    Expression expression(String name) {
        Object value = value(name);
        return value instanceof Expression expression
                ? expression
                : value instanceof String text ? new TextStatement(text) : null;
    }

    /** Identifiers, quoted; one alone counts as a list of one. */
    List<String> quotedList(String name) {
        return switch (value(name)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(Options::quote).toList();
            case Object one -> List.of(quote(one));
        };
    }

    private static String quote(@Nullable Object identifier) {
        return switch (identifier) {
            case Name name -> Identifiers.quote(name);
            case Column column -> Identifiers.quote(column.name());
            case null -> "None";
            default -> Identifiers.quote(identifier.toString());
        };
    }

    /** A mapping, in the order it was written. */
    Map<?, ?> map(String name) {
        return value(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
