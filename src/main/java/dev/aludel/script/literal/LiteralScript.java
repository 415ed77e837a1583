package dev.aludel.script.literal;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
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

    private static void run(Session session, List<Action> actions) {
        for (Action action : actions) {
            switch (action) {
                case Action.Autocommit block -> autocommit(session, block);
                case Action.Apply apply ->
                    located(action, () -> session.run(session.offline() ? apply.printed() : apply.operation()));
                case Action.Query query ->
                    located(action, () -> {
                        if (session.offline() && query.parameters().isEmpty()) {
                            session.run(new Execute(query.statement()));
                        } else {
                            session.execute(query.statement(), query.parameters());
                        }
                    });
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
            Problem problem = failure.problem();
            if (problem.location() != null) {
                throw failure;
            }
            Location innermost = action.lines().getFirst();
            problem = problem.at(innermost);
            for (Location line : action.lines()) {
                if (!line.equals(innermost)) {
                    problem = problem.because("called from " + line);
                }
            }
            throw new AludelException(problem, failure.getCause());
        }
    }
}
