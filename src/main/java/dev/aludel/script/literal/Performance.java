package dev.aludel.script.literal;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.Execute;
import dev.aludel.script.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out on a session what a function asks for, and lets it read the answers. Not thread-safe. */
final class Performance implements Stage {
    private final Session session;

    Performance(Session session) {
        this.session = session;
    }

    @Override
    public void act(Action action) {
        switch (action) {
            case Action.Autocommit block ->
                withoutTransaction(block.lines(), () -> block.body().forEach(this::act));
            case Action.Apply apply ->
                session.queue(session.offline() ? apply.printed() : apply.operation(), apply.lines());
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
        try {
            body.run();
            completed = true;
        } finally {
            boolean reached = completed;
            located(lines, () -> session.endAutocommit(reached));
        }
    }

    @Override
    public Object execute(Action.Query query) {
        return new Result(
                session.submit(query.statement(), query.parameters(), query.lines()), Result.names(query.statement()));
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

    /** Names the lines where something fails, as Python's traceback would. */
    private static void located(List<Location> lines, Runnable work) {
        try {
            work.run();
        } catch (AludelException failure) {
            throw failure.at(lines);
        }
    }
}
