package dev.aludel.script.literal;

import dev.aludel.error.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a function asks for. Answers stand for themselves; whether anything was made of one tells whether the
 * actions that were kept are all that the function will do.
 */
final class Rehearsal implements Stage {
    private final boolean offline;
    private final boolean hopeful;
    private List<Action> actions = new ArrayList<>();

    /**
     * A rehearsal of a function that has not begun.
     *
     * @param offline whether SQL will be printed, so that there is nobody to answer
     * @param hopeful whether Python may take over while it runs
     */
    Rehearsal(boolean offline, boolean hopeful) {
        this.offline = offline;
        this.hopeful = hopeful;
    }

    /** What has been asked for. */
    List<Action> actions() {
        return List.copyOf(actions);
    }

    @Override
    public void act(Action action) {
        actions.add(action);
    }

    @Override
    public void withoutTransaction(List<Location> lines, Runnable body) {
        List<Action> before = actions;
        List<Action> within = new ArrayList<>();
        actions = within;
        try {
            body.run();
        } finally {
            actions = before;
            act(new Action.Autocommit(List.copyOf(within), lines));
        }
    }

    @Override
    public void attempt(int line, Runnable body) {
        if (!hopeful || offline) {
            throw new NeedsPython(line, "a try statement");
        }
        body.run();
    }

    @Override
    public Object execute(Action.Query query) {
        act(query);
        return offline ? new Value.Unknown(Value.Later.ANSWER, false) : new Value.Later(Value.Later.ANSWER, false);
    }

    @Override
    public Object later(String what, int line, Supplier<? extends @Nullable Object> value) {
        if (offline) {
            throw new NeedsPython(line, what);
        }
        return new Value.Later(what, false);
    }

    @Override
    public Object catalog(String question, Map<String, @Nullable Object> arguments, int line) {
        if (offline) {
            throw new NeedsPython(line, "a question to the catalog");
        }
        return new Value.Later(Value.Later.CATALOG, true);
    }

    @Override
    public boolean rehearses() {
        return true;
    }

    @Override
    public boolean hopes() {
        return hopeful;
    }
}
