package dev.aludel.script.literal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements. While a function is rehearsed, what an answer decides is gone through whichever way it may go: both ways
 * of a condition, and loops once.
 */
final class Statements {
    /** More rounds than this are not rehearsed: their operations would be kept all at once. */
    private static final int MOST_ROUNDS = 10_000;

    /** How a block ended before its end. */
    private enum Leap {
        NONE,
        CONTINUE,
        BREAK,
        RETURN
    }

    private final Evaluation evaluation;
    private Leap leap = Leap.NONE;
    private boolean mayLeave;
    private @Nullable Object result;

    Statements(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** Runs a function's body; its value is what it returns. */
    @Nullable
    Object function(List<PythonStatement> body) {
        run(body);
        return result;
    }

    private void run(List<PythonStatement> body) {
        for (PythonStatement statement : body) {
            run(statement);
            if (leap != Leap.NONE) {
                return;
            }
        }
    }

    private void run(PythonStatement statement) {
        switch (statement) {
            case PythonStatement.Evaluate alone -> evaluation.unread(alone.expression());
            case PythonStatement.Assign assign -> {
                Object value = evaluation.unread(assign.value());
                assign.targets().forEach(target -> assign(target, value));
            }
            case PythonStatement.Augment augment -> augment(augment);
            case PythonStatement.Import imported -> evaluation.imports().bind(evaluation, imported);
            case PythonStatement.ImportFrom imported -> evaluation.imports().bind(evaluation, imported);
            case PythonStatement.Loop loop -> loop(loop);
            case PythonStatement.While loop -> loop(loop);
            case PythonStatement.Break end -> leave(Leap.BREAK);
            case PythonStatement.Continue next -> leave(Leap.CONTINUE);
            case PythonStatement.With with -> with(with);
            case PythonStatement.If choice -> choose(choice);
            case PythonStatement.Try attempt -> attempt(attempt);
            case PythonStatement.Return end -> {
                PythonExpression value = end.value();
                Object returned = value == null ? null : evaluation.value(value);
                result = evaluation.isUnsure() ? Answers.of(returned) : returned;
                leave(Leap.RETURN);
            }
            case PythonStatement.Raise raise -> raise(raise);
            case PythonStatement.Pass pass -> {}
            case PythonStatement.Function function ->
                throw new NeedsPython(function.line(), "a function in a function");
            case PythonStatement.ClassDefinition type -> throw new NeedsPython(type.line(), "a class in a function");
            case PythonStatement.Foreign foreign -> throw new NeedsPython(foreign.line(), foreign.construct());
        }
    }

    private void attempt(PythonStatement.Try attempt) {
        evaluation.attempt(attempt.line(), () -> {
            run(attempt.body());
            if (leap == Leap.NONE) {
                run(attempt.otherwise());
            }
        });
        Leap before = leap;
        leap = Leap.NONE;
        run(attempt.last());
        leap = leap == Leap.NONE ? before : leap;
    }

    /** Ends the block; not where that is not certain. */
    private void leave(Leap wanted) {
        if (evaluation.isUnsure()) {
            mayLeave = true;
        } else {
            leap = wanted;
        }
    }

    private void choose(PythonStatement.If choice) {
        Object test = evaluation.value(choice.test());
        if (test instanceof Value.Later) {
            evaluation.unsure(() -> {
                run(choice.then());
                run(choice.otherwise());
            });
        } else {
            run(Expressions.truth(test, choice.line()) ? choice.then() : choice.otherwise());
        }
    }

    private void assign(PythonExpression target, @Nullable Object value) {
        if (!(target instanceof PythonExpression.Item item)) {
            evaluation.names().bind(target, value);
            return;
        }
        put(evaluation.value(item.owner()), evaluation.value(item.index()), value, item.line());
    }

    private static void put(@Nullable Object owner, @Nullable Object index, @Nullable Object value, int line) {
        if (!(owner instanceof Value.Later) && !(index instanceof Value.Later)) {
            Containers.put(owner, index, value, line);
        }
    }

    private void augment(PythonStatement.Augment augment) {
        int line = augment.line();
        Object owner = null;
        Object index = null;
        Object before;
        if (augment.target() instanceof PythonExpression.Item item) {
            owner = evaluation.value(item.owner());
            index = evaluation.value(item.index());
            before = owner instanceof Value.Later || index instanceof Value.Later
                    ? Answers.item(owner, index, line)
                    : Containers.item(owner, index, line);
        } else {
            before = evaluation.value(augment.target());
        }
        Object by = evaluation.value(augment.value());
        boolean mutable = before instanceof List || before instanceof Map || before instanceof Value.SetOf;
        if (mutable && before instanceof List && augment.operator().equals("add")) {
            // += changes the list itself, whatever else holds it
            Containers.method(before, "extend", line).body().call(evaluation, Arguments.of(line, by));
            return;
        }
        if (mutable) {
            throw new NeedsPython(line, "a dict or set that is added to");
        }
        Object after = Operators.binary(evaluation, before, augment.operator(), by, line);
        if (augment.target() instanceof PythonExpression.Item) {
            put(owner, index, after, line);
        } else {
            evaluation.names().bind(augment.target(), after);
        }
    }

    /** An exception that nothing here catches ends the function, and every function that called it. */
    private void raise(PythonStatement.Raise raise) {
        PythonExpression expression = raise.exception();
        Object exception = expression == null ? null : evaluation.value(expression);
        if (exception instanceof Value.Later && evaluation.isUnsure()) {
            return;
        }
        if (!(exception instanceof Value.Raisable raised)) {
            throw new NeedsPython(raise.line(), "raising " + Value.words(exception));
        }
        String message = raised.message().isEmpty() ? raised.type() : raised.type() + ": " + raised.message();
        if (evaluation.isUnsure()) {
            return;
        }
        evaluation.ask(new Action.Raise(message, evaluation.lines(raise.line())));
        throw new Raised();
    }

    private void loop(PythonStatement.Loop loop) {
        Object iterable = evaluation.value(loop.iterable());
        if (iterable instanceof Value.Later) {
            evaluation.unsure(() -> {
                evaluation.names().bind(loop.target(), iterable);
                run(loop.body());
            });
            return;
        }
        List<@Nullable Object> items = Value.items(iterable, loop.line());
        // a list that grows meanwhile is gone through to its end
        for (int i = 0; i < items.size() && !over(i, loop.line()); i++) {
            evaluation.names().bind(loop.target(), items.get(i));
            run(loop.body());
        }
        arrive();
    }

    private void loop(PythonStatement.While loop) {
        boolean before = mayLeave;
        mayLeave = false;
        for (int round = 0; !over(round, loop.line()) && !(mayLeave && evaluation.rehearses()); round++) {
            Object test = evaluation.value(loop.test());
            if (test instanceof Value.Later) {
                evaluation.unsure(() -> run(loop.body()));
                break;
            }
            if (!Expressions.truth(test, loop.line())) {
                break;
            }
            run(loop.body());
        }
        mayLeave |= before;
        arrive();
    }

    /** Whether a loop ends before this round. */
    private boolean over(int round, int line) {
        if (evaluation.rehearses() && round > MOST_ROUNDS) {
            throw new NeedsPython(line, "a loop of many rounds");
        }
        if (leap == Leap.CONTINUE) {
            leap = Leap.NONE;
        }
        return leap != Leap.NONE;
    }

    /** After a loop nothing is left of how it ended, but for what ends the function. */
    private void arrive() {
        if (leap != Leap.RETURN) {
            leap = Leap.NONE;
        }
    }

    /** Ends what is evaluated: what follows is never reached. */
    static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1;

        Raised() {
            super(null, null, false, false);
        }
    }

    private void with(PythonStatement.With with) {
        Object manager = evaluation.value(with.manager());
        PythonExpression target = with.target();
        switch (manager) {
            case Value.Batch batch -> {
                if (target != null) {
                    evaluation.names().bind(target, batch);
                }
                run(with.body());
                List<Value.Batch.Kept> kept = List.copyOf(batch.kept());
                batch.kept().clear();
                kept.forEach(one -> evaluation.direct(with.line(), one.directive(), one.arguments(), one.named()));
            }
            case Value.AutocommitBlock block -> {
                if (target != null) {
                    evaluation.names().bind(target, null);
                }
                evaluation.withoutTransaction(with.line(), () -> run(with.body()));
            }
            case null, default -> throw new NeedsPython(with.line(), "with " + Value.words(manager));
        }
    }
}
