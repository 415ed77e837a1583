package dev.aludel.script.literal;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Python's lists, dicts and sets: their methods, items and what is in them. */
final class Containers {
    static final Set<String> METHODS = Set.of(("append extend insert pop remove index count sort reverse copy keys"
                    + " values items get setdefault update add discard union difference intersection issubset")
            .split(" "));

    /** Those that what only reads has too. */
    private static final Set<String> READING = Set.of("keys", "values", "items", "get");

    private static final Set<String> CHANGING = Set.of(
            "append", "extend", "insert", "pop", "remove", "sort", "reverse", "setdefault", "update", "add", "discard");

    /** Those that only keep what they are given, be it known or not. */
    private static final Set<String> KEEPING = Set.of("append", "extend", "insert", "add", "setdefault", "update");

    private Containers() {}

    /** A method of a list, dict or set. */
    static Value.Function method(Object container, String name, int line) {
        if (!METHODS.contains(name) || container instanceof Row.Mapping && !READING.contains(name)) {
            throw new NeedsPython(line, "the attribute " + name + " of " + Value.words(container));
        }
        return new Value.Function(
                name,
                (evaluation, arguments) -> {
                    if (!arguments.named().isEmpty() && !name.equals("update")) {
                        throw new NeedsPython(arguments.line(), "a call with arguments that don't fit");
                    }
                    if (evaluation.isApart() && CHANGING.contains(name)) {
                        throw new NeedsPython(arguments.line(), "a change within a generator");
                    }
                    try {
                        return switch (container) {
                            case Value.SetOf set -> ofSet(set.items(), name, arguments);
                            case Map<?, ?> map -> ofMap(mutable(map), name, arguments);
                            default -> ofList(mutable((List<?>) container), name, arguments);
                        };
                    } catch (UnsupportedOperationException unchangeable) {
                        throw new NeedsPython(arguments.line(), "a change of what can't be changed");
                    } catch (NeedsPython missing) {
                        if (evaluation.mayDiffer()) {
                            return Answers.of(container);
                        }
                        throw missing;
                    }
                },
                KEEPING.contains(name));
    }

    // What Python's dicts and lists hold is of no type that Java could tell.
    @SuppressWarnings("unchecked")
    private static Map<Object, @Nullable Object> mutable(Map<?, ?> map) {
        return (Map<Object, @Nullable Object>) map;
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> mutable(List<?> list) {
        return (List<@Nullable Object>) list;
    }

    private static @Nullable Object ofList(List<@Nullable Object> list, String name, Arguments arguments) {
        int line = arguments.line();
        return switch (name) {
            case "append" -> {
                list.add(arguments.single("object"));
                yield null;
            }
            case "extend" -> {
                list.addAll(new ArrayList<>(spread(arguments.single("iterable"), line)));
                yield null;
            }
            case "insert" -> {
                List<@Nullable Object> given = arguments.of("index", "object");
                if (!(given.getFirst() instanceof Long at) || at < 0) {
                    throw new NeedsPython(line, "list.insert()");
                }
                list.add((int) Math.min(at, list.size()), given.getLast());
                yield null;
            }
            case "pop" -> {
                Object at = arguments.of("index").getFirst();
                if (list.isEmpty() || at != Arguments.ABSENT && !(at instanceof Long)) {
                    throw new NeedsPython(line, "list.pop()");
                }
                yield list.remove(position(at == Arguments.ABSENT ? (Object) (-1L) : at, list.size(), line));
            }
            case "remove" -> {
                list.remove((int) found(list, arguments.single("value"), line));
                yield null;
            }
            case "index" -> found(list, arguments.single("value"), line);
            case "count" -> {
                Object value = arguments.single("value");
                yield list.stream().filter(item -> equal(item, value, line)).count();
            }
            case "copy" -> {
                arguments.of();
                yield new ArrayList<>(list);
            }
            case "sort" -> {
                arguments.of();
                list.sort((left, right) -> Numbers.order(left, right, line));
                yield null;
            }
            case "reverse" -> {
                arguments.of();
                List<@Nullable Object> reversed = new ArrayList<>(list.reversed());
                list.clear();
                list.addAll(reversed);
                yield null;
            }
            default -> throw new NeedsPython(line, "list." + name + "()");
        };
    }

    /** What is added one by one; of an answer nothing is known but itself. */
    private static List<@Nullable Object> spread(@Nullable Object value, int line) {
        if (value instanceof Value.Later) {
            List<@Nullable Object> only = new ArrayList<>();
            only.add(value);
            return only;
        }
        return Value.items(value, line);
    }

    private static long found(List<@Nullable Object> list, @Nullable Object value, int line) {
        for (int i = 0; i < list.size(); i++) {
            if (equal(list.get(i), value, line)) {
                return i;
            }
        }
        throw new NeedsPython(line, "a value that isn't in a list");
    }

    private static @Nullable Object ofMap(Map<Object, @Nullable Object> map, String name, Arguments arguments) {
        int line = arguments.line();
        return switch (name) {
            case "keys" -> {
                arguments.of();
                yield Value.Iteration.view(() -> Sequences.entries(map, line, Map.Entry::getKey));
            }
            case "values" -> {
                arguments.of();
                yield Value.Iteration.view(() -> Sequences.entries(map, line, Map.Entry::getValue));
            }
            case "items" -> {
                arguments.of();
                yield Value.Iteration.view(
                        () -> Sequences.entries(map, line, entry -> pair(entry.getKey(), entry.getValue())));
            }
            case "copy" -> {
                arguments.of();
                yield new LinkedHashMap<>(map);
            }
            case "get", "pop", "setdefault" -> {
                List<@Nullable Object> given = arguments.of("key", "default");
                Object key = key(given.getFirst(), line);
                Object other = given.getLast() == Arguments.ABSENT ? null : given.getLast();
                if (name.equals("pop") && !map.containsKey(key) && given.getLast() == Arguments.ABSENT) {
                    throw new NeedsPython(line, "a key that isn't in a dict");
                }
                if (name.equals("setdefault")) {
                    if (!map.containsKey(key)) {
                        map.put(key, other);
                    }
                    yield map.get(key);
                }
                Object value = map.containsKey(key) ? map.get(key) : other;
                if (name.equals("pop")) {
                    map.remove(key);
                }
                yield value;
            }
            case "update" -> {
                if (!arguments.positional().isEmpty()) {
                    if (!(new Arguments(line, arguments.positional(), Map.of()).single("other")
                            instanceof Map<?, ?> more)) {
                        throw new NeedsPython(line, "dict.update()");
                    }
                    map.putAll(more);
                }
                map.putAll(arguments.named());
                yield null;
            }
            default -> throw new NeedsPython(line, "dict." + name + "()");
        };
    }

    /** A dict's keys with their values. */
    static List<@Nullable Object> pairs(Map<?, ?> map) {
        List<@Nullable Object> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(pair(key, value)));
        return pairs;
    }

    private static Value.Tuple pair(@Nullable Object key, @Nullable Object value) {
        List<@Nullable Object> pair = new ArrayList<>(2);
        pair.add(key);
        pair.add(value);
        return new Value.Tuple(pair);
    }

    private static @Nullable Object ofSet(Set<@Nullable Object> set, String name, Arguments arguments) {
        int line = arguments.line();
        return switch (name) {
            case "add" -> {
                Object value = arguments.single("element");
                set.add(value instanceof Value.Later ? value : key(value, line));
                yield null;
            }
            case "discard" -> {
                set.remove(key(arguments.single("element"), line));
                yield null;
            }
            case "update" -> {
                set.addAll(set(arguments.single("other"), line).items());
                yield null;
            }
            case "union" -> combined(set, "or", arguments.single("other"), line);
            case "difference" -> combined(set, "sub", arguments.single("other"), line);
            case "intersection" -> combined(set, "and", arguments.single("other"), line);
            case "issubset" -> set(arguments.single("other"), line).items().containsAll(set);
            case "copy" -> {
                arguments.of();
                yield new Value.SetOf(new LinkedHashSet<>(set));
            }
            default -> throw new NeedsPython(line, "set." + name + "()");
        };
    }

    private static Value.SetOf combined(Set<@Nullable Object> left, String operator, @Nullable Object right, int line) {
        Value.SetOf other = right instanceof Value.SetOf set ? set : set(right, line);
        Set<@Nullable Object> result = new LinkedHashSet<>(left);
        switch (operator) {
            case "or" -> result.addAll(other.items());
            case "and" -> result.retainAll(other.items());
            case "sub" -> result.removeAll(other.items());
            case "xor" -> {
                Set<@Nullable Object> both = new LinkedHashSet<>(left);
                both.retainAll(other.items());
                result.addAll(other.items());
                result.removeAll(both);
            }
            default -> throw new NeedsPython(line, "an operator on a set");
        }
        return new Value.SetOf(result);
    }

    /** An operator between two sets, or a set and the keys of a dict. */
    static Value.SetOf combined(Value.SetOf left, String operator, Value.SetOf right, int line) {
        return combined(left.items(), operator, right, line);
    }

    /** {@code set(iterable)}. */
    static Value.SetOf set(@Nullable Object iterable, int line) {
        if (iterable instanceof Value.SetOf set) {
            return new Value.SetOf(new LinkedHashSet<>(set.items()));
        }
        Set<@Nullable Object> items = new LinkedHashSet<>();
        for (Object item : Value.items(iterable, line)) {
            items.add(item instanceof Value.Later ? item : key(item, line));
        }
        return new Value.SetOf(items);
    }

    /**
     * A value as a key or an element of a set: of those that Java and Python find equal alike.
     *
     * @throws NeedsPython for any other
     */
    static Object key(@Nullable Object value, int line) {
        Object known = value == null ? null : Texts.known(value);
        boolean alike = known instanceof String
                || known instanceof Long
                || known instanceof BigInteger
                || known instanceof UUID
                || known instanceof LocalDate
                || known instanceof LocalDateTime
                || known instanceof Value.Member
                || known instanceof Value.Tuple tuple
                        && tuple.items().stream().allMatch(item -> key(item, line) == item);
        if (!alike) {
            throw new NeedsPython(line, "a key that is " + Value.words(value));
        }
        return Objects.requireNonNull(known);
    }

    /** Whether two values are equal; what only Python can say needs it. */
    static boolean equal(@Nullable Object left, @Nullable Object right, int line) {
        Boolean equal = Numbers.equal(left, right);
        if (equal == null) {
            throw new NeedsPython(line, "a comparison of " + Value.words(left) + " and " + Value.words(right));
        }
        return equal;
    }

    /** {@code value in container}. */
    static boolean contains(@Nullable Object container, @Nullable Object value, int line) {
        if (Texts.isText(container) && Texts.isText(value)) {
            return Texts.text(container, line).contains(Texts.text(value, line));
        }
        if (container instanceof Map<?, ?> map) {
            return map.containsKey(key(value, line));
        }
        if (container instanceof Value.SetOf set) {
            return set.items().contains(key(value, line));
        }
        for (Object item : Value.items(container, line)) {
            if (equal(item, value, line)) {
                return true;
            }
        }
        return false;
    }

    /** {@code container[index]} of a list, tuple, row, dict or text; a slice comes as {@link Expressions.Range}. */
    static @Nullable Object item(@Nullable Object container, @Nullable Object index, int line) {
        if (container instanceof Map<?, ?> map) {
            Object key = key(index, line);
            if (!map.containsKey(key)) {
                throw new NeedsPython(line, "a key that isn't in a dict");
            }
            return map.get(key);
        }
        if (container instanceof Row row && index instanceof String) {
            return item(row.mapping(line), index, line);
        }
        boolean sequence = container instanceof List || container instanceof Value.Tuple || container instanceof Row;
        if (sequence && index instanceof Expressions.Range range) {
            List<@Nullable Object> items = Value.items(container, line);
            List<@Nullable Object> part =
                    new ArrayList<>(items.subList(range.start(items.size()), range.end(items.size())));
            return container instanceof List ? part : new Value.Tuple(part);
        }
        if (sequence && index instanceof Long) {
            List<@Nullable Object> items = Value.items(container, line);
            return items.get(position(index, items.size(), line));
        }
        if (Texts.isText(container)) {
            return Texts.item(Texts.text(container, line), index, line);
        }
        throw new NeedsPython(line, "an item of " + Value.words(container));
    }

    private static int position(@Nullable Object index, int size, int line) {
        if (index instanceof Long given) {
            long position = given < 0 ? size + given : given;
            if (position >= 0 && position < size) {
                return (int) position;
            }
        }
        throw new NeedsPython(line, "an index that isn't there");
    }

    /** {@code container[index] = value}. */
    static void put(@Nullable Object container, @Nullable Object index, @Nullable Object value, int line) {
        try {
            switch (container) {
                case Map<?, ?> map -> mutable(map).put(key(index, line), value);
                case List<?> list -> mutable(list).set(position(index, list.size(), line), value);
                case null, default ->
                    throw new NeedsPython(line, "an assignment to an item of " + Value.words(container));
            }
        } catch (UnsupportedOperationException unchangeable) {
            throw new NeedsPython(line, "a change of what can't be changed");
        }
    }
}
