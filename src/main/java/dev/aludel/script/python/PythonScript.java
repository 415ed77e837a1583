package dev.aludel.script.python;

import dev.aludel.revision.Revision;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.Session;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.graalvm.polyglot.Value;

/**
 * A revision written in Python: its module is loaded, its function called, and the module dropped again.
 *
 * @param trusting whether its function can't tell when what it asks for is carried out: {@link TrustingCode}
 */
record PythonScript(PythonRuntime runtime, Revision revision, boolean trusting) implements Script {

    @Override
    public boolean observes() {
        return !trusting;
    }

    @Override
    public void run(Session session, Direction direction, Map<String, Object> arguments) {
        Session before = runtime.bridge().use(session);
        try {
            Value report = runtime.call(
                    "run_revision",
                    revision.path().toString(),
                    direction.name().toLowerCase(Locale.ROOT),
                    new HashMap<>(arguments),
                    trusting && !session.offline());
            PythonFailure.throwIfReported(report, revision.path());
        } finally {
            runtime.bridge().use(before);
        }
    }
}
