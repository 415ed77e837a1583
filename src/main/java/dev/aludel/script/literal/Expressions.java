package dev.aludel.script.literal;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Name;
import dev.aludel.operation.TextStatement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What expressions are worth. */
final class Expressions {
    /** What goes through an iterator to its end before anything else happens. */
    private static final Set<String> CONSUMERS = Set.of(
            "list",
            "tuple",
            "set",
            "dict",
            "sorted",
            "min",
            "max",
            "sum",
            "any",
            "all",
            "str.join",
            "extend",
            "update",
            "union",
            "difference",
            "intersection",
            "issubset");

    private final Evaluation evaluation;

    Expressions(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** The value, which something is made of. */
    @Nullable
    Object value(PythonExpression expression) {
        Object value = unread(expression);
        if (value instanceof Value.Later) {
            evaluation.course().reads();
        }
        return value;
    }

    /** The value, which nothing is made of yet. */
    @Nullable
    Object unread(PythonExpression expression) {
        return switch (expression) {
            case PythonExpression.Name name -> evaluation.names().value(name.name(), name.line());
            case PythonExpression.Constant constant -> constant.value();
            case PythonExpression.Attribute attribute ->
                Attributes.of(evaluation, value(attribute.owner()), attribute.name(), attribute.line());
            case PythonExpression.Item item -> item(value(item.owner()), value(item.index()), item.line());
            case PythonExpression.Call call -> call(call);
            case PythonExpression.TupleOf tuple -> new Value.Tuple(elements(tuple.elements()));
            case PythonExpression.ListOf list -> elements(list.elements());
            case PythonExpression.DictionaryOf dictionary -> dictionary(dictionary);
            case PythonExpression.Formatted text -> formatted(text);
            case PythonExpression.Replacement replacement -> replaced(replacement);
            case PythonExpression.Slice slice -> range(slice);
            case PythonExpression.SetOf set -> Containers.set(elements(set.elements()), set.line());
            case PythonExpression.Binary binary -> {
                // Python evaluates the left operand first
                Object left = value(binary.left());
                yield Operators.binary(evaluation, left, binary.operator(), value(binary.right()), binary.line());
            }
            case PythonExpression.Unary unary ->
                Operators.unary(evaluation, unary.operator(), value(unary.operand()), unary.line());
            case PythonExpression.Comparison comparison -> {
                Object left = value(comparison.left());
                yield Operators.compare(
                        evaluation, left, comparison.operator(), value(comparison.right()), comparison.line());
            }
            case PythonExpression.Logical logical -> logical(logical);
            case PythonExpression.Conditional choice -> conditional(choice);
            case PythonExpression.Comprehension comprehension
            when comprehension.made() == PythonExpression.Made.ITERATOR ->
                throw new NeedsPython(comprehension.line(), "an iterator that is gone through later");
            case PythonExpression.Comprehension comprehension -> new Comprehending(evaluation, comprehension).value();
            case PythonExpression.Starred starred -> throw new NeedsPython(starred.line(), "a starred expression");
            case PythonExpression.Foreign foreign -> throw new NeedsPython(foreign.line(), foreign.construct());
        };
    }

    private List<@Nullable Object> elements(List<PythonExpression> expressions) {
        List<@Nullable Object> elements = new ArrayList<>(expressions.size());
        for (PythonExpression expression : expressions) {
            if (expression instanceof PythonExpression.Starred starred) {
                Object spread = value(starred.value());
                if (spread instanceof Value.Later) {
                    elements.add(spread);
                } else {
                    elements.addAll(Value.items(spread, starred.line()));
                }
            } else {
                elements.add(value(expression));
            }
        }
        return elements;
    }

    private Object dictionary(PythonExpression.DictionaryOf dictionary) {
        Map<Object, @Nullable Object> values = new LinkedHashMap<>();
        Value.Later answer = null;
        for (int i = 0; i < dictionary.values().size(); i++) {
            PythonExpression key = dictionary.keys().get(i);
            Object name = key == null ? null : value(key);
            Object value = value(dictionary.values().get(i));
            if (name instanceof Value.Later || key == null && value instanceof Value.Later) {
                answer = Answers.of(name, value);
            } else if (key != null) {
                values.put(Containers.key(name, key.line()), value);
            } else if (value instanceof Map<?, ?> spread) {
                values.putAll(spread);
            } else {
                throw new NeedsPython(dictionary.line(), "a spread of something other than a dict");
            }
        }
        return answer == null ? values : answer;
    }

    private Object formatted(PythonExpression.Formatted text) {
        StringBuilder formatted = new StringBuilder();
        Value.Later answer = null;
        for (PythonExpression part : text.parts()) {
            Object value = value(part);
            if (value instanceof Value.Later found) {
                answer = found;
            } else {
                formatted.append(Texts.text(value, part.line()));
            }
        }
        return answer == null ? formatted.toString() : answer;
    }

    /** {@code {value!conversion:format}}: a text, or an answer that one is made of. */
    private Object replaced(PythonExpression.Replacement replacement) {
        int line = replacement.line();
        Object value = value(replacement.value());
        PythonExpression given = replacement.format();
        Object format = given == null ? "" : value(given);
        String conversion = replacement.conversion();
        if (conversion != null && conversion.equals("a")) {
            throw new NeedsPython(line, "a formatted value");
        }
        if (evaluation.rehearses() && (Answers.reach(value) || format instanceof Value.Later)) {
            return Answers.of(value, format);
        }
        Object shown = conversion == null
                ? value
                : conversion.equals("r") ? Texts.shown(value, line) : Texts.text(value, line);
        return Formats.formatted(shown, Texts.text(format, line), line);
    }

    /** A slice's bounds; what isn't given is null. */
    record Range(@Nullable Long from, @Nullable Long to) {
        int start(int size) {
            return from == null ? 0 : place(from, size);
        }

        /** Not before the start. */
        int end(int size) {
            return Math.max(start(size), to == null ? size : place(to, size));
        }

        private static int place(long bound, int size) {
            return (int) Math.clamp(bound < 0 ? size + bound : bound, 0, size);
        }
    }

    private Object range(PythonExpression.Slice slice) {
        PythonExpression from = slice.from();
        PythonExpression to = slice.to();
        Object first = from == null ? null : value(from);
        Object last = to == null ? null : value(to);
        if (first instanceof Value.Later || last instanceof Value.Later) {
            return Answers.of(first, last);
        }
        if ((first == null || first instanceof Long) && (last == null || last instanceof Long)) {
            return new Range((Long) first, (Long) last);
        }
        throw new NeedsPython(slice.line(), "a slice");
    }

    private @Nullable Object conditional(PythonExpression.Conditional choice) {
        Object test = value(choice.test());
        if (test instanceof Value.Later answer) {
            evaluation.unsure(() -> {
                value(choice.then());
                value(choice.otherwise());
            });
            return answer;
        }
        return value(truth(test, choice.line()) ? choice.then() : choice.otherwise());
    }

    private @Nullable Object logical(PythonExpression.Logical logical) {
        Object value = null;
        Value.Later answer = null;
        for (PythonExpression operand : logical.operands()) {
            value = value(operand);
            if (value instanceof Value.Later found) {
                // what follows may be looked at or not
                answer = found;
            } else if (answer == null && truth(value, logical.line()) != logical.conjunction()) {
                return value;
            }
        }
        return answer == null ? value : answer;
    }

    private @Nullable Object call(PythonExpression.Call call) {
        Object callee = value(call.function());
        Arguments arguments = arguments(call, callee);
        if (callee instanceof Value.Later answer) {
            return Answers.call(answer, call.function(), call.line());
        }
        if (evaluation.rehearses() && takesNoAnswers(callee) && Answers.reach(arguments)) {
            return Answers.of(arguments.positional().toArray());
        }
        return switch (callee) {
            case Value.Function function -> function.body().call(evaluation, arguments);
            case Value.Raisable exception
            when exception.message().isEmpty() -> Builtins.exception(exception.type(), arguments);
            case Value.OwnFunction function -> evaluation.call(function, arguments);
            case Value.Module module when module.path().equals("datetime.datetime") -> Builtins.datetime(arguments);
            case Value.Module module when module.path().equals("datetime.date") -> Builtins.date(arguments);
            case Value.MappedType mapped -> mapped.type();
            case Value.TypeClass type -> Types.make(evaluation, type.construct(), arguments);
            case Value.DatabaseFunction function -> Constructs.function(evaluation, function.names(), arguments);
            case Value.Unknown unknown
            when unknown.inert() && evaluation.loading() && !reachesDatabase(arguments) ->
                new Value.Unknown("what " + unknown.what() + " returns", true);
            case null, default -> throw new NeedsPython(call.line(), "a call of " + Value.words(callee));
        };
    }

    /** Whether what is called has to know its arguments, and would make something of them that isn't known either. */
    private static boolean takesNoAnswers(@Nullable Object callee) {
        return callee instanceof Value.Function function && !function.keeps()
                || callee instanceof Value.Raisable
                || callee instanceof Value.TypeClass
                || callee instanceof Value.DatabaseFunction
                || callee instanceof Value.Module;
    }

    private static boolean reachesDatabase(Arguments arguments) {
        return Stream.concat(arguments.positional().stream(), arguments.named().values().stream())
                .anyMatch(value -> value instanceof Value.Connection || value instanceof Value.Context);
    }

    private Arguments arguments(PythonExpression.Call call, @Nullable Object callee) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        List<@Nullable Object> positional = call.arguments().size() == 1
                        && call.arguments().getFirst() instanceof PythonExpression.Comprehension iterator
                        && (callee instanceof Value.Later
                                || callee instanceof Value.Function function && CONSUMERS.contains(function.name()))
                ? new ArrayList<>(Arrays.asList(new Comprehending(evaluation, iterator).value()))
                : elements(call.arguments());
        for (PythonExpression.Keyword keyword : call.keywords()) {
            String name = keyword.name();
            if (name == null) {
                Object spread = value(keyword.value());
                if (spread instanceof Value.Later) {
                    named.put("**", spread);
                    continue;
                }
                if (!(spread instanceof Map<?, ?> map)) {
                    throw new NeedsPython(call.line(), "a spread of something other than a dict");
                }
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (!(entry.getKey() instanceof String key) || named.put(key, entry.getValue()) != null) {
                        throw new NeedsPython(call.line(), "a call with arguments that don't fit");
                    }
                }
            } else if (Constructs.CLIENT_SIDE.contains(name)
                    && keyword.value() instanceof PythonExpression.Foreign foreign
                    && foreign.construct().equals("a lambda")) {
                named.put(name, new Value.Unknown("a lambda", false));
            } else {
                named.put(name, value(keyword.value()));
            }
        }
        return new Arguments(call.line(), positional, named);
    }

    private @Nullable Object item(@Nullable Object owner, @Nullable Object index, int line) {
        if (owner instanceof Value.Surroundings) {
            return item(evaluation.variables(line), index, line);
        }
        if (owner instanceof Value.Later || index instanceof Value.Later) {
            return Answers.item(owner, index, line);
        }
        if (owner instanceof Value.Parents parents && index instanceof Long above && above >= 0) {
            return Paths.parent(parents.path(), above, line);
        }
        if (owner instanceof Value.Columns columns && index instanceof String key) {
            return Attributes.column(evaluation, columns, key, line);
        }
        if (owner instanceof Expression expression && !(expression instanceof TextStatement)) {
            return evaluation.construct(
                    line, "ColumnElement.getitem", evaluation.lowered(Arrays.asList(owner, index), line), Map.of());
        }
        try {
            return Containers.item(owner, index, line);
        } catch (NeedsPython missing) {
            if ((owner instanceof List || owner instanceof Map) && evaluation.mayDiffer()) {
                return Answers.item(owner, index, line);
            }
            throw missing;
        }
    }

    /** Whether a known value is true. */
    static boolean truth(@Nullable Object value, int line) {
        return switch (value) {
            case null -> false;
            case Boolean known -> known;
            case Long number -> number != 0;
            case Double number -> number != 0;
            case BigDecimal number -> number.signum() != 0;
            case BigInteger number -> number.signum() != 0;
            case Row row -> !row.cells().isEmpty();
            case Value.SetOf set -> !set.items().isEmpty();
            case UUID identifier -> true;
            case Object instant when Instants.isInstant(instant) -> true;
            case String text -> !text.isEmpty();
            case Name name -> !name.text().isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Value.Tuple tuple -> !tuple.items().isEmpty();
            default -> throw new NeedsPython(line, "a condition on " + Value.words(value));
        };
    }
}
