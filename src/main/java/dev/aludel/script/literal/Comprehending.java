package dev.aludel.script.literal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The evaluation of one comprehension. Used once. */
final class Comprehending {
    private final Evaluation evaluation;
    private final PythonExpression.Comprehension comprehension;
    private final List<@Nullable Object> elements = new ArrayList<>();

    /** Whether it is known which elements there are. */
    private boolean sure = true;

    Comprehending(Evaluation evaluation, PythonExpression.Comprehension comprehension) {
        this.evaluation = evaluation;
        this.comprehension = comprehension;
    }

    /** What the comprehension makes; an answer where it depends on one which elements there are. */
    Object value() {
        // what is gone through first Python evaluates at once, whatever the comprehension makes
        Object first = evaluation.value(comprehension.generators().getFirst().iterable());
        Runnable work = () -> goThrough(0, first);
        if (comprehension.made() == PythonExpression.Made.ITERATOR) {
            // Python would do it only when the elements are taken
            evaluation.apart(work);
        } else {
            evaluation.names().apart(work);
        }
        if (!sure) {
            return Answers.of(elements.toArray());
        }
        return switch (comprehension.made()) {
            case LIST -> elements;
            case ITERATOR -> Value.Iteration.once(elements);
            case SET -> Containers.set(elements, comprehension.line());
            case DICTIONARY -> dictionary();
        };
    }

    private Map<Object, @Nullable Object> dictionary() {
        int line = comprehension.line();
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Object element : elements) {
            List<@Nullable Object> pair = Value.items(element, line);
            map.put(Containers.key(pair.getFirst(), line), pair.getLast());
        }
        return map;
    }

    private void goThrough(int depth, @Nullable Object iterable) {
        PythonExpression.Generator generator = comprehension.generators().get(depth);
        boolean known = !(iterable instanceof Value.Later);
        sure &= known;
        for (Object item : known ? Value.items(iterable, comprehension.line()) : Arrays.asList(iterable)) {
            evaluation.names().bind(generator.target(), item);
            if (!keeps(generator)) {
                continue;
            }
            if (depth + 1 < comprehension.generators().size()) {
                goThrough(
                        depth + 1,
                        evaluation.value(
                                comprehension.generators().get(depth + 1).iterable()));
            } else {
                add();
            }
        }
    }

    private boolean keeps(PythonExpression.Generator generator) {
        for (PythonExpression condition : generator.conditions()) {
            Object test = evaluation.value(condition);
            if (test instanceof Value.Later) {
                sure = false;
            } else if (!Expressions.truth(test, comprehension.line())) {
                return false;
            }
        }
        return true;
    }

    private void add() {
        Object element = evaluation.value(comprehension.element());
        elements.add(element);
        // which keys a dict has depends on an answer
        sure &= comprehension.made() != PythonExpression.Made.DICTIONARY
                || !(Value.items(element, comprehension.line()).getFirst() instanceof Value.Later);
    }
}
