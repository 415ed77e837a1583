package dev.aludel.script;

import dev.aludel.revision.Step;
import java.util.List;
import java.util.Map;

/** Who is told of each step once the version table has it: {@code context.configure(on_version_apply=…)}. */
@FunctionalInterface
public interface VersionListener {

    /**
     * A step was carried out; what the listener does belongs to its transaction.
     *
     * @param heads the rows that the version table has now
     * @param arguments what env.py passed to {@code run_migrations(**kw)}
     */
    void applied(Step step, List<String> heads, Map<String, Object> arguments);
}
