package dev.aludel.doctor;

import dev.aludel.error.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Whether one way of a revision, or env.py, runs here.
 *
 * @param state the verdict
 * @param problem what stands in the way, or null where nothing does
 */
public record Finding(State state, @Nullable Problem problem) {

    /** The verdicts, the best first. */
    public enum State {
        /** Straight-line operations, SQL, or a stock env.py: Python isn't started. */
        WITHOUT_PYTHON,
        /** Python runs it. */
        RUNS,
        /** It reaches something that an import would have brought. */
        NEEDS,
        /** Something else stands in the way. */
        FAILS
    }

    /** Whether it runs. */
    public boolean runs() {
        return state == State.WITHOUT_PYTHON || state == State.RUNS;
    }
}
