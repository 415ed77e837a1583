package dev.aludel.script.literal;

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
        actions.forEach(new Performance(session)::act);
    }

    @Override
    public boolean observes() {
        return false;
    }

    @Override
    public boolean runsEarly() {
        return true;
    }

    @Override
    public boolean runsSql() {
        return actions.stream()
                .anyMatch(action -> !(action instanceof Action.Apply apply) || apply.operation() instanceof Execute);
    }
}
