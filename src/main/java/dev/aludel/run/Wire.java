package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.revision.Step;
import dev.aludel.script.ResultRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The way of texts to the server: they wait for company, go together, and each answer finds its text again. Keeps the
 * {@link Ledger} of what came of them. Whether they belong into a transaction is for the session to know. Not thread-safe.
 */
final class Wire {
    /** The text that ends a transaction for good. */
    static final String COMMIT = "COMMIT";

    private final ServerConnection connection;
    private final EventSink events;
    private final Ledger ledger = new Ledger();
    private final Outbox outbox = new Outbox();
    private final Line line;
    private final Deque<Delivery> underWay = new ArrayDeque<>();
    private @Nullable Refusal broken;
    private @Nullable Step step;
    private boolean failed;
    private @Nullable Step blamed;

    /** What the server, or whoever took a result, had against a text. */
    private record Refusal(Outgoing.Text text, AludelException failure) {}

    /** A way over a connection on which nothing has been sent. */
    Wire(ServerConnection connection, EventSink events) {
        this.connection = connection;
        this.events = events;
        this.line = new Line(connection);
    }

    /** What it has brought to the database for good. */
    Ledger ledger() {
        return ledger;
    }

    /** What follows belongs to this step. */
    void enters(Step next) {
        step = next;
        failed = false;
    }

    /** Whether a step has been entered. */
    boolean inStep() {
        return step != null;
    }

    /** Whether something sent has failed since the last step was entered. */
    boolean hasFailed() {
        return failed;
    }

    /** The step that the last failure belongs to; null where it belongs to none. */
    @Nullable
    Step blamed() {
        return blamed;
    }

    /** Does something as soon as everything before it has been carried out. */
    void mark(Runnable action) {
        outbox.add(new Outgoing.Mark(action));
    }

    /** What waits to be sent. */
    Outbox outbox() {
        return outbox;
    }

    /** Has a text wait, as it stands. */
    void add(SqlStatement statement, String text, List<Location> lines, Consumer<ResultRows> then) {
        outbox.add(new Outgoing.Text(statement, text, 0, text, lines, step, then));
    }

    /** Has one statement of a text wait. */
    void add(
            SqlStatement statement,
            String text,
            int offset,
            String part,
            List<Location> lines,
            Consumer<ResultRows> then) {
        outbox.add(new Outgoing.Text(statement, text, offset, part, lines, step, then));
    }

    /** Whether what waits should go now. */
    boolean isDue() {
        line.look();
        return outbox.isDue(line.idle());
    }

    /**
     * Sends what waits, and returns when all of it has been carried out. Every text but the last must be one statement.
     *
     * @param begin whether BEGIN goes before it
     * @throws AludelException for the first that fails, with its lines where it has some
     */
    void send(boolean begin) {
        land();
        Delivery delivery = new Delivery(outbox.take(), ledger, events);
        delivery.proceed();
        if (delivery.isEmpty()) {
            return;
        }
        TransactionState before = begin ? TransactionState.OPEN : connection.transactionState();
        Refusal refusal = conclude(delivery, connection.exchange(delivery.sent(), begin, delivery), before);
        if (refusal != null) {
            throw blame(refusal);
        }
    }

    /**
     * Sends what waits, and returns before it has been carried out: statements that may go in company, in a transaction.
     *
     * @param begin whether BEGIN goes before it
     * @throws AludelException for the first failure of what was sent before
     */
    void dispatch(boolean begin) {
        line.look();
        tellBroken();
        Delivery delivery = new Delivery(outbox.take(), ledger, events);
        if (underWay.isEmpty()) {
            delivery.proceed();
        }
        underWay.add(delivery);
        line.send(delivery, begin, answer -> landed(delivery, answer));
        tellBroken();
    }

    /**
     * Waits until everything that was sent has been carried out.
     *
     * @throws AludelException for the first that failed
     */
    void land() {
        line.await();
        tellBroken();
    }

    /** Drops what waits, and waits for what was sent; what comes of it is of no interest, since it will be rolled back. */
    void abandon() {
        outbox.take();
        underWay.forEach(Delivery::abandon);
        line.await();
        broken = null;
    }

    private void landed(Delivery delivery, ServerConnection.Answer answer) {
        underWay.remove(delivery);
        if (delivery.abandoned()) {
            return;
        }
        broken = conclude(delivery, answer, TransactionState.OPEN);
        if (broken != null) {
            // told when it is looked for; what was sent after it came to nothing
            underWay.forEach(Delivery::abandon);
        } else if (!underWay.isEmpty()) {
            underWay.element().proceed();
        }
    }

    private void tellBroken() {
        Refusal refusal = broken;
        if (refusal != null) {
            line.await();
            // what has not been sent would only be refused, and be taken for what failed first
            outbox.take();
            broken = null;
            throw blame(refusal);
        }
    }

    /** What was wrong with a flight that found the connection in that state, or null. */
    private @Nullable Refusal conclude(Delivery delivery, ServerConnection.Answer answer, TransactionState before) {
        SQLException failure = answer.failure();
        boolean undone = before == TransactionState.FAILED || failure != null;
        ledger.exchanged(
                answer.count() - delivery.answered(),
                outcome(
                        delivery.last().sent(),
                        before != TransactionState.IDLE,
                        undone,
                        answer.closed(),
                        answer.transactionState()));
        if (failure == null) {
            delivery.finish(answer.results(delivery.answered()));
        }
        AludelException refused = delivery.refused();
        if (refused != null) {
            return new Refusal(delivery.guilty(), refused);
        }
        return failure == null ? null : new Refusal(delivery.guilty(), ServerProblem.of(failure, delivery.guilty()));
    }

    /** Whether the server has a transaction open; what is under way is in one. */
    boolean transactionOpen() {
        return !line.idle() || connection.transactionOpen();
    }

    /** What is done with COPY; returns how many rows went over. */
    interface Copying {
        /** Does it. */
        long run(CopyManager manager) throws SQLException, IOException;
    }

    /**
     * Runs COPY, whose data goes over by itself. Nothing may wait before it.
     *
     * @throws AludelException where the server refuses it
     */
    long copy(String sql, Copying copying) {
        boolean open = connection.transactionOpen();
        try {
            long rows = copying.run(new CopyManager(connection.jdbc().unwrap(BaseConnection.class)));
            ledger.exchanged(1, outcome(sql, open, false));
            return rows;
        } catch (SQLException failure) {
            ledger.exchanged(0, outcome(sql, open, true));
            Outgoing.Text text = new Outgoing.Text(SqlStatement.of(sql), sql, 0, sql, List.of(), step, ignored -> {});
            throw blame(new Refusal(text, ServerProblem.of(failure, text)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An earlier step's failure is given that step's place here, so that nobody takes it for the current one's. */
    private AludelException blame(Refusal refusal) {
        failed = true;
        blamed = refusal.text().step();
        Location file = blamed == null || blamed.equals(step) ? null : StepProblem.location(blamed);
        return file == null ? refusal.failure() : refusal.failure().at(List.of(file));
    }

    private Ledger.Outcome outcome(String last, boolean open, boolean undone) {
        return outcome(last, open, undone, connection.closed(), connection.transactionState());
    }

    /**
     * What an exchange left behind.
     *
     * @param open whether it went into a transaction
     * @param undone whether that had failed, or failed now
     * @param closed whether the connection was gone then
     * @param after what transaction was open then
     */
    private static Ledger.Outcome outcome(
            String last, boolean open, boolean undone, boolean closed, TransactionState after) {
        if (closed) {
            if (!open) {
                return Ledger.Outcome.LOST_OUTSIDE;
            }
            return last.equals(COMMIT) ? Ledger.Outcome.LOST_AT_COMMIT : Ledger.Outcome.LOST_IN_TRANSACTION;
        }
        if (after != TransactionState.IDLE) {
            return Ledger.Outcome.OPEN;
        }
        boolean asked = last.stripLeading().regionMatches(true, 0, "ROLLBACK", 0, "ROLLBACK".length());
        return open && (undone || asked) ? Ledger.Outcome.ROLLED_BACK : Ledger.Outcome.COMMITTED;
    }

    /** Closes the connection; what is open is rolled back. */
    void close() {
        abandon();
        if (!connection.closed() && connection.transactionOpen()) {
            ledger.exchanged(0, Ledger.Outcome.ROLLED_BACK);
        }
        connection.close();
        line.close();
    }
}
