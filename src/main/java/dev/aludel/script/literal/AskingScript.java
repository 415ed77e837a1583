package dev.aludel.script.literal;

import dev.aludel.error.Location;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.Session;
import dev.aludel.script.TracedSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A revision's function that makes something of what the database answers: evaluated when it runs. Where an answer leads
 * to something that only Python knows, Python runs the function from its beginning, and is told what was answered so far
 * instead of doing it again.
 */
final class AskingScript implements Script {
    private final Path file;
    private final Consumer<Stage> function;
    private final Function<Verdict, Script> python;

    /**
     * A function that has been rehearsed.
     *
     * @param function performs it
     * @param python the same function for Python to run, for the reason given
     */
    AskingScript(Path file, Consumer<Stage> function, Function<Verdict, Script> python) {
        this.file = file;
        this.function = function;
        this.python = python;
    }

    @Override
    public void run(Session session, Direction direction, Map<String, Object> arguments) {
        TracedSession traced = new TracedSession(session);
        try {
            function.accept(new Performance(traced));
        } catch (NeedsPython reason) {
            traced.settle();
            Verdict verdict = new Verdict(new Location(file, reason.line()), reason.construct());
            python.apply(verdict).run(traced.again(), direction, arguments);
        }
    }

    @Override
    public boolean observes() {
        return false;
    }

    @Override
    public boolean runsEarly() {
        return true;
    }
}
