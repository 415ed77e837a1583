package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Step;
import dev.aludel.script.ScriptLoader;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Carries out the first steps of a plan in one transaction while the files of the others are still read. Until all are
 * read nothing of it is told and nothing is done that a rollback doesn't undo; a file that can't be read undoes what was
 * done, and counts as if nothing had begun, as with Alembic, which reads all files first.
 */
final class EarlyStart {
    /** A plan of fewer steps is read in less time than is won. */
    private static final int WORTHWHILE_STEPS = 8;

    private final ReadAhead reading;
    private final LiveSession live;
    private final HeldEvents events;

    private EarlyStart(ReadAhead reading, LiveSession live, HeldEvents events) {
        this.reading = reading;
        this.live = live;
        this.events = events;
    }

    /** Whether a plan is long enough. */
    static boolean isWorthwhile(List<Step> steps) {
        return steps.size() >= WORTHWHILE_STEPS;
    }

    /**
     * Carries them out.
     *
     * @param live the session, whose transaction is rolled back where a file can't be read
     * @param each does what is to be done for a step
     * @throws AludelException for the first file that can't be read, or else for what fails
     */
    static void carryOut(
            List<Step> steps,
            ScriptLoader scripts,
            Map<String, Object> arguments,
            LiveSession live,
            HeldEvents events,
            Consumer<PreparedStep> each) {
        try (ReadAhead reading = new ReadAhead(steps, scripts, arguments)) {
            new EarlyStart(reading, live, events).carryOut(steps.size(), each);
        } finally {
            live.assure(() -> {});
            events.release();
        }
    }

    private void carryOut(int count, Consumer<PreparedStep> each) {
        events.hold();
        live.assure(this::ascertain);
        try {
            for (int step = 0; step < count; step++) {
                PreparedStep next = reading.next();
                if (!next.runsEarly() || next.withoutTransaction()) {
                    ascertain();
                }
                each.accept(next);
            }
            ascertain();
        } catch (AludelException failure) {
            AludelException unread = reading.failure();
            if (unread == null) {
                throw failure;
            }
            live.rollback();
            events.drop();
            live.wire().ledger().nothingBegan();
            throw unread;
        }
    }

    /** Waits until all files are read; from then on what happens is told. */
    private void ascertain() {
        reading.finish();
        events.release();
    }
}
