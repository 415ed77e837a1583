package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.operation.Name;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, bound to the parameters of a {@link Signature}. Immutable. */
public final class Bound {
    private final String label;
    private final Map<String, @Nullable Object> values;
    private final Map<String, @Nullable Object> defaults;
    private final List<@Nullable Object> rest;
    private final Map<String, @Nullable Object> keywords;

    Bound(
            String label,
            Map<String, @Nullable Object> values,
            Map<String, @Nullable Object> defaults,
            List<@Nullable Object> rest,
            Map<String, @Nullable Object> keywords) {
        this.label = label;
        this.values = values;
        this.defaults = defaults;
        this.rest = Collections.unmodifiableList(rest);
        this.keywords = Collections.unmodifiableMap(keywords);
    }

    /** Whether the caller gave the parameter a value, be it None. */
    public boolean given(String parameter) {
        return values.containsKey(parameter);
    }

    /** The value, or the parameter's default. */
    public @Nullable Object value(String parameter) {
        return values.containsKey(parameter) ? values.get(parameter) : defaults.get(parameter);
    }

    /** What {@code *args} collected. */
    public List<@Nullable Object> rest() {
        return rest;
    }

    /** What {@code **kw} collected, in the order given. */
    public Map<String, @Nullable Object> keywords() {
        return keywords;
    }

    /** The value as an instance of the class, or null for None. */
    public <T> @Nullable T as(String parameter, Class<T> type) {
        Object value = value(parameter);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw unfit(parameter, value);
    }

    /** The value, which must not be None. */
    public <T> T required(String parameter, Class<T> type) {
        T value = as(parameter, type);
        if (value == null) {
            throw unfit(parameter, null);
        }
        return value;
    }

    /** The value as text; a {@link Name} gives its text. */
    public @Nullable String string(String parameter) {
        Object value = value(parameter);
        return value instanceof Name name ? name.text() : as(parameter, String.class);
    }

    /** The value as an identifier: a string, or what {@code quoted_name} or {@code op.f} made. */
    public @Nullable Name name(String parameter) {
        return asName(parameter, value(parameter));
    }

    /** The value as an identifier, which must not be None. */
    public Name requiredName(String parameter) {
        Name name = name(parameter);
        if (name == null) {
            throw unfit(parameter, null);
        }
        return name;
    }

    /** The elements of a list as identifiers. */
    public List<Name> names(String parameter) {
        return list(parameter).stream()
                .map(value -> {
                    Name name = asName(parameter, value);
                    if (name == null) {
                        throw unfit(parameter, null);
                    }
                    return name;
                })
                .toList();
    }

    private @Nullable Name asName(String parameter, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Name name) {
            return name;
        }
        if (value instanceof String text) {
            return Name.of(text);
        }
        throw unfit(parameter, value);
    }

    /** Whether the value is true as Python sees it. */
    public boolean flag(String parameter) {
        return truth(value(parameter));
    }

    /** The same, or null for None. */
    public @Nullable Boolean flagOrNull(String parameter) {
        Object value = value(parameter);
        return value == null ? null : (Boolean) truth(value);
    }

    /** A whole number, or null for None. */
    public @Nullable Long integer(String parameter) {
        Object value = value(parameter);
        if (value == null) {
            return null;
        }
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger number) {
            return number.longValueExact();
        }
        throw unfit(parameter, value);
    }

    /** The elements of a list or tuple; none for None. */
    public List<@Nullable Object> list(String parameter) {
        Object value = value(parameter);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(list);
        }
        if (value instanceof String text) {
            // Python goes through a string letter by letter.
            return Collections.unmodifiableList(
                    text.codePoints().mapToObj(Character::toString).toList());
        }
        throw unfit(parameter, value);
    }

    static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /** What to throw where a parameter's value is of a kind it can't be. */
    public AludelException unfit(String parameter, @Nullable Object value) {
        String kind = value == null ? "None" : value.getClass().getSimpleName();
        return Misuse.argumentError("%s(): argument '%s' can't be %s".formatted(label, parameter, kind));
    }
}
