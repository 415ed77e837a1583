package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.script.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connections of one run: opened for env.py, locked, and asked at the end what they stand at. Not thread-safe. */
final class Connections {
    private final Function<@Nullable String, LiveSession> connect;
    private final EventSink events;
    private final Map<LiveSession, @Nullable String> used = new LinkedHashMap<>();
    private final List<LiveSession> open = new ArrayList<>();
    private final List<RunnerLock> locks = new ArrayList<>();

    /**
     * None is open yet.
     *
     * @param connect opens a session for a URL
     */
    Connections(Function<@Nullable String, LiveSession> connect, EventSink events) {
        this.connect = connect;
        this.events = events;
    }

    /** Opens one. */
    LiveSession open(@Nullable String url) {
        LiveSession session = connect.apply(url);
        open.add(session);
        used.put(session, url);
        return session;
    }

    /** Whether it is one of these and still open. */
    boolean holds(Session session) {
        return session instanceof LiveSession live && open.contains(live);
    }

    /** Those that are open. */
    List<LiveSession> open() {
        return List.copyOf(open);
    }

    /** Gives its locks back and closes it; what is open in it is rolled back. */
    void close(LiveSession session) {
        if (open.remove(session)) {
            locks.stream().filter(lock -> lock.guards(session)).forEach(RunnerLock::release);
            session.close();
        }
    }

    /**
     * Takes the lock unless it is held already.
     *
     * @param along a query to send in the same round trip
     */
    RunnerLock.Taken lock(LiveSession session, long key, Duration patience, SqlStatement along) {
        for (RunnerLock held : locks) {
            if (held.guards(session, key)) {
                return new RunnerLock.Taken(held, session.read(along));
            }
        }
        RunnerLock.Taken taken = RunnerLock.acquire(session, key, patience, events, along);
        locks.add(taken.lock());
        return taken;
    }

    /**
     * The failure, with what each database stands at that the run had begun to change; to be asked once all are closed.
     * Where a connection broke at COMMIT, the server is asked what became of the transaction.
     */
    AludelException told(AludelException failure) {
        Problem problem = failure.problem();
        for (Map.Entry<LiveSession, @Nullable String> entry : used.entrySet()) {
            Ledger ledger = entry.getKey().wire().ledger();
            if (ledger.begun()) {
                String line = ledger.inDoubt()
                        ? CommitInDoubt.resolve(ledger, () -> connect.apply(entry.getValue()))
                        : ledger.told();
                String database = used.size() == 1 ? "" : entry.getKey().maskedUrl() + ": ";
                problem = problem.because(database + line);
            }
        }
        return problem == failure.problem() ? failure : new AludelException(problem, failure.getCause());
    }
}
