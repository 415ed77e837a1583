package dev.aludel.run;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import dev.aludel.script.Catalog;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * A session on a live PostgreSQL. Its transactions are SQLAlchemy's: one begins with the first statement, and lasts
 * until commit or rollback; BEGIN travels with that statement. Not thread-safe.
 */
public final class LiveSession implements Session, AutoCloseable {
    private static final ResultRows NOTHING = new ResultRows(List.of(), List.of(), -1, false);
    private static final String COMMIT = "COMMIT";
    private static final int BATCH_TEXTS = 100;
    private static final int BATCH_CHARACTERS = 48_000;

    private final ServerConnection connection;
    private final Set<String> sentOnce = new HashSet<>();
    private final Ledger ledger = new Ledger();
    private final Dialect dialect;
    private final EventSink events;
    private final String maskedUrl;
    private boolean inTransaction;
    private boolean begun;
    private boolean autocommit;
    private boolean transactionAfterAutocommit;
    private int savepoints;

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
        return connection.jdbc();
    }

    ServerConnection connection() {
        return connection;
    }

    /** What it has brought to the database for good. */
    Ledger ledger() {
        return ledger;
    }

    @Override
    public void run(Operation operation) {
        runAll(dialect.render(operation, false).stream().filter(this::isFirst).toList());
    }

    private boolean isFirst(SqlStatement statement) {
        return statement.once() == null || sentOnce.add(statement.once());
    }

    /** Runs statements whose results nobody asks for, in as few round trips as may be. */
    void runAll(List<SqlStatement> statements) {
        List<SqlStatement> batch = new ArrayList<>();
        int characters = 0;
        for (SqlStatement statement : statements) {
            SqlStatement query = statement.unless();
            boolean full = batch.size() >= BATCH_TEXTS || characters > BATCH_CHARACTERS;
            if (query != null || full || autocommit) {
                send(batch);
                batch.clear();
                characters = 0;
            }
            if (query != null && !last(send(List.of(query))).rows().isEmpty()) {
                continue;
            }
            batch.add(statement);
            characters += statement.sql().length();
        }
        send(batch);
    }

    @Override
    public ResultRows execute(Executable statement, List<Map<String, @Nullable Object>> parameters) {
        if (parameters.size() <= 1) {
            SqlStatement compiled =
                    dialect.compile(statement, parameters.isEmpty() ? Map.of() : parameters.get(0), false);
            return last(send(List.of(compiled)));
        }
        List<SqlStatement> batch = new ArrayList<>();
        long rows = 0;
        int characters = 0;
        for (Map<String, @Nullable Object> values : parameters) {
            SqlStatement compiled = dialect.compile(statement, values, false);
            batch.add(compiled);
            characters += compiled.sql().length() + 40 * compiled.parameters().size();
            if (batch.size() >= BATCH_TEXTS || characters > BATCH_CHARACTERS || autocommit) {
                rows += affected(send(batch));
                batch.clear();
                characters = 0;
            }
        }
        rows += affected(send(batch));
        return new ResultRows(List.of(), List.of(), rows, false);
    }

    @Override
    public ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters) {
        List<SqlStatement.Parameter> values = new ArrayList<>();
        for (@Nullable Object value : parameters) {
            values.add(new SqlStatement.Parameter("param_" + (values.size() + 1), value, null));
        }
        return query(new SqlStatement(sql, values, null));
    }

    /** Runs one statement and returns its (last) result. */
    ResultRows query(SqlStatement statement) {
        return last(send(List.of(statement)));
    }

    /** Runs a statement without opening a transaction for it. */
    ResultRows queryAside(String sql) {
        return last(exchange(List.of(SqlStatement.of(sql)), false));
    }

    /**
     * Sends statements in one round trip and returns what they returned, one result each.
     *
     * @throws AludelException for the first that fails
     */
    List<ResultRows> send(List<SqlStatement> statements) {
        if (statements.isEmpty()) {
            return List.of();
        }
        if (autocommit) {
            return exchange(statements, false);
        }
        inTransaction = true;
        boolean begin = !begun;
        begun = true;
        return exchange(statements, begin);
    }

    private List<ResultRows> exchange(List<SqlStatement> statements, boolean begin) {
        LiteralWriter literals = new LiteralWriter(connection.standardConformingStrings());
        List<String> texts = statements.stream().map(literals::write).toList();
        boolean open = begin || connection.transactionOpen();
        boolean doomed = connection.transactionFailed();
        long start = System.nanoTime();
        ServerConnection.Answer answer = connection.exchange(texts, begin, this::notice);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        SQLException failure = answer.failure();
        ledger.exchanged(answer.count(), outcome(texts.getLast(), open, doomed || failure != null));
        if (failure != null) {
            // each text of several is one statement, so the results that came tell which one failed
            int failed = Math.min(answer.count(), statements.size() - 1);
            throw ServerProblem.of(failure, statements.get(failed), texts.get(failed));
        }
        for (SqlStatement statement : statements) {
            events.accept(new Event.StatementRun(statement, took.dividedBy(statements.size())));
        }
        return answer.results();
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

    private void notice(PSQLWarning warning) {
        ServerErrorMessage message = warning.getServerErrorMessage();
        events.accept(new Event.ServerMessage(
                message == null || message.getSeverity() == null ? "NOTICE" : message.getSeverity(),
                message == null || message.getMessage() == null
                        ? String.valueOf(warning.getMessage())
                        : message.getMessage()));
    }

    private static ResultRows last(List<ResultRows> results) {
        return results.isEmpty() ? NOTHING : results.get(results.size() - 1);
    }

    private static long affected(List<ResultRows> results) {
        return results.stream()
                .mapToLong(ResultRows::rowCount)
                .filter(count -> count > 0)
                .sum();
    }

    @Override
    public String beginNested() {
        String savepoint = "sa_savepoint_" + ++savepoints;
        send(List.of(SqlStatement.of("SAVEPOINT " + savepoint)));
        return savepoint;
    }

    @Override
    public void endNested(String savepoint, boolean commit) {
        send(List.of(SqlStatement.of((commit ? "RELEASE SAVEPOINT " : "ROLLBACK TO SAVEPOINT ") + savepoint)));
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
        boolean open = begun && connection.transactionOpen();
        boolean failed = connection.transactionFailed();
        end();
        if (open && !autocommit) {
            exchange(List.of(SqlStatement.of(COMMIT)), false);
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
        boolean open = begun && connection.transactionOpen();
        end();
        if (open && !connection.closed()) {
            exchange(List.of(SqlStatement.of("ROLLBACK")), false);
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
