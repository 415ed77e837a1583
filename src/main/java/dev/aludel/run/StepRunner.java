package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Heads;
import dev.aludel.revision.Step;
import dev.aludel.revision.VersionChange;
import dev.aludel.script.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries out steps, one after another: the script, then the version table, with the events that tell of it. On a live
 * session a step may still be on its way when the next one begins; events, the ledger and the blame for a failure keep the
 * order in which the server works.
 */
final class StepRunner {
    private final Session session;
    private final @Nullable LiveSession live;
    private final VersionTable versions;
    private final @Nullable VersionWrites writes;
    private final EventSink events;
    private final Heads heads;
    private final boolean unstamped;
    private final Map<String, Object> arguments;
    private long begun;

    /**
     * A runner that begins where the version table stands.
     *
     * @param heads those that the version table says; they move with each step
     * @param together whether nobody sees what the version table says between two steps
     * @param arguments handed to each script
     */
    StepRunner(
            Session session,
            VersionTable versions,
            EventSink events,
            Heads heads,
            boolean together,
            Map<String, Object> arguments) {
        this.session = session;
        this.live = session instanceof LiveSession given ? given : null;
        this.versions = versions;
        this.writes = live == null ? null : new VersionWrites(versions, live, together);
        this.events = events;
        this.heads = heads;
        this.unstamped = heads.rows().isEmpty();
        this.arguments = arguments;
    }

    /**
     * Carries out one step, or has its last part sent with what comes next.
     *
     * @param lock the lock to hold on to for a step that follows, or null
     */
    void run(PreparedStep prepared, @Nullable RunnerLock lock) {
        Step step = prepared.step();
        boolean looks = prepared.runsSql();
        try {
            if (writes != null && looks) {
                writes.settle();
            }
        } catch (AludelException failure) {
            throw told(failure, step);
        }
        begin(step);
        try {
            if (live != null && prepared.observes()) {
                live.flush();
            }
            prepared.run(session, arguments);
        } catch (AludelException failure) {
            throw told(first(failure), step);
        }
        List<VersionChange> changes = heads.advance(step);
        List<String> rows = List.copyOf(heads.rows());
        inTurn(() -> events.accept(new Event.VersionChanged(changes)));
        try {
            if (live != null && writes != null) {
                writes.write(changes, !looks);
                live.wire().mark(() -> live.wire().ledger().moved(rows));
            } else if (session instanceof PrintingSession printing) {
                versions.print(printing, changes);
            }
        } catch (AludelException failure) {
            throw told(failure, step);
        }
        inTurn(() -> events.accept(new Event.StepFinished(step, Duration.ofNanos(System.nanoTime() - begun))));
        if (live != null && lock != null) {
            live.verify(lock);
        }
    }

    /** Waits until every step so far has been carried out; the last of them was the one given. */
    void settle(Step last) {
        if (live != null && writes != null) {
            try {
                writes.settle();
                live.flush();
            } catch (AludelException failure) {
                throw told(failure, last);
            }
        }
    }

    private void begin(Step step) {
        if (session instanceof PrintingSession printing && heads.rows().isEmpty()) {
            printing.printStatement(versions.creation());
        }
        inTurn(() -> {
            begun = System.nanoTime();
            events.accept(new Event.StepStarted(step));
        });
        if (session instanceof PrintingSession printing) {
            printing.print("-- Running " + AlembicLog.title(step));
        }
        if (live != null) {
            live.wire().mark(() -> live.wire().ledger().steps(AlembicLog.title(step)));
            live.wire().enters(step);
        }
    }

    /** At once, or when the server has got there. */
    private void inTurn(Runnable action) {
        if (live == null) {
            action.run();
        } else {
            live.wire().mark(action);
        }
    }

    /** The failure that came first: what was still on its way when a script failed may have failed before it. */
    private AludelException first(AludelException failure) {
        if (live != null && !live.wire().hasFailed()) {
            try {
                live.flush();
            } catch (AludelException earlier) {
                earlier.addSuppressed(failure);
                return earlier;
            }
        }
        return failure;
    }

    /** The failure with the step it belongs to, which need not be the current one; the version table's own has none. */
    private AludelException told(AludelException failure, Step current) {
        if (live == null || !live.wire().hasFailed()) {
            return StepProblem.of(failure, current, unstamped);
        }
        Step blamed = live.wire().blamed();
        return blamed == null ? failure : StepProblem.of(failure, blamed, unstamped);
    }
}
