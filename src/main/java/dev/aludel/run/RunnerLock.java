package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.ResultRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The lock that lets one runner at a time change what one version table speaks of: a PostgreSQL session advisory lock
 * on the connection that does the work, so that it goes when the connection goes.
 *
 * <p>It is polled and never waited for in the server: a session that blocks in {@code pg_advisory_lock} holds a snapshot
 * that a holder's CREATE INDEX CONCURRENTLY would wait for, and both would wait forever.
 */
final class RunnerLock {
    private static final int POLL_LEAST_MILLIS = 50;
    private static final int POLL_MOST_MILLIS = 500;

    private final LiveSession session;
    private final long key;
    private final long backend;
    private final boolean pooled;

    private RunnerLock(LiveSession session, long key, long backend) {
        this.session = session;
        this.key = key;
        this.backend = backend;
        this.pooled = backend != session.connection().backendProcess();
    }

    /** The key for the version table that the options name: the same for every runner of that table. */
    static long key(ContextOptions options) {
        String schema = options.versionTableSchema() == null ? "" : options.versionTableSchema();
        String text = "aludel/" + schema + "/" + options.versionTable();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /**
     * The lock, taken.
     *
     * @param answer what the query that went along was answered once the lock was held
     */
    record Taken(RunnerLock lock, ResultRows answer) {}

    /**
     * Takes the lock, waiting for it up to the time given; a {@link Event.WaitingForLock} names the holder.
     *
     * @param along a query to send in the same round trip
     * @throws AludelException code {@code locked} where it is still held then
     */
    static Taken acquire(LiveSession session, long key, Duration patience, EventSink events, SqlStatement along) {
        SqlStatement attempt =
                SqlStatement.of("SELECT pg_catalog.pg_try_advisory_lock(" + key + "), pg_catalog.pg_backend_pid()");
        long start = System.nanoTime();
        String told = "";
        while (true) {
            List<ResultRows> answers = session.queryAside(List.of(attempt, along));
            @Nullable Object[] answer = answers.getFirst().rows().getFirst();
            if (Boolean.TRUE.equals(answer[0])) {
                RunnerLock lock = new RunnerLock(session, key, number(answer[1]));
                if (lock.pooled) {
                    lock.verify();
                }
                return new Taken(lock, answers.getLast());
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            String holder = holder(session, key);
            if (waited.compareTo(patience) >= 0) {
                throw new AludelException(Problem.of(
                                "locked", "Another run holds the lock on this database's version table: " + holder)
                        .because("Waited " + waited.toSeconds() + " s for it.")
                        .remedy("Wait until the other run is done, or raise the lock timeout.")
                        .remedy("If that session is a leftover, end it with SELECT pg_terminate_backend(pid)."));
            }
            if (!holder.equals(told)) {
                events.accept(new Event.WaitingForLock(holder, waited));
                told = holder;
            }
            pause();
        }
    }

    /** Whether the session holds it. */
    boolean guards(LiveSession other) {
        return session == other;
    }

    /** Whether it is the lock of the session on that key. */
    boolean guards(LiveSession other, long otherKey) {
        return session == other && key == otherKey;
    }

    /**
     * Makes sure that the lock is still held by the backend that does the work.
     *
     * @throws AludelException where it is not, naming the pooler if the backend has changed
     */
    void verify() {
        check(session.queryAside(question().sql()));
    }

    /**
     * Whether a pooler stands between: then any transaction may be another server process's, and the lock must be verified
     * in each.
     */
    boolean pooled() {
        return pooled;
    }

    /** The query whose answer {@link #check} judges, to travel with other statements. */
    SqlStatement question() {
        return SqlStatement.of(
                "SELECT pg_catalog.pg_backend_pid(), " + held("l.pid") + " = pg_catalog.pg_backend_pid()");
    }

    /** Judges the answer to {@link #question()}, as {@link #verify} does. */
    void check(ResultRows rows) {
        @Nullable Object[] answer = rows.rows().get(0);
        if (Boolean.TRUE.equals(answer[1])) {
            return;
        }
        if (number(answer[0]) != backend || pooled) {
            throw new AludelException(Problem.of(
                            "transaction-pooler",
                            "The connection goes through a pooler that hands every transaction to another server"
                                    + " process, so no lock can be held.")
                    .because("The lock was taken in server process " + backend + "; process " + answer[0]
                            + " does the work now.")
                    .remedy("Connect to PostgreSQL directly, or to a pool in session mode."));
        }
        throw new AludelException(Problem.of("lock-lost", "The runner lock is no longer held.")
                .because("A revision released it, with pg_advisory_unlock_all() or DISCARD ALL for instance.")
                .remedy("Take that statement out of the revision, and run it again."));
    }

    /** Gives it back where closing the connection would not: behind a pooler, which keeps the server's session. */
    void release() {
        if (pooled && !session.connection().closed() && !session.connection().transactionFailed()) {
            session.queryAside("SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
        }
    }

    private String held(String what) {
        return held(what, "", key);
    }

    private static String held(String what, String join, long key) {
        return "(SELECT " + what + " FROM pg_catalog.pg_locks l" + join
                + " WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted AND l.classid = "
                + (key >>> 32) + " AND l.objid = " + (key & 0xFFFFFFFFL)
                + " AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d"
                + " WHERE d.datname = pg_catalog.current_database()))";
    }

    private static String holder(LiveSession session, long key) {
        String what = "pg_catalog.format('process %s, application %s, user %s, from %s, connected since %s',"
                + " l.pid, coalesce(nullif(a.application_name, ''), '(unnamed)'), a.usename,"
                + " coalesce(a.client_addr::text, 'this host'), pg_catalog.date_trunc('second', a.backend_start))";
        @Nullable
        Object text = session.queryAside(
                        "SELECT " + held(what, " LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid", key))
                .rows()
                .get(0)[0];
        return Objects.toString(text, "a session that has just left");
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : -1;
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(POLL_LEAST_MILLIS, POLL_MOST_MILLIS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AludelException(
                    Problem.of("interrupted", "Interrupted while waiting for the runner lock."), interrupted);
        }
    }
}
