package dev.aludel.script.literal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns values of the evaluator into those that the vocabulary takes. */
final class Lowering {

    private Lowering() {}

    /** The value; one that the vocabulary has no place for needs Python. */
    static @Nullable Object of(Evaluation evaluation, @Nullable Object value, int line) {
        return switch (value) {
            case null -> null;
            case List<?> list -> of(evaluation, list, line);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> lowered = new LinkedHashMap<>();
                map.forEach((key, item) -> lowered.put(key(key, line), of(evaluation, item, line)));
                yield lowered;
            }
            case Value.Tuple tuple -> of(evaluation, tuple.items(), line);
            case Value.Member member -> member.value();
            case Value.TypeClass type -> evaluation.type(type, line);
            case Value.Type type -> type.java();
            case Value.MappedType mapped -> mapped.type().java();
            case Value.Table table -> table.java();
            case Value other -> throw new NeedsPython(line, Value.words(other));
            default -> value;
        };
    }

    private static String key(@Nullable Object key, int line) {
        if (key instanceof String text) {
            return text;
        }
        throw new NeedsPython(line, "a dict whose keys are no strings");
    }

    /** The values. */
    static List<@Nullable Object> of(Evaluation evaluation, List<?> values, int line) {
        List<@Nullable Object> lowered = new ArrayList<>(values.size());
        for (Object value : values) {
            lowered.add(of(evaluation, value, line));
        }
        return lowered;
    }
}
