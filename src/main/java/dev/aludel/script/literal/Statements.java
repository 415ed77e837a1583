package dev.aludel.script.literal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs statements: straight on, loops unrolled, conditions only over what is known. */
final class Statements {
    /** More rounds than this are Python's: their operations would be kept all at once. */
    private static final int MOST_ROUNDS = 10_000;

    private final Evaluation evaluation;
    private boolean returned;
    private @Nullable Object result;

    Statements(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** Runs a function's body; its value is what it returns. */
    @Nullable
    Object run(List<PythonStatement> body) {
        for (PythonStatement statement : body) {
            run(statement);
            if (returned) {
                return result;
            }
        }
        return null;
    }

    private void run(PythonStatement statement) {
        switch (statement) {
            case PythonStatement.Evaluate alone -> evaluation.value(alone.expression());
            case PythonStatement.Assign assign -> {
                Object value = evaluation.value(assign.value());
                assign.targets().forEach(target -> evaluation.names().bind(target, value));
            }
            case PythonStatement.Augment augment -> {
                if (!(augment.target() instanceof PythonExpression.Name name)) {
                    throw new NeedsPython(augment.line(), "an assignment to something other than a name");
                }
                Object before = evaluation.value(name);
                if (before instanceof List || before instanceof Map) {
                    // += changes the list itself, whatever else holds it
                    throw new NeedsPython(augment.line(), "a list that is added to");
                }
                evaluation
                        .names()
                        .bind(
                                name.name(),
                                evaluation.value(new PythonExpression.Binary(
                                        augment.line(), name, augment.operator(), augment.value())));
            }
            case PythonStatement.Import imported -> evaluation.imports().bind(evaluation, imported);
            case PythonStatement.ImportFrom imported -> evaluation.imports().bind(evaluation, imported);
            case PythonStatement.Loop loop -> loop(loop);
            case PythonStatement.With with -> with(with);
            case PythonStatement.If choice ->
                run(
                        Expressions.truth(evaluation.value(choice.test()), choice.line())
                                ? choice.then()
                                : choice.otherwise());
            case PythonStatement.Return end -> {
                PythonExpression value = end.value();
                result = value == null ? null : evaluation.value(value);
                returned = true;
            }
            case PythonStatement.Raise raise -> raise(raise);
            case PythonStatement.Pass pass -> {}
            case PythonStatement.Function function ->
                throw new NeedsPython(function.line(), "a function in a function");
            case PythonStatement.ClassDefinition type -> throw new NeedsPython(type.line(), "a class in a function");
            case PythonStatement.Foreign foreign -> throw new NeedsPython(foreign.line(), foreign.construct());
        }
    }

    /** An exception that nothing here catches ends the function, and every function that called it. */
    private void raise(PythonStatement.Raise raise) {
        PythonExpression expression = raise.exception();
        Object exception = expression == null ? null : evaluation.value(expression);
        if (!(exception instanceof Value.Raisable raised)) {
            throw new NeedsPython(raise.line(), "raising " + Value.words(exception));
        }
        String message = raised.message().isEmpty() ? raised.type() : raised.type() + ": " + raised.message();
        evaluation.ask(new Action.Raise(message, evaluation.lines(raise.line())));
        throw new Raised();
    }

    private void loop(PythonStatement.Loop loop) {
        List<@Nullable Object> items = Value.items(evaluation.value(loop.iterable()), loop.line());
        if (items.size() > MOST_ROUNDS) {
            throw new NeedsPython(loop.line(), "a loop of many rounds");
        }
        for (Object item : items) {
            evaluation.names().bind(loop.target(), item);
            run(loop.body());
            if (returned) {
                return;
            }
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
                evaluation.ask(
                        body -> new Action.Autocommit(body, evaluation.lines(with.line())), () -> run(with.body()));
            }
            case null, default -> throw new NeedsPython(with.line(), "with " + Value.words(manager));
        }
    }
}
