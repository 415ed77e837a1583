package dev.aludel.script.literal;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Execute;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.Session;
import java.util.List;
import java.util.Map;

/** A revision's function as what it does, evaluated beforehand: nothing in it depends on what the database answers. */
final class LiteralScript implements Script {
    private final List<Action> actions;

    LiteralScript(List<Action> actions) {
        this.actions = actions;
    }

    @Override
    public void run(Session session, Direction direction, Map<String, Object> arguments) {
        run(session, actions);
    }

    @Override
    public boolean observes() {
        return false;
    }

    @Override
    public boolean known() {
        return true;
    }

    @Override
    public boolean runsSql() {
        return actions.stream()
                .anyMatch(action -> !(action instanceof Action.Apply apply) || apply.operation() instanceof Execute);
    }

    private static void run(Session session, List<Action> actions) {
        for (Action action : actions) {
            switch (action) {
                case Action.Autocommit block -> autocommit(session, block);
                case Action.Apply apply ->
                    session.queue(session.offline() ? apply.printed() : apply.operation(), apply.lines());
                case Action.Query query -> {
                    if (session.offline() && query.parameters().isEmpty()) {
                        session.queue(new Execute(query.statement()), query.lines());
                    } else {
                        session.queue(query.statement(), query.parameters(), query.lines());
                    }
                }
                case Action.Commit commit -> located(commit, session::commit);
                case Action.Raise raise ->
                    throw new AludelException(Problem.of("script-failed", raise.message())).at(raise.lines());
            }
        }
    }

    private static void autocommit(Session session, Action.Autocommit block) {
        located(block, session::beginAutocommit);
        boolean completed = false;
        try {
            run(session, block.body());
            completed = true;
        } finally {
            boolean reached = completed;
            located(block, () -> session.endAutocommit(reached));
        }
    }

    /** Names the lines where something fails, as Python's traceback would. */
    private static void located(Action action, Runnable work) {
        try {
            work.run();
        } catch (AludelException failure) {
            throw failure.at(action.lines());
        }
    }
}
