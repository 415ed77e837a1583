package dev.aludel.script.literal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
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

    private static final Map<String, Value.Body> FUNCTIONS = Map.ofEntries(
            Map.entry("str", (evaluation, arguments) -> Texts.text(arguments.alone(), arguments.line())),
            Map.entry("repr", (evaluation, arguments) -> Texts.shown(arguments.alone(), arguments.line())),
            Map.entry("len", Builtins::length),
            Map.entry("int", (evaluation, arguments) -> Numbers.toInteger(arguments.alone(), arguments.line())),
            Map.entry("float", (evaluation, arguments) -> Numbers.toFloat(arguments.alone(), arguments.line())),
            Map.entry("bool", (evaluation, arguments) -> Expressions.truth(arguments.alone(), arguments.line())),
            Map.entry("round", Builtins::rounded),
            Map.entry("set", Builtins::set),
            Map.entry("dict", Builtins::dict),
            Map.entry("isinstance", Builtins::isInstance));

    /** What a name stands for everywhere, or null. */
    static @Nullable Object named(String name) {
        Value.Body function = FUNCTIONS.getOrDefault(name, Iterables.FUNCTIONS.get(name));
        if (function != null) {
            return new Value.Function(name, function);
        }
        return switch (name) {
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
        return new Value.Raisable(type, Texts.text(arguments.alone(), arguments.line()));
    }

    /** Whether a name stands for something everywhere, be it unknown here what. */
    static boolean known(String name) {
        return named(name) != null;
    }

    /** Whether a callable of this name makes values for rows, where it is a column's default. */
    static boolean makesDefaults(String name) {
        return MAKERS.contains(name);
    }

    private static Object set(Evaluation evaluation, Arguments arguments) {
        return Containers.set(
                arguments.positional().isEmpty() && arguments.named().isEmpty() ? List.of() : arguments.alone(),
                arguments.line());
    }

    private static Object dict(Evaluation evaluation, Arguments arguments) {
        Map<Object, @Nullable Object> made = new LinkedHashMap<>();
        if (!arguments.positional().isEmpty()) {
            int line = arguments.line();
            switch (new Arguments(line, arguments.positional(), Map.of()).single("iterable")) {
                case Map<?, ?> map -> made.putAll(map);
                case Row row -> throw new NeedsPython(line, "dict() of a row");
                case Object pairs -> {
                    for (Object pair : Value.items(pairs, line)) {
                        List<@Nullable Object> both = Value.items(pair, line);
                        if (both.size() != 2) {
                            throw new NeedsPython(line, "dict() of a value");
                        }
                        made.put(Containers.key(both.getFirst(), line), both.getLast());
                    }
                }
                case null -> throw new NeedsPython(line, "dict() of None");
            }
        }
        made.putAll(arguments.named());
        return made;
    }

    private static Object rounded(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = arguments.of("number", "ndigits");
        return Numbers.rounded(given.getFirst(), given.getLast(), arguments.line());
    }

    private static Object isInstance(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = arguments.of("object", "classinfo");
        List<@Nullable Object> classes =
                given.getLast() instanceof Value.Tuple tuple ? tuple.items() : given.subList(1, 2);
        boolean is = false;
        for (Object type : classes) {
            is |= isOf(given.getFirst(), type, arguments.line());
        }
        return is;
    }

    private static boolean isOf(@Nullable Object value, @Nullable Object type, int line) {
        String name = type instanceof Value.Function function ? function.name() : "";
        boolean told = value == null
                || Texts.isText(value)
                || value instanceof Boolean
                || Numbers.isNumber(value)
                || value instanceof List
                || value instanceof Map && !(value instanceof Row.Mapping)
                || value instanceof UUID
                || Instants.isInstant(value);
        if (!told) {
            throw new NeedsPython(line, "isinstance() of " + Value.words(value));
        }
        return switch (name) {
            case "str" -> Texts.isText(value);
            case "int" -> Numbers.isInteger(value) || value instanceof Boolean;
            case "float" -> value instanceof Double;
            case "bool" -> value instanceof Boolean;
            case "list" -> value instanceof List;
            case "dict" -> value instanceof Map;
            case "tuple", "set" -> false;
            default -> throw new NeedsPython(line, "isinstance() of " + Value.words(type));
        };
    }

    private static Object length(Evaluation evaluation, Arguments arguments) {
        Object value = arguments.alone();
        if (value instanceof Value.Iteration iteration) {
            return (long) iteration.size(arguments.line());
        }
        if (value instanceof Result) {
            throw new NeedsPython(arguments.line(), "len() of a result");
        }
        if (value instanceof Value.SetOf set) {
            return (long) set.items().size();
        }
        return Texts.isText(value)
                ? (long) Texts.text(value, arguments.line()).codePoints().count()
                : (long) Value.items(value, arguments.line()).size();
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
                    evaluation.course().draws();
                    return UUID.randomUUID();
                });
            case "uuid.uuid1" -> maker(full);
            case "os.environ" -> new Value.Surroundings();
            case "os.getenv" ->
                new Value.Function(
                        full, (evaluation, arguments) -> environmentVariable(evaluation, arguments, arguments.line()));
            case "datetime.datetime", "datetime.date", "datetime.timezone" -> new Value.Module(full);
            case "datetime.timedelta" ->
                new Value.Function(full, (evaluation, arguments) -> Instants.duration(arguments));
            case "datetime.timezone.utc", "datetime.UTC" -> ZoneOffset.UTC;
            case "datetime.date.fromisoformat", "datetime.datetime.fromisoformat" ->
                new Value.Function(
                        full, (evaluation, arguments) -> Instants.read(module.equals("datetime.date"), arguments));
            case "datetime.date.today" ->
                clock("datetime.date.today", (evaluation, arguments) -> Instants.today(arguments));
            case "json.loads" ->
                new Value.Function(full, (evaluation, arguments) -> {
                    if (arguments.single("s") instanceof String text) {
                        return Json.read(text, arguments.line());
                    }
                    throw new NeedsPython(arguments.line(), "json.loads()");
                });
            case "json.dumps" ->
                new Value.Function(full, (evaluation, arguments) -> Json.write(arguments.alone(), arguments.line()));
            case "decimal.Decimal" -> new Value.Function(full, Builtins::decimal);
            case "pathlib.Path" -> new Value.Function(full, Paths::path);
            case "enum.Enum" -> new Value.Unknown(full, false);
            case "datetime.datetime.utcnow", "datetime.datetime.now" ->
                clock("datetime." + name, (evaluation, arguments) -> Instants.now(name.equals("utcnow"), arguments));
            case "time.time" ->
                clock(full, (evaluation, arguments) -> {
                    arguments.of();
                    return System.currentTimeMillis() / 1000.0;
                });
            // tells how long something takes, and means nothing in a statement
            case "time.monotonic", "time.perf_counter" ->
                later(full, (evaluation, arguments) -> {
                    arguments.of();
                    return System.nanoTime() / 1e9;
                });
            case "logging.getLogger" -> new Value.Function(full, Logger::named);
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

    /** {@code datetime.date(year, month, day)}. */
    static Object date(Arguments arguments) {
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
        Object value = arguments.alone();
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        // of a negative nothing Java knows nothing
        if (!(value instanceof String text)
                || !isPlainNumber(text)
                || text.startsWith("-") && new BigDecimal(text).signum() == 0) {
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

    /** A function that looks at the clock when it is the revision's turn. */
    private static Value.Function clock(String name, Value.Body body) {
        Value.Function later = later(name, body);
        return new Value.Function(name, (evaluation, arguments) -> {
            evaluation.course().draws();
            return later.body().call(evaluation, arguments);
        });
    }

    /** A function whose value is known when it is the revision's turn. */
    private static Value.Function later(String name, Value.Body body) {
        return new Value.Function(
                name,
                (evaluation, arguments) -> evaluation.later(
                        "a call of " + name + "()", arguments.line(), () -> body.call(evaluation, arguments)));
    }

    private static Value.Function maker(String name) {
        return new Value.Function(name, (evaluation, arguments) -> {
            throw new NeedsPython(arguments.line(), "a call of " + name + "()");
        });
    }
}
