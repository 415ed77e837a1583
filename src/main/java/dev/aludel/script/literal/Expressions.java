package dev.aludel.script.literal;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Name;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What expressions are worth. */
final class Expressions {
    private final Evaluation evaluation;

    Expressions(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Nullable
    Object value(PythonExpression expression) {
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
            case PythonExpression.Replacement replacement -> Texts.text(value(replacement.value()), replacement.line());
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
            case PythonExpression.Conditional choice ->
                value(truth(value(choice.test()), choice.line()) ? choice.then() : choice.otherwise());
            case PythonExpression.Comprehension comprehension -> {
                List<@Nullable Object> elements = new ArrayList<>();
                evaluation.apart(() -> comprehend(comprehension, 0, elements));
                yield comprehension.list() ? elements : Value.Iteration.once(elements);
            }
            case PythonExpression.Starred starred -> throw new NeedsPython(starred.line(), "a starred expression");
            case PythonExpression.Foreign foreign -> throw new NeedsPython(foreign.line(), foreign.construct());
        };
    }

    private List<@Nullable Object> elements(List<PythonExpression> expressions) {
        List<@Nullable Object> elements = new ArrayList<>(expressions.size());
        for (PythonExpression expression : expressions) {
            if (expression instanceof PythonExpression.Starred starred) {
                elements.addAll(Value.items(value(starred.value()), starred.line()));
            } else {
                elements.add(value(expression));
            }
        }
        return elements;
    }

    private Map<Object, @Nullable Object> dictionary(PythonExpression.DictionaryOf dictionary) {
        Map<Object, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < dictionary.values().size(); i++) {
            PythonExpression key = dictionary.keys().get(i);
            if (key == null) {
                if (!(value(dictionary.values().get(i)) instanceof Map<?, ?> spread)) {
                    throw new NeedsPython(dictionary.line(), "a spread of something other than a dict");
                }
                values.putAll(spread);
            } else if (value(key) instanceof String text) {
                values.put(text, value(dictionary.values().get(i)));
            } else {
                throw new NeedsPython(key.line(), "a dict whose keys are no strings");
            }
        }
        return values;
    }

    private String formatted(PythonExpression.Formatted text) {
        StringBuilder formatted = new StringBuilder();
        for (PythonExpression part : text.parts()) {
            formatted.append(Texts.text(value(part), part.line()));
        }
        return formatted.toString();
    }

    private @Nullable Object logical(PythonExpression.Logical logical) {
        Object value = null;
        for (PythonExpression operand : logical.operands()) {
            value = value(operand);
            if (truth(value, logical.line()) != logical.conjunction()) {
                return value;
            }
        }
        return value;
    }

    private void comprehend(PythonExpression.Comprehension comprehension, int depth, List<@Nullable Object> into) {
        if (depth == comprehension.generators().size()) {
            into.add(value(comprehension.element()));
            return;
        }
        PythonExpression.Generator generator = comprehension.generators().get(depth);
        for (Object item : Value.items(value(generator.iterable()), comprehension.line())) {
            evaluation.names().bind(generator.target(), item);
            boolean kept = true;
            for (PythonExpression condition : generator.conditions()) {
                kept = kept && truth(value(condition), comprehension.line());
            }
            if (kept) {
                comprehend(comprehension, depth + 1, into);
            }
        }
    }

    private @Nullable Object call(PythonExpression.Call call) {
        Object callee = value(call.function());
        Arguments arguments = arguments(call);
        return switch (callee) {
            case Value.Function function -> function.body().call(evaluation, arguments);
            case Value.Raisable exception
            when exception.message().isEmpty() -> Builtins.exception(exception.type(), arguments);
            case Value.OwnFunction function -> evaluation.call(function, arguments);
            case Value.Module module when module.path().equals("datetime.datetime") -> Builtins.datetime(arguments);
            case Value.MappedType mapped -> mapped.type();
            case Value.TypeClass type -> Types.make(evaluation, type.construct(), arguments);
            case Value.DatabaseFunction function -> Constructs.function(evaluation, function.names(), arguments);
            case Value.Unknown unknown
            when unknown.inert() && evaluation.loading() && !reachesDatabase(arguments) ->
                new Value.Unknown("what " + unknown.what() + " returns", true);
            case null, default -> throw new NeedsPython(call.line(), "a call of " + Value.words(callee));
        };
    }

    private static boolean reachesDatabase(Arguments arguments) {
        return Stream.concat(arguments.positional().stream(), arguments.named().values().stream())
                .anyMatch(value -> value instanceof Value.Connection || value instanceof Value.Context);
    }

    private Arguments arguments(PythonExpression.Call call) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        List<@Nullable Object> positional = elements(call.arguments());
        for (PythonExpression.Keyword keyword : call.keywords()) {
            String name = keyword.name();
            if (name == null) {
                if (!(value(keyword.value()) instanceof Map<?, ?> spread)) {
                    throw new NeedsPython(call.line(), "a spread of something other than a dict");
                }
                for (Map.Entry<?, ?> entry : spread.entrySet()) {
                    if (named.put((String) entry.getKey(), entry.getValue()) != null) {
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
        if (owner instanceof Map<?, ?> map && map.containsKey(index)) {
            return map.get(index);
        }
        if (owner instanceof Value.Parents parents && index instanceof Long above && above >= 0) {
            return Paths.parent(parents.path(), above, line);
        }
        if (owner instanceof Value.Columns columns && index instanceof String key) {
            return Attributes.column(evaluation, columns, key, line);
        }
        if ((owner instanceof List || owner instanceof Value.Tuple) && index instanceof Long position) {
            List<@Nullable Object> items = Value.items(owner, line);
            long from = position < 0 ? items.size() + position : position;
            if (from >= 0 && from < items.size()) {
                return items.get((int) from);
            }
        }
        if (owner instanceof Expression expression && !(expression instanceof TextStatement)) {
            return evaluation.construct(
                    line, "ColumnElement.getitem", evaluation.lowered(Arrays.asList(owner, index), line), Map.of());
        }
        throw new NeedsPython(line, "an item of " + Value.words(owner));
    }

    /** Whether a known value is true. */
    static boolean truth(@Nullable Object value, int line) {
        return switch (value) {
            case null -> false;
            case Boolean known -> known;
            case Long number -> number != 0;
            case String text -> !text.isEmpty();
            case Name name -> !name.text().isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Value.Tuple tuple -> !tuple.items().isEmpty();
            default -> throw new NeedsPython(line, "a condition on " + Value.words(value));
        };
    }
}
