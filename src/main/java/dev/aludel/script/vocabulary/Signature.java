package dev.aludel.script.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A callable's parameters, written as Python writes them, and how arguments are bound to them. Errors are Python's, to
 * the byte. Immutable.
 */
public final class Signature {

    private record Parameter(
            String name, boolean required, @Nullable Object defaultValue) {}

    private final String name;
    private final String label;
    private final int implied;
    private final List<Parameter> positional = new ArrayList<>();
    private final List<Parameter> keywordOnly = new ArrayList<>();
    private final Map<String, @Nullable Object> defaults = new HashMap<>();
    private @Nullable String rest;
    private @Nullable String keywords;

    private Signature(String name, String label, int implied) {
        this.name = name;
        this.label = label;
        this.implied = implied;
    }

    /**
     * Reads a signature such as {@code create_index(name, columns, *, unique=False, **kw)}. Defaults are None, True,
     * False, whole numbers and strings in single quotes. A name that starts with a capital is a class.
     */
    public static Signature of(String text) {
        int open = text.indexOf('(');
        String name = text.substring(0, open);
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean initializer = Character.isUpperCase(last.charAt(0));
        String inner = text.substring(open + 1, text.lastIndexOf(')')).strip();
        String label = initializer && !inner.isEmpty() ? last + ".__init__" : last;
        Signature signature = new Signature(name, label, initializer ? 1 : 0);
        if (!inner.isEmpty()) {
            for (String part : inner.split("\\s*,\\s*", -1)) {
                signature.add(part);
            }
        }
        return signature;
    }

    private void add(String part) {
        if (part.startsWith("**")) {
            keywords = part.substring(2);
        } else if (part.startsWith("*")) {
            rest = part.substring(1);
        } else {
            int equals = part.indexOf('=');
            Parameter parameter = equals < 0
                    ? new Parameter(part, true, null)
                    : new Parameter(part.substring(0, equals), false, literal(part.substring(equals + 1)));
            (rest == null ? positional : keywordOnly).add(parameter);
            if (!parameter.required()) {
                defaults.put(parameter.name(), parameter.defaultValue());
            }
        }
    }

    private static @Nullable Object literal(String text) {
        return switch (text) {
            case "None" -> null;
            case "True" -> true;
            case "False" -> false;
            default -> text.startsWith("'") ? text.substring(1, text.length() - 1) : (Object) Long.valueOf(text);
        };
    }

    /** The callable's name as registered, such as {@code postgresql.JSONB}. */
    public String name() {
        return name;
    }

    /**
     * Binds a call's arguments.
     *
     * @throws dev.aludel.error.AludelException code {@code type-error}, with Python's words
     */
    public Bound bind(List<? extends @Nullable Object> arguments, Map<String, ? extends @Nullable Object> named) {
        if (positional.isEmpty() && keywordOnly.isEmpty() && rest == null && keywords == null) {
            if (!arguments.isEmpty() || !named.isEmpty()) {
                throw Misuse.typeError(implied == 1 ? label + "() takes no arguments" : tooMany(arguments.size()));
            }
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        int taken = Math.min(arguments.size(), positional.size());
        for (int i = 0; i < taken; i++) {
            values.put(positional.get(i).name(), arguments.get(i));
        }
        Map<String, @Nullable Object> extra = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        positional.forEach(parameter -> known.add(parameter.name()));
        keywordOnly.forEach(parameter -> known.add(parameter.name()));
        named.forEach((key, value) -> {
            if (known.contains(key)) {
                if (values.containsKey(key)) {
                    throw Misuse.typeError(label + "() got multiple values for argument '" + key + "'");
                }
                values.put(key, value);
            } else if (keywords != null) {
                extra.put(key, value);
            } else {
                throw Misuse.typeError(label + "() got an unexpected keyword argument '" + key + "'");
            }
        });
        boolean collects = rest != null && !rest.isEmpty();
        if (arguments.size() > positional.size() && !collects) {
            throw Misuse.typeError(tooMany(arguments.size()));
        }
        requireAll(positional, values, "positional");
        requireAll(keywordOnly, values, "keyword-only");
        List<@Nullable Object> others =
                collects ? new ArrayList<>(arguments.subList(taken, arguments.size())) : new ArrayList<>();
        return new Bound(label, values, defaults, others, extra);
    }

    private void requireAll(List<Parameter> parameters, Map<String, @Nullable Object> values, String kind) {
        List<String> missing = parameters.stream()
                .filter(parameter -> parameter.required() && !values.containsKey(parameter.name()))
                .map(parameter -> "'" + parameter.name() + "'")
                .toList();
        if (!missing.isEmpty()) {
            throw Misuse.typeError("%s() missing %d required %s argument%s: %s"
                    .formatted(label, missing.size(), kind, missing.size() == 1 ? "" : "s", enumerate(missing)));
        }
    }

    private static String enumerate(List<String> items) {
        return switch (items.size()) {
            case 1 -> items.get(0);
            case 2 -> items.get(0) + " and " + items.get(1);
            default ->
                items.subList(0, items.size() - 1).stream().collect(Collectors.joining(", "))
                        + ", and "
                        + items.get(items.size() - 1);
        };
    }

    private String tooMany(int given) {
        int most = positional.size() + implied;
        int least = (int) positional.stream().filter(Parameter::required).count() + implied;
        String takes = least == most
                ? "takes %d positional argument%s".formatted(most, most == 1 ? "" : "s")
                : "takes from %d to %d positional arguments".formatted(least, most);
        int all = given + implied;
        return "%s() %s but %d %s given".formatted(label, takes, all, all == 1 ? "was" : "were");
    }
}
