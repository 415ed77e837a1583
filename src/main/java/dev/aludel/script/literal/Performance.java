package dev.aludel.script.literal;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out on a session what a function asks for, and lets it read the answers. Not thread-safe. */
final class Performance implements Stage {
    private final Session session;
    private int attempts;

    Performance(Session session) {
        this.session = session;
    }

    @Override
    public void act(Action action) {
        switch (action) {
            case Action.Autocommit block ->
                withoutTransaction(block.lines(), () -> block.body().forEach(this::act));
            case Action.Apply apply -> {
                Operation operation = session.offline() ? apply.printed() : apply.operation();
                if (attempts > 0) {
                    session.run(operation);
                } else {
                    session.queue(operation, apply.lines());
                }
            }
            case Action.Query query -> {
                if (session.offline() && query.parameters().isEmpty()) {
                    session.queue(new Execute(query.statement()), query.lines());
                } else {
                    session.queue(query.statement(), query.parameters(), query.lines());
                }
            }
            case Action.Commit commit -> located(commit.lines(), session::commit);
            case Action.Raise raise ->
                throw new AludelException(Problem.of("script-failed", raise.message())).at(raise.lines());
        }
    }

    @Override
    public void withoutTransaction(List<Location> lines, Runnable body) {
        located(lines, session::beginAutocommit);
        boolean completed = false;
        boolean handedOver = false;
        try {
            body.run();
            completed = true;
        } catch (NeedsPython reason) {
            // Python goes on within the block
            handedOver = true;
            throw reason;
        } finally {
            boolean reached = completed;
            if (!handedOver) {
                located(lines, () -> session.endAutocommit(reached));
            }
        }
    }

    @Override
    public void attempt(int line, Runnable body) {
        // what was asked for before must not fail where it would be caught
        session.settle();
        attempts++;
        try {
            body.run();
        } catch (AludelException failure) {
            throw new NeedsPython(line, "a failure that may be caught");
        } finally {
            attempts--;
        }
    }

    @Override
    public Object execute(Action.Query query) {
        return new Result(rows(query), Result.names(query.statement()));
    }

    private Supplier<ResultRows> rows(Action.Query query) {
        if (attempts == 0) {
            Supplier<ResultRows> rows = session.submit(query.statement(), query.parameters(), query.lines());
            return () -> {
                try {
                    return rows.get();
                } catch (AludelException failure) {
                    throw failure.at(query.lines());
                }
            };
        }
        ResultRows rows = session.execute(query.statement(), query.parameters());
        return () -> rows;
    }

    @Override
    public @Nullable Object later(String what, int line, Supplier<? extends @Nullable Object> value) {
        return value.get();
    }

    @Override
    public @Nullable Object catalog(String question, Map<String, @Nullable Object> arguments, int line) {
        return CatalogQuestions.answer(session.catalog(), question, arguments);
    }

    @Override
    public boolean rehearses() {
        return false;
    }

    @Override
    public boolean hopes() {
        return false;
    }

    /** Names the lines where something fails, as Python's traceback would. */
    private static void located(List<Location> lines, Runnable work) {
        try {
            work.run();
        } catch (AludelException failure) {
            throw failure.at(lines);
        }
    }
}
