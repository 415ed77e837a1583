package dev.aludel.run;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import dev.aludel.script.Catalog;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import dev.aludel.script.sql.SqlStatements.Statement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A session on a live PostgreSQL. Its transactions are SQLAlchemy's: one begins with the first statement, and lasts
 * until commit or rollback; BEGIN travels with that statement. What nobody waits for is sent with what comes after it, so
 * that many statements take one round trip. Not thread-safe.
 */
public final class LiveSession implements Session, AutoCloseable {
    private final ServerConnection connection;
    private final Set<String> sentOnce = new HashSet<>();
    private final Wire wire;
    private final Dialect dialect;
    private final String maskedUrl;
    private boolean inTransaction;
    private boolean begun;
    private boolean autocommit;
    private boolean transactionAfterAutocommit;
    private int savepoints;
    private @Nullable RunnerLock unverified;
    private Runnable assurance = () -> {};

    LiveSession(ServerConnection connection, Dialect dialect, EventSink events, String maskedUrl) {
        this.connection = connection;
        this.dialect = dialect;
        this.wire = new Wire(connection, events);
        this.maskedUrl = maskedUrl;
    }

    /** The class of the driver beneath, by which its jar is found. */
    public static Class<?> driver() {
        return Driver.class;
    }

    /** Loads what connecting needs; to be called on a thread that has nothing else to do. */
    public static void warmUp() {
        ServerConnection.warmUp();
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

    /** The way to the server, for what has to keep its order. */
    Wire wire() {
        return wire;
    }

    /** Has something done before anything that a rollback of the open transaction might not undo. */
    void assure(Runnable wanted) {
        assurance = wanted;
    }

    /** Asks, together with the last of what goes next, whether the lock is still held. */
    void verify(RunnerLock lock) {
        unverified = lock;
    }

    @Override
    public void run(Operation operation) {
        render(operation, List.of());
        flush();
    }

    @Override
    public void queue(Operation operation, List<Location> lines) {
        try {
            render(operation, lines);
        } catch (AludelException failure) {
            throw placed(failure, lines);
        }
    }

    @Override
    public void queue(Executable statement, List<Map<String, @Nullable Object>> parameters, List<Location> lines) {
        try {
            execute(statement, parameters, lines, ignored -> {});
        } catch (AludelException failure) {
            throw placed(failure, lines);
        }
    }

    @Override
    public Supplier<ResultRows> submit(
            Executable statement, List<Map<String, @Nullable Object>> parameters, List<Location> lines) {
        Answers answers = new Answers();
        try {
            execute(statement, parameters, lines, answers);
        } catch (AludelException failure) {
            throw placed(failure, lines);
        }
        return () -> {
            flush();
            return parameters.size() <= 1 ? answers.last() : answers.together();
        };
    }

    /** What failed on the line knows its place where it has one; it may be another than that of what was asked for now. */
    private AludelException placed(AludelException failure, List<Location> lines) {
        return wire.hasFailed() ? failure : failure.at(lines);
    }

    private void render(Operation operation, List<Location> lines) {
        for (SqlStatement statement : dialect.render(operation, false)) {
            if (statement.once() != null && !sentOnce.add(statement.once())) {
                continue;
            }
            SqlStatement query = statement.unless();
            if (query == null || query(query, lines).rows().isEmpty()) {
                post(statement, lines, ignored -> {});
            }
        }
    }

    /**
     * Has a statement sent, soon, with others.
     *
     * @param lines the line in a revision that it comes from, then those that called; none where whoever asked knows
     * @param then takes its result
     */
    void post(SqlStatement statement, List<Location> lines, Consumer<ResultRows> then) {
        String whole = LiteralWriter.write(statement);
        List<Statement> parts = inCompany(whole);
        if (parts.isEmpty()) {
            assurance.run();
            flush();
            wire.add(statement, whole, lines, then);
            transmit(false);
            return;
        }
        for (Statement part : parts) {
            Consumer<ResultRows> last = part == parts.getLast() ? then : ignored -> {};
            if (!wire.outbox().hasRoomFor(part.sql())) {
                dispatch();
            }
            wire.add(statement, whole, part.offset(), part.sql(), lines, last);
        }
        if (wire.isDue()) {
            dispatch();
        }
    }

    /** What of a text may be sent before its forerunners are answered: in a transaction that fails as a whole. */
    private List<Statement> inCompany(String whole) {
        boolean transaction = !autocommit && (!begun || wire.transactionOpen());
        boolean plain = whole.indexOf('\\') < 0;
        if (!plain) {
            wire.land();
            plain = connection.standardConformingStrings();
        }
        return transaction && plain ? SqlTexts.inCompany(whole) : List.of();
    }

    /** Runs one statement, in a transaction, and returns its (last) result. */
    ResultRows query(SqlStatement statement) {
        return query(statement, List.of());
    }

    private ResultRows query(SqlStatement statement, List<Location> lines) {
        String whole = LiteralWriter.write(statement);
        List<Statement> parts = inCompany(whole);
        if (parts.isEmpty()) {
            assurance.run();
        }
        if (parts.isEmpty() || !wire.outbox().hasRoomFor(whole)) {
            flush();
        }
        Answers answers = new Answers();
        wire.add(statement, whole, lines, answers);
        if (parts.size() == 1) {
            flush();
        } else {
            transmit(false);
        }
        return answers.last();
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
            wire.add(statement, whole, List.of(), results::add);
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
        execute(statement, parameters, List.of(), answers);
        flush();
        return answers.together();
    }

    private void execute(
            Executable statement,
            List<Map<String, @Nullable Object>> parameters,
            List<Location> lines,
            Consumer<ResultRows> then) {
        if (parameters.isEmpty()) {
            post(dialect.compile(statement, Map.of(), false), lines, then);
        }
        for (Map<String, @Nullable Object> values : parameters) {
            post(dialect.compile(statement, values, false), lines, then);
        }
    }

    @Override
    public ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters) {
        List<SqlStatement.Parameter> values = new ArrayList<>();
        for (@Nullable Object value : parameters) {
            values.add(new SqlStatement.Parameter("param_" + (values.size() + 1), value, null));
        }
        return query(new SqlStatement(sql, values, null));
    }

    @Override
    public String literal(@Nullable Object value) {
        return LiteralWriter.literal(value);
    }

    @Override
    public long copyIn(String sql, byte[] data) {
        return copy(sql, manager -> manager.copyIn(sql, new ByteArrayInputStream(data)));
    }

    @Override
    public Copied copyOut(String sql) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        long rows = copy(sql, manager -> manager.copyOut(sql, data));
        return new Copied(data.toByteArray(), rows);
    }

    private long copy(String sql, Wire.Copying copying) {
        assurance.run();
        flush();
        if (!begun && !autocommit) {
            // COPY doesn't bring BEGIN along
            query(SqlStatement.of("SELECT 1"));
        }
        return wire.copy(sql, copying);
    }

    @Override
    public void settle() {
        assurance.run();
        flush();
    }

    /**
     * Sends what waits, and returns when all of it has been carried out.
     *
     * @throws AludelException for the first that fails, with its place where one was given; what stood after it was not
     *     carried out
     */
    void flush() {
        wire.land();
        RunnerLock lock = unverified;
        boolean within = begun ? !connection.transactionFailed() : wire.outbox().hasTexts();
        if (!autocommit && lock != null && within) {
            // before anything can be kept
            ask(lock.question(), lock::check);
            unverified = null;
        }
        askTransaction();
        transmit(false);
    }

    /** Sends what waits, and goes on while the server works on it. */
    private void dispatch() {
        askTransaction();
        boolean begin = !begun;
        inTransaction = true;
        begun = true;
        wire.dispatch(begin);
    }

    /** Has the transaction's id told with what is sent, where it will be needed and is not known. */
    private void askTransaction() {
        Ledger ledger = wire.ledger();
        if (autocommit || !wire.outbox().hasTexts()) {
            return;
        }
        if (wire.inStep() && ledger.transaction() == null && connection.serverVersion() >= Ledger.FIRST_WITH_STATUS) {
            ask(
                    Ledger.TRANSACTION,
                    answer -> ledger.transaction((String) answer.rows().getFirst()[0]));
        }
    }

    private void ask(SqlStatement question, Consumer<ResultRows> then) {
        wire.add(question, question.sql(), List.of(), then);
    }

    private void transmit(boolean aside) {
        boolean within = !aside && !autocommit && wire.outbox().hasTexts();
        boolean begin = within && !begun;
        inTransaction |= within;
        begun |= within;
        wire.send(begin);
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
        return inTransaction || wire.outbox().hasTexts();
    }

    @Override
    public void begin() {
        inTransaction = true;
    }

    @Override
    public void commit() {
        assurance.run();
        flush();
        boolean open = begun && connection.transactionOpen();
        boolean failed = connection.transactionFailed();
        end();
        if (open && !autocommit) {
            queryAside(Wire.COMMIT);
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
        wire.abandon();
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
        wire.close();
    }
}
