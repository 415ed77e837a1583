package dev.aludel.script.literal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Python's built-in functions, and those of the standard library that revisions write operations with. */
final class Builtins {
    private static final Set<String> TYPES = Set.of(
            "str", "int", "float", "bool", "bytes", "object", "set", "frozenset", "type", "list", "dict", "tuple");
    private static final Set<String> MAKERS =
            Set.of("dict", "list", "uuid.uuid4", "uuid.uuid1", "datetime.utcnow", "datetime.now");

    private Builtins() {}

    /** What a name stands for everywhere, or null. */
    static @Nullable Object named(String name) {
        return switch (name) {
            case "str" ->
                new Value.Function(name, (evaluation, arguments) -> Texts.text(one(arguments), arguments.line()));
            case "len" -> new Value.Function(name, Builtins::length);
            case "list" ->
                new Value.Function(
                        name,
                        (evaluation, arguments) -> new ArrayList<>(Value.items(one(arguments), arguments.line())));
            case "tuple" ->
                new Value.Function(
                        name,
                        (evaluation, arguments) -> new Value.Tuple(Value.items(one(arguments), arguments.line())));
            case "reversed" ->
                new Value.Function(
                        name,
                        (evaluation, arguments) -> Value.Iteration.once(
                                Value.items(one(arguments), arguments.line()).reversed()));
            case "dict" ->
                new Value.Function(name, (evaluation, arguments) -> {
                    if (!arguments.positional().isEmpty()) {
                        throw new NeedsPython(arguments.line(), "dict() of a value");
                    }
                    return arguments.named();
                });
            case "enumerate" -> new Value.Function(name, Builtins::enumerate);
            case "zip" -> new Value.Function(name, Builtins::zip);
            case "range" -> new Value.Function(name, Builtins::range);
            case "Exception", "RuntimeError", "NotImplementedError", "ValueError", "TypeError", "AssertionError" ->
                new Value.Raisable(name, "");
            case "__name__", "__file__" -> new Value.Unknown(name, true);
            default -> TYPES.contains(name) ? new Value.Unknown(name, false) : null;
        };
    }

    /** Whether a callable of this name is a class that others may derive from. */
    static boolean isType(String name) {
        return TYPES.contains(name);
    }

    /** An exception with its message. */
    static Value exception(String type, Arguments arguments) {
        if (arguments.positional().isEmpty() && arguments.named().isEmpty()) {
            return new Value.Raisable(type, "");
        }
        return new Value.Raisable(type, Texts.text(one(arguments), arguments.line()));
    }

    /** Whether a name stands for something everywhere, be it unknown here what. */
    static boolean known(String name) {
        return named(name) != null;
    }

    /** Whether a callable of this name makes values for rows, where it is a column's default. */
    static boolean makesDefaults(String name) {
        return MAKERS.contains(name);
    }

    private static @Nullable Object one(Arguments arguments) {
        if (arguments.positional().size() != 1 || !arguments.named().isEmpty()) {
            throw new NeedsPython(arguments.line(), "a call with arguments that don't fit");
        }
        return arguments.positional().getFirst();
    }

    private static Object length(Evaluation evaluation, Arguments arguments) {
        Object value = one(arguments);
        if (value instanceof Value.Iteration) {
            throw new NeedsPython(arguments.line(), "len() of " + Value.words(value));
        }
        long length = value instanceof String text
                ? text.codePointCount(0, text.length())
                : Value.items(value, arguments.line()).size();
        return length;
    }

    private static Object enumerate(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = arguments.of("iterable", "start");
        long number = given.getLast() instanceof Long start ? start : 0;
        if (given.getLast() != Arguments.ABSENT && !(given.getLast() instanceof Long)) {
            throw new NeedsPython(arguments.line(), "a call with arguments that don't fit");
        }
        List<@Nullable Object> pairs = new ArrayList<>();
        for (Object item : Value.items(given.getFirst(), arguments.line())) {
            pairs.add(pair(number++, item));
        }
        return Value.Iteration.once(pairs);
    }

    private static Object zip(Evaluation evaluation, Arguments arguments) {
        if (arguments.positional().size() != 2 || !arguments.named().isEmpty()) {
            throw new NeedsPython(arguments.line(), "zip() of other than two");
        }
        List<@Nullable Object> left = Value.items(arguments.positional().getFirst(), arguments.line());
        List<@Nullable Object> right = Value.items(arguments.positional().getLast(), arguments.line());
        List<@Nullable Object> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            pairs.add(pair(left.get(i), right.get(i)));
        }
        return Value.Iteration.once(pairs);
    }

    private static Object range(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = arguments.positional();
        long from = given.size() == 2 && given.getFirst() instanceof Long start ? start : 0;
        boolean fits = arguments.named().isEmpty()
                && (given.size() == 1 || given.size() == 2)
                && given.stream().allMatch(Long.class::isInstance);
        if (!fits || !(given.getLast() instanceof Long to) || to - from > 10_000) {
            throw new NeedsPython(arguments.line(), "range()");
        }
        List<@Nullable Object> numbers = new ArrayList<>();
        for (long number = from; number < to; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    private static Value.Tuple pair(@Nullable Object left, @Nullable Object right) {
        List<@Nullable Object> pair = new ArrayList<>(2);
        pair.add(left);
        pair.add(right);
        return new Value.Tuple(pair);
    }

    /** What a module of the standard library has under that name, as far as it is known here; never null. */
    static Object ofLibrary(String module, String name) {
        String full = module + "." + name;
        return switch (full) {
            case "textwrap.dedent" ->
                new Value.Function(full, (evaluation, arguments) -> {
                    if (arguments.single("text") instanceof String text) {
                        return Texts.dedent(text);
                    }
                    throw new NeedsPython(arguments.line(), "dedent()");
                });
            // random either way
            case "uuid.uuid4" ->
                new Value.Function(full, (evaluation, arguments) -> {
                    arguments.of();
                    return UUID.randomUUID();
                });
            case "uuid.uuid1" -> maker(full);
            case "os.environ" -> new Value.Surroundings();
            case "os.getenv" ->
                new Value.Function(
                        full, (evaluation, arguments) -> environmentVariable(evaluation, arguments, arguments.line()));
            case "datetime.datetime" -> new Value.Module("datetime.datetime");
            case "datetime.date" -> new Value.Function(full, Builtins::date);
            case "decimal.Decimal" -> new Value.Function(full, Builtins::decimal);
            case "pathlib.Path" -> new Value.Function(full, Paths::path);
            case "enum.Enum" -> new Value.Unknown(full, false);
            case "datetime.datetime.utcnow", "datetime.datetime.now" -> maker("datetime." + name);
            case "logging.getLogger" -> new Value.Unknown(full, true);
            default -> new Value.Unknown(full, false);
        };
    }

    private static @Nullable Object environmentVariable(Evaluation evaluation, Arguments arguments, int line) {
        List<@Nullable Object> given = arguments.of("key", "default");
        Map<String, String> variables = evaluation.variables(line);
        return given.getFirst() instanceof String name && variables.containsKey(name)
                ? variables.get(name)
                : given.getLast() == Arguments.ABSENT ? null : given.getLast();
    }

    /** {@code datetime.datetime(year, month, day, hour, minute, second)}. */
    static Object datetime(Arguments arguments) {
        List<@Nullable Object> given = arguments.of("year", "month", "day", "hour", "minute", "second");
        int[] parts = parts(given, arguments.line());
        try {
            return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        } catch (DateTimeException none) {
            throw new NeedsPython(arguments.line(), "a date that isn't one");
        }
    }

    private static Object date(Evaluation evaluation, Arguments arguments) {
        int[] parts = parts(arguments.of("year", "month", "day"), arguments.line());
        try {
            return LocalDate.of(parts[0], parts[1], parts[2]);
        } catch (DateTimeException none) {
            throw new NeedsPython(arguments.line(), "a date that isn't one");
        }
    }

    private static int[] parts(List<@Nullable Object> given, int line) {
        int[] parts = new int[given.size()];
        for (int i = 0; i < parts.length; i++) {
            if (given.get(i) instanceof Long part && part >= (i == 0 ? 1 : 0) && part <= 9999) {
                parts[i] = part.intValue();
            } else if (i < 3 || given.get(i) != Arguments.ABSENT) {
                throw new NeedsPython(line, "a date of " + Value.words(given.get(i)));
            }
        }
        return parts;
    }

    /** {@code Decimal("1.50")}: digits with at most one sign and point, which both languages read alike. */
    private static Object decimal(Evaluation evaluation, Arguments arguments) {
        Object value = one(arguments);
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (!(value instanceof String text) || !isPlainNumber(text)) {
            throw new NeedsPython(arguments.line(), "Decimal() of " + Value.words(value));
        }
        return new BigDecimal(text);
    }

    private static boolean isPlainNumber(String text) {
        int point = -1;
        int digits = 0;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '.' && point < 0) {
                point = digits;
            } else if (character >= '0' && character <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        // str(Decimal) writes an exponent where there are more than six digits after the point
        return digits > 0 && (point < 0 || digits - point <= 6) && point != 0 && point != digits;
    }

    private static Value.Function maker(String name) {
        return new Value.Function(name, (evaluation, arguments) -> {
            throw new NeedsPython(arguments.line(), "a call of " + name + "()");
        });
    }
}
