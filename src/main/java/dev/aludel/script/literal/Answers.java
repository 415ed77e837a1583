package dev.aludel.script.literal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be made of answers while a function is rehearsed. Nothing is known of them but that they are rows, plain values
 * and what the inspector tells; so anything may be made of them that {@link Result}, {@link Row}, {@link Containers} and
 * {@link Texts} know how to.
 */
final class Answers {
    /** What those have in the way of methods. */
    private static final Set<String> METHODS = Set.copyOf(Stream.of(
                    Result.METHODS,
                    Row.METHODS,
                    Containers.METHODS,
                    Texts.METHODS,
                    Instants.METHODS,
                    Set.of("quantize"))
            .flatMap(Set::stream)
            .toList());

    private Answers() {}

    /** Whether it is an answer, made of one, or holds one. */
    static boolean reach(@Nullable Object value) {
        return switch (value) {
            case Value.Later later -> true;
            case List<?> list -> list.stream().anyMatch(Answers::reach);
            case Map<?, ?> map -> map.values().stream().anyMatch(Answers::reach);
            case Value.Tuple tuple -> tuple.items().stream().anyMatch(Answers::reach);
            case Value.SetOf set -> set.items().stream().anyMatch(Answers::reach);
            case null, default -> false;
        };
    }

    static boolean reach(Arguments arguments) {
        return arguments.positional().stream().anyMatch(Answers::reach)
                || arguments.named().values().stream().anyMatch(Answers::reach);
    }

    /** What is made of several values of which some are answers. */
    static Value.Later of(@Nullable Object... values) {
        return Arrays.stream(values)
                .filter(value -> value instanceof Value.Later)
                .map(value -> (Value.Later) value)
                .findFirst()
                .orElseGet(() -> new Value.Later(Value.Later.ANSWER, false));
    }

    /** {@code answer.name}; whether it may be called shows when it is. */
    static Value.Later attribute(Value.Later answer, String name, int line) {
        if (name.startsWith("__")) {
            throw new NeedsPython(line, "the attribute " + name + " of " + answer.what());
        }
        return new Value.Later("the attribute " + name + " of " + answer.what(), answer.ofCatalog());
    }

    /** {@code answer.name(…)}. */
    static Value.Later call(Value.Later answer, PythonExpression function, int line) {
        if (function instanceof PythonExpression.Attribute attribute && METHODS.contains(attribute.name())) {
            boolean catalog = answer.ofCatalog();
            return new Value.Later(catalog ? Value.Later.CATALOG : Value.Later.ANSWER, catalog);
        }
        throw new NeedsPython(line, "a call of " + answer.what());
    }

    /** {@code answer[index]}. */
    static Value.Later item(@Nullable Object owner, @Nullable Object index, int line) {
        Value.Later answer = of(owner, index);
        if (answer.ofCatalog() && "type".equals(index)) {
            throw new NeedsPython(line, "the type of a column in the catalog");
        }
        return answer;
    }
}
