package dev.aludel.script.literal;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One row of a result: a tuple whose items have names. */
record Row(List<String> columns, List<@Nullable Object> cells) implements Value.Own {
    static final Set<String> METHODS = Set.of("_asdict", "keys", "values", "items");

    /** What a row has of its own, whatever its columns are called. */
    private static final Set<String> OWN = Set.of("_t", "t", "_tuple", "tuple", "_fields", "has_key", "count", "index");

    @Override
    public @Nullable Object attribute(String name, int line) {
        int position = columns.lastIndexOf(name);
        boolean column = position >= 0;
        if (name.equals("_mapping")) {
            return mapping(line);
        }
        if (name.equals("_asdict")) {
            return method(name, () -> new LinkedHashMap<>(mapping(line)));
        }
        if (OWN.contains(name) || name.startsWith("__")) {
            throw new NeedsPython(line, "the attribute " + name + " of a row");
        }
        if (column) {
            return cells.get(position);
        }
        return switch (name) {
            case "keys" -> method(name, () -> Value.Iteration.view(() -> new ArrayList<>(columns)));
            case "values" -> method(name, () -> new ArrayList<>(cells));
            case "items" -> method(name, () -> Containers.pairs(mapping(line)));
            default -> throw new NeedsPython(line, "the attribute " + name + " of a row");
        };
    }

    private static Value.Function method(String name, Supplier<Object> value) {
        return new Value.Function("Row." + name, (evaluation, arguments) -> {
            arguments.of();
            return value.get();
        });
    }

    /** The row as a mapping. */
    Mapping mapping(int line) {
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new NeedsPython(line, "a row with two columns of a name");
        }
        Map<Object, @Nullable Object> mapping = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            mapping.put(columns.get(i), cells.get(i));
        }
        return new Mapping(mapping);
    }

    /** A row as a mapping from names to values, which is no dict and can't be changed. */
    static final class Mapping extends AbstractMap<Object, @Nullable Object> {
        private final Map<Object, @Nullable Object> values;

        private Mapping(Map<Object, @Nullable Object> values) {
            this.values = Collections.unmodifiableMap(values);
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return values.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return values.containsKey(key);
        }

        @Override
        public Set<Map.Entry<Object, @Nullable Object>> entrySet() {
            return values.entrySet();
        }
    }

    @Override
    public List<@Nullable Object> items(int line) {
        return Collections.unmodifiableList(cells);
    }

    @Override
    public String words() {
        return "a row";
    }
}
