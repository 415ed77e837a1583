package dev.aludel.script.literal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call, as values of the evaluator.
 *
 * @param line where the call begins
 */
record Arguments(int line, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {

    /** One argument, given by position. */
    static Arguments of(int line, @Nullable Object argument) {
        List<@Nullable Object> positional = new ArrayList<>(1);
        positional.add(argument);
        return new Arguments(line, positional, Map.of());
    }

    /** The positional ones as the vocabulary takes them. */
    List<@Nullable Object> lowered(Evaluation evaluation) {
        return evaluation.lowered(positional, line);
    }

    /** The named ones as the vocabulary takes them. */
    Map<String, @Nullable Object> loweredNamed(Evaluation evaluation) {
        if (named.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> lowered = new LinkedHashMap<>();
        named.forEach((name, value) -> lowered.put(name, evaluation.lower(value, line)));
        return lowered;
    }

    /**
     * The values of a function's parameters, all by position; what isn't given is {@link #ABSENT}.
     *
     * @throws NeedsPython where the call doesn't fit, so that Python says so
     */
    List<@Nullable Object> of(String... parameters) {
        if (positional.size() > parameters.length) {
            throw new NeedsPython(line, "a call with arguments that don't fit");
        }
        List<@Nullable Object> bound = new ArrayList<>(positional);
        int taken = 0;
        for (int i = 0; i < parameters.length; i++) {
            boolean given = named.containsKey(parameters[i]);
            if (i >= positional.size()) {
                bound.add(given ? named.get(parameters[i]) : ABSENT);
                taken += given ? 1 : 0;
            }
        }
        if (taken != named.size()) {
            throw new NeedsPython(line, "a call with arguments that don't fit");
        }
        return bound;
    }

    /** What stands for a parameter that isn't given. */
    static final Object ABSENT = new Object() {
        @Override
        public String toString() {
            return "<absent>";
        }
    };

    /** The one argument of a function that has one parameter. */
    @Nullable
    Object single(String parameter) {
        Object value = of(parameter).getFirst();
        if (value == ABSENT) {
            throw new NeedsPython(line, "a call with arguments that don't fit");
        }
        return value;
    }

    /** The one argument of a function that takes it by position only. */
    @Nullable
    Object alone() {
        if (positional.size() != 1 || !named.isEmpty()) {
            throw new NeedsPython(line, "a call with arguments that don't fit");
        }
        return positional.getFirst();
    }

    /** The same arguments with others first. */
    Arguments after(@Nullable Object first) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(first);
        all.addAll(positional);
        return new Arguments(line, all, named);
    }
}
