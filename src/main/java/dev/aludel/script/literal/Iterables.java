package dev.aludel.script.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's built-in functions that go through what they are given. */
final class Iterables {

    static final Map<String, Value.Body> FUNCTIONS = Map.ofEntries(
            Map.entry("list", (evaluation, arguments) -> items(arguments)),
            Map.entry("tuple", (evaluation, arguments) -> new Value.Tuple(items(arguments))),
            Map.entry("reversed", Iterables::reversed),
            Map.entry("sorted", Iterables::sorted),
            Map.entry("min", (evaluation, arguments) -> extreme(arguments, -1)),
            Map.entry("max", (evaluation, arguments) -> extreme(arguments, 1)),
            Map.entry("sum", Iterables::sum),
            Map.entry("any", (evaluation, arguments) -> anyIs(true, arguments)),
            Map.entry("all", (evaluation, arguments) -> !anyIs(false, arguments)),
            Map.entry("enumerate", Iterables::enumerate),
            Map.entry("zip", Iterables::zip),
            Map.entry("range", Iterables::range));

    private Iterables() {}

    /** The items of the one argument, or none where there is none. */
    private static List<@Nullable Object> items(Arguments arguments) {
        return arguments.positional().isEmpty() && arguments.named().isEmpty()
                ? new ArrayList<>()
                : new ArrayList<>(listed(arguments.alone(), arguments.line()));
    }

    private static List<@Nullable Object> listed(@Nullable Object value, int line) {
        if (!Texts.isText(value)) {
            return Value.items(value, line);
        }
        List<@Nullable Object> characters = new ArrayList<>();
        Texts.text(value, line).codePoints().forEach(character -> characters.add(Character.toString(character)));
        return characters;
    }

    /** Of what has a last item; iterators have none. */
    private static Object reversed(Evaluation evaluation, Arguments arguments) {
        Object value = arguments.alone();
        if (!(value instanceof List || value instanceof Value.Tuple || value instanceof Row || Texts.isText(value))) {
            throw new NeedsPython(arguments.line(), "reversed() of " + Value.words(value));
        }
        return Value.Iteration.once(Sequences.backwards(listed(value, arguments.line())));
    }

    private static Object sorted(Evaluation evaluation, Arguments arguments) {
        Object iterable = arguments.alone();
        List<@Nullable Object> sorted = new ArrayList<>(
                iterable instanceof Value.SetOf set ? set.items() : Value.items(iterable, arguments.line()));
        sorted.sort((left, right) -> Numbers.order(left, right, arguments.line()));
        return sorted;
    }

    private static @Nullable Object extreme(Arguments arguments, int sign) {
        int line = arguments.line();
        List<@Nullable Object> values = arguments.positional().size() == 1
                ? arguments.alone() instanceof Value.SetOf set ? new ArrayList<>(set.items()) : items(arguments)
                : arguments.positional();
        if (values.isEmpty() || !arguments.named().isEmpty()) {
            throw new NeedsPython(line, "min() or max() of nothing, or with arguments");
        }
        Object found = values.getFirst();
        for (Object value : values) {
            found = Numbers.order(value, found, line) * sign > 0 ? value : found;
        }
        return found;
    }

    /** Newer versions of Python sum more than two floats more precisely than older ones. */
    private static Object sum(Evaluation evaluation, Arguments arguments) {
        Object sum = 0L;
        int floats = 0;
        for (Object value : Value.items(arguments.alone(), arguments.line())) {
            floats += value instanceof Double ? 1 : 0;
            if (!Numbers.isNumber(value) || floats > 2) {
                throw new NeedsPython(arguments.line(), "sum() of " + Value.words(value));
            }
            sum = Numbers.binary(sum, "add", Objects.requireNonNull(value), arguments.line());
        }
        return sum;
    }

    private static boolean anyIs(boolean wanted, Arguments arguments) {
        int line = arguments.line();
        for (Object item : Value.items(arguments.alone(), line)) {
            if (Expressions.truth(item, line) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static Object enumerate(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = arguments.of("iterable", "start");
        long number = given.getLast() instanceof Long start ? start : 0;
        if (given.getLast() != Arguments.ABSENT && !(given.getLast() instanceof Long)) {
            throw new NeedsPython(arguments.line(), "a call with arguments that don't fit");
        }
        return Value.Iteration.once(Sequences.numbered(Value.items(given.getFirst(), arguments.line()), number));
    }

    /** Python takes one row of a result more than it hands on, where another is at its end. */
    private static Object zip(Evaluation evaluation, Arguments arguments) {
        int line = arguments.line();
        if (!arguments.named().isEmpty()) {
            throw new NeedsPython(line, "zip() with named arguments");
        }
        List<List<@Nullable Object>> columns = new ArrayList<>();
        for (Object iterable : arguments.positional()) {
            if (iterable instanceof Result) {
                throw new NeedsPython(line, "zip() of a result");
            }
            columns.add(Value.items(iterable, line));
        }
        return Value.Iteration.once(Sequences.zipped(columns));
    }

    private static Object range(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = arguments.positional();
        long from = given.size() == 2 && given.getFirst() instanceof Long start ? start : 0;
        boolean fits = arguments.named().isEmpty()
                && (given.size() == 1 || given.size() == 2)
                && given.stream().allMatch(Long.class::isInstance);
        if (!fits || !(given.getLast() instanceof Long to) || to > Integer.MAX_VALUE || from < Integer.MIN_VALUE) {
            throw new NeedsPython(arguments.line(), "range()");
        }
        if (to - from > 1_000_000) {
            throw new NeedsPython(arguments.line(), "a long range()");
        }
        List<@Nullable Object> numbers = new ArrayList<>();
        for (long number = from; number < to; number++) {
            numbers.add(number);
        }
        return Value.Iteration.view(() -> numbers);
    }
}
