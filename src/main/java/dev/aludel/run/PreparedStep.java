package dev.aludel.run;

import dev.aludel.revision.Step;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.ScriptLoader;
import dev.aludel.script.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step with the script it runs, loaded before the first step of the plan begins.
 *
 * @param script what to run, or null for a stamp
 */
record PreparedStep(Step step, @Nullable Script script, Direction direction) {

    /** The step with its script. */
    static PreparedStep of(Step step, ScriptLoader scripts, Map<String, Object> arguments) {
        return switch (step) {
            case Step.Upgrade up ->
                new PreparedStep(step, scripts.load(up.revision(), Direction.UPGRADE, arguments), Direction.UPGRADE);
            case Step.Downgrade down ->
                new PreparedStep(
                        step, scripts.load(down.revision(), Direction.DOWNGRADE, arguments), Direction.DOWNGRADE);
            case Step.Stamp stamp -> new PreparedStep(step, null, Direction.UPGRADE);
        };
    }

    /** Whether everything before it must have been carried out when it begins. */
    boolean observes() {
        return script != null && script.observes();
    }

    /** Whether it runs SQL in words of its own, which may look at any table or end the transaction. */
    boolean runsSql() {
        return script != null && script.runsSql();
    }

    /** Whether it may run while other scripts are being loaded. */
    boolean runsEarly() {
        return script == null || script.runsEarly();
    }

    /** Whether it runs outside a transaction. */
    boolean withoutTransaction() {
        return script != null && script.withoutTransaction();
    }

    /** Runs the script, outside a transaction where it asks for that; a stamp runs nothing. */
    void run(Session session, Map<String, Object> arguments) {
        if (script == null) {
            return;
        }
        if (!script.withoutTransaction()) {
            script.run(session, direction, arguments);
            return;
        }
        session.beginAutocommit();
        boolean completed = false;
        try {
            script.run(session, direction, arguments);
            completed = true;
        } finally {
            session.endAutocommit(completed);
        }
    }
}
