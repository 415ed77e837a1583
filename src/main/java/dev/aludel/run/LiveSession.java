package dev.aludel.run;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Step;
import dev.aludel.script.Catalog;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import dev.aludel.script.sql.SqlStatements.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session on a live PostgreSQL. Its transactions are SQLAlchemy's: one begins with the first statement, and lasts
 * until commit or rollback; BEGIN travels with that statement. What nobody waits for is sent with what comes after it, so
 * that many statements take one round trip. Not thread-safe.
 */
public final class LiveSession implements Session, AutoCloseable {
    private static final String COMMIT = "COMMIT";

    private final ServerConnection connection;
    private final Set<String> sentOnce = new HashSet<>();
    private final Ledger ledger = new Ledger();
    private final Outbox outbox = new Outbox();
    private final Dialect dialect;
    private final EventSink events;
    private final String maskedUrl;
    private boolean inTransaction;
    private boolean begun;
    private boolean autocommit;
    private boolean transactionAfterAutocommit;
    private int savepoints;
    private @Nullable Step step;
    private boolean failed;
    private @Nullable Step blamed;
    private @Nullable RunnerLock unverified;

    LiveSession(ServerConnection connection, Dialect dialect, EventSink events, String maskedUrl) {
        this.connection = connection;
        this.dialect = dialect;
        this.events = events;
        this.maskedUrl = maskedUrl;
    }

    /**
     * Connects.
     *
     * @param url a URL that names a real server, not {@code embedded:}
     * @throws AludelException telling why it can't, without the password
     */
    public static LiveSession connect(DatabaseUrl url, Dialect dialect, EventSink events) {
        try {
            return new LiveSession(ServerConnection.open(url), dialect, events, url.masked());
        } catch (SQLException failure) {
            throw ConnectionProblem.of(failure, url.masked());
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean offline() {
        return false;
    }

    /** The URL it is connected to, the password masked. */
    public String maskedUrl() {
        return maskedUrl;
    }

    /** The server's version as a number, such as 150004. */
    public int serverVersion() {
        return connection.serverVersion();
    }

    /** The JDBC connection beneath; whoever uses it leaves the transaction as it was. */
    public java.sql.Connection jdbc() {
        flush();
        return connection.jdbc();
    }

    ServerConnection connection() {
        return connection;
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

    /** Asks, together with the last of what goes next, whether the lock is still held. */
    void verify(RunnerLock lock) {
        unverified = lock;
    }

    @Override
    public void run(Operation operation) {
        render(operation, null);
        flush();
    }

    @Override
    public void queue(Operation operation, Location where) {
        try {
            render(operation, where);
        } catch (AludelException failure) {
            throw failure.at(where);
        }
    }

    private void render(Operation operation, @Nullable Location where) {
        for (SqlStatement statement : dialect.render(operation, false)) {
            if (statement.once() != null && !sentOnce.add(statement.once())) {
                continue;
            }
            SqlStatement query = statement.unless();
            if (query == null || query(query).rows().isEmpty()) {
                post(statement, where, ignored -> {});
            }
        }
    }

    /**
     * Has a statement sent, soon, with others.
     *
     * @param where the place in a revision that it comes from, or null
     * @param then takes its result
     */
    void post(SqlStatement statement, @Nullable Location where, Consumer<ResultRows> then) {
        String whole = LiteralWriter.write(statement);
        List<Statement> parts = inCompany(whole);
        if (parts.isEmpty()) {
            flush();
            outbox.add(new Outgoing.Text(statement, whole, 0, whole, where, step, then));
            transmit(false);
            return;
        }
        for (Statement part : parts) {
            Consumer<ResultRows> last = part == parts.getLast() ? then : ignored -> {};
            if (!outbox.hasRoomFor(part.sql())) {
                flush();
            }
            outbox.add(new Outgoing.Text(statement, whole, part.offset(), part.sql(), where, step, last));
        }
        if (outbox.isDue()) {
            flush();
        }
    }

    /** What of a text may be sent before its forerunners are answered: in a transaction that fails as a whole. */
    private List<Statement> inCompany(String whole) {
        boolean transaction = !autocommit && (!begun || connection.transactionOpen());
        boolean plain = connection.standardConformingStrings() || whole.indexOf('\\') < 0;
        return transaction && plain ? SqlTexts.inCompany(whole) : List.of();
    }

    /** Runs one statement, in a transaction, and returns its (last) result. */
    ResultRows query(SqlStatement statement) {
        String whole = LiteralWriter.write(statement);
        List<Statement> parts = inCompany(whole);
        if (parts.isEmpty() || !outbox.hasRoomFor(whole)) {
            flush();
        }
        Answers answers = new Answers();
        outbox.add(new Outgoing.Text(statement, whole, 0, whole, null, step, answers));
        if (parts.size() == 1) {
            flush();
        } else {
            transmit(false);
        }
        return answers.last;
    }

    /** Runs a query in the transaction that is open, or else in none. */
    ResultRows read(SqlStatement statement) {
        inTransaction = true;
        return begun ? query(statement) : queryAside(List.of(statement)).getFirst();
    }

    /** Runs a statement without opening a transaction for it. */
    ResultRows queryAside(String sql) {
        return queryAside(List.of(SqlStatement.of(sql))).getFirst();
    }

    /** Runs statements in one round trip, without opening a transaction for them. */
    List<ResultRows> queryAside(List<SqlStatement> statements) {
        flush();
        List<ResultRows> results = new ArrayList<>();
        for (SqlStatement statement : statements) {
            String whole = LiteralWriter.write(statement);
            outbox.add(new Outgoing.Text(statement, whole, 0, whole, null, step, results::add));
        }
        transmit(true);
        return results;
    }

    @Override
    public ResultRows execute(Executable statement, List<Map<String, @Nullable Object>> parameters) {
        if (parameters.size() <= 1) {
            return query(dialect.compile(statement, parameters.isEmpty() ? Map.of() : parameters.get(0), false));
        }
        Answers answers = new Answers();
        for (Map<String, @Nullable Object> values : parameters) {
            post(dialect.compile(statement, values, false), null, answers);
        }
        flush();
        return new ResultRows(List.of(), List.of(), answers.affected, false);
    }

    @Override
    public ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters) {
        List<SqlStatement.Parameter> values = new ArrayList<>();
        for (@Nullable Object value : parameters) {
            values.add(new SqlStatement.Parameter("param_" + (values.size() + 1), value, null));
        }
        return query(new SqlStatement(sql, values, null));
    }

    /** Takes results as they come. */
    private static final class Answers implements Consumer<ResultRows> {
        private ResultRows last = new ResultRows(List.of(), List.of(), -1, false);
        private long affected;

        @Override
        public void accept(ResultRows result) {
            last = result;
            affected += Math.max(0, result.rowCount());
        }
    }

    /**
     * Sends what waits, and returns when all of it has been carried out.
     *
     * @throws AludelException for the first that fails, with its place where one was given; what stood after it was not
     *     carried out
     */
    void flush() {
        if (outbox.hasTexts() && !autocommit) {
            ask();
        }
        transmit(false);
    }

    /** Adds what is to be known before the transaction may be committed. */
    private void ask() {
        RunnerLock lock = unverified;
        if (lock != null) {
            ask(lock.question(), lock::check);
        }
        if (ledger.begun() && ledger.transaction() == null && connection.serverVersion() >= Ledger.FIRST_WITH_STATUS) {
            ask(
                    Ledger.TRANSACTION,
                    answer -> ledger.transaction((String) answer.rows().getFirst()[0]));
        }
        unverified = null;
    }

    private void ask(SqlStatement question, Consumer<ResultRows> then) {
        outbox.add(new Outgoing.Text(question, question.sql(), 0, question.sql(), null, step, then));
    }

    private void transmit(boolean aside) {
        Delivery delivery = new Delivery(outbox.take(), ledger, events);
        delivery.proceed();
        List<String> texts = delivery.texts().stream().map(Outgoing.Text::sent).toList();
        if (texts.isEmpty()) {
            return;
        }
        boolean begin = !aside && !autocommit && !begun;
        if (!aside && !autocommit) {
            inTransaction = true;
            begun = true;
        }
        boolean open = begin || connection.transactionOpen();
        boolean doomed = connection.transactionFailed();
        ServerConnection.Answer answer = connection.exchange(texts, begin, delivery);
        SQLException failure = answer.failure();
        ledger.exchanged(
                answer.count() - delivery.answered(), outcome(texts.getLast(), open, doomed || failure != null));
        if (failure == null) {
            delivery.finish(answer.results(delivery.answered()));
        }
        Outgoing.Text guilty = delivery.refusedFor() == null ? delivery.current() : delivery.refusedFor();
        AludelException refused = delivery.refused();
        if (failure != null || refused != null) {
            failed = true;
            blamed = guilty.step();
        }
        if (refused != null) {
            throw refused;
        }
        if (failure != null) {
            throw ServerProblem.of(failure, guilty);
        }
    }

    /**
     * What an exchange left behind.
     *
     * @param open whether it went into a transaction
     * @param failed whether that had failed, or failed now
     */
    private Ledger.Outcome outcome(String last, boolean open, boolean failed) {
        if (connection.closed()) {
            if (!open) {
                return Ledger.Outcome.LOST_OUTSIDE;
            }
            return last.equals(COMMIT) ? Ledger.Outcome.LOST_AT_COMMIT : Ledger.Outcome.LOST_IN_TRANSACTION;
        }
        if (connection.transactionOpen()) {
            return Ledger.Outcome.OPEN;
        }
        boolean undone = failed || last.stripLeading().regionMatches(true, 0, "ROLLBACK", 0, "ROLLBACK".length());
        return open && undone ? Ledger.Outcome.ROLLED_BACK : Ledger.Outcome.COMMITTED;
    }

    @Override
    public String beginNested() {
        String savepoint = "sa_savepoint_" + ++savepoints;
        query(SqlStatement.of("SAVEPOINT " + savepoint));
        return savepoint;
    }

    @Override
    public void endNested(String savepoint, boolean commit) {
        query(SqlStatement.of((commit ? "RELEASE SAVEPOINT " : "ROLLBACK TO SAVEPOINT ") + savepoint));
    }

    @Override
    public boolean inTransaction() {
        return inTransaction;
    }

    @Override
    public void begin() {
        inTransaction = true;
    }

    @Override
    public void commit() {
        flush();
        boolean open = begun && connection.transactionOpen();
        boolean failed = connection.transactionFailed();
        end();
        if (open && !autocommit) {
            queryAside(COMMIT);
        }
        if (failed) {
            throw new AludelException(Problem.of(
                            "transaction-failed",
                            "The transaction could not be committed: a statement in it had failed, and the server"
                                    + " rolled everything back.")
                    .remedy("A revision that catches a database error needs `with bind.begin_nested():` around the"
                            + " statement that may fail."));
        }
    }

    @Override
    public void rollback() {
        outbox.take();
        unverified = null;
        boolean open = begun && connection.transactionOpen();
        end();
        if (open && !connection.closed()) {
            queryAside("ROLLBACK");
        }
    }

    private void end() {
        inTransaction = false;
        begun = false;
        savepoints = 0;
    }

    @Override
    public void beginAutocommit() {
        boolean before = inTransaction;
        commit();
        transactionAfterAutocommit = before;
        autocommit = true;
        inTransaction = true;
    }

    @Override
    public void endAutocommit(boolean completed) {
        autocommit = false;
        end();
        inTransaction = transactionAfterAutocommit;
    }

    @Override
    public Catalog catalog() {
        return new JdbcCatalog(this);
    }

    /** Closes the connection; what is open is rolled back. */
    @Override
    public void close() {
        if (!connection.closed() && connection.transactionOpen()) {
            ledger.exchanged(0, Ledger.Outcome.ROLLED_BACK);
        }
        connection.close();
    }
}
