package dev.aludel.script.literal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What names stand for: those of the file, and those of the function, class or comprehension that is evaluated. */
final class Names {
    private final Map<String, @Nullable Object> globals = new LinkedHashMap<>();
    private Frame frame = new Frame(Map.of(), globals, Set.of());

    /**
     * Where names are looked for before those of the file.
     *
     * @param bound where names are bound: the locals, or the file's names
     * @param owned the function's own names, which hide the file's even before they have a value
     */
    private record Frame(
            Map<String, @Nullable Object> locals, Map<String, @Nullable Object> bound, Set<String> owned) {}

    /**
     * The value a name stands for.
     *
     * @throws NeedsPython where it isn't known here
     */
    @Nullable
    Object value(String name, int line) {
        if (frame.locals.containsKey(name)) {
            return frame.locals.get(name);
        }
        if (frame.owned.contains(name)) {
            throw new NeedsPython(line, "the name " + name + ", which has no value yet");
        }
        if (globals.containsKey(name)) {
            return globals.get(name);
        }
        Object builtin = Builtins.named(name);
        if (builtin == null) {
            throw new NeedsPython(line, "the name " + name + ", which is not known here");
        }
        return builtin;
    }

    /** Whether a name stands for anything. */
    boolean know(String name) {
        return frame.locals.containsKey(name) || globals.containsKey(name) || Builtins.known(name);
    }

    /** Lets a name stand for a value. */
    void bind(String name, @Nullable Object value) {
        frame.bound.put(name, value);
    }

    /** Lets names stand for values by a pattern such as {@code a, (b, c)}. */
    void bind(PythonExpression target, @Nullable Object value) {
        switch (target) {
            case PythonExpression.Name name -> bind(name.name(), value);
            case PythonExpression.TupleOf tuple -> bindAll(tuple.elements(), value, tuple.line());
            case PythonExpression.ListOf list -> bindAll(list.elements(), value, list.line());
            default -> throw new NeedsPython(target.line(), "an assignment to something other than a name");
        }
    }

    private void bindAll(List<PythonExpression> targets, @Nullable Object value, int line) {
        if (value instanceof Value.Later) {
            targets.forEach(target -> bind(target, value));
            return;
        }
        List<@Nullable Object> items = Value.items(value, line);
        if (items.size() != targets.size()) {
            throw new NeedsPython(line, "an assignment that doesn't fit");
        }
        for (int i = 0; i < items.size(); i++) {
            bind(targets.get(i), items.get(i));
        }
    }

    /**
     * Has the names that the body binds forgotten after it.
     *
     * @return those names, with those from before
     */
    Map<String, @Nullable Object> apart(Runnable body) {
        Frame before = frame;
        Map<String, @Nullable Object> own = new LinkedHashMap<>(before.locals);
        frame = new Frame(own, own, before.owned);
        try {
            body.run();
            return own;
        } finally {
            frame = before;
        }
    }

    /** Evaluates the body of a function with its parameters' values. */
    <T extends @Nullable Object> T within(
            PythonStatement.Function function, Map<String, @Nullable Object> parameters, Supplier<T> body) {
        Frame before = frame;
        frame = new Frame(parameters, parameters, Set.copyOf(function.locals()));
        try {
            return body.get();
        } finally {
            frame = before;
        }
    }
}
