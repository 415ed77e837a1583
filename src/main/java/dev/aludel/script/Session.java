package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a script's operations go, and where it may ask: a live database, a printed script, or a recording.
 *
 * <p>Values that cross it, both ways: null, {@code Boolean}, {@code Long}, {@code java.math.BigInteger}, {@code Double},
 * {@code java.math.BigDecimal}, {@code String}, {@code byte[]}, {@code java.time.LocalDate}, {@code LocalTime},
 * {@code OffsetTime}, {@code LocalDateTime}, {@code OffsetDateTime}, {@code Duration}, {@code java.util.UUID},
 * {@link dev.aludel.operation.JsonValue}, and a {@code List} of them for an array. Not thread-safe.
 */
public interface Session {

    /** The dialect it renders with. */
    Dialect dialect();

    /** Whether it prints SQL instead of running it: {@code --sql}. */
    boolean offline();

    /** Carries out, prints or records one operation. */
    void run(Operation operation);

    /**
     * Carries out one operation whose outcome the script doesn't wait for, so that a live session may send it together
     * with others. If it fails, this or a later call throws, with the place given.
     *
     * @param lines the line in the script that asks for it, then those that called
     */
    default void queue(Operation operation, List<Location> lines) {
        try {
            run(operation);
        } catch (AludelException failure) {
            throw failure.at(lines);
        }
    }

    /** Executes a statement as {@link #execute} does, its result unread, and with the same freedom. */
    default void queue(Executable statement, List<Map<String, @Nullable Object>> parameters, List<Location> lines) {
        try {
            execute(statement, parameters);
        } catch (AludelException failure) {
            throw failure.at(lines);
        }
    }

    /**
     * Executes a statement as {@link #execute} does, with the freedom of {@link #queue}: it has been carried out when its
     * result is asked for, or later statements' results are.
     *
     * @return the result, to be asked for on the session's thread; throws what failed first
     */
    default Supplier<ResultRows> submit(
            Executable statement, List<Map<String, @Nullable Object>> parameters, List<Location> lines) {
        try {
            ResultRows rows = execute(statement, parameters);
            return () -> rows;
        } catch (AludelException failure) {
            throw failure.at(lines);
        }
    }

    /**
     * Returns when everything asked for so far has been carried out, and nothing stands in the way any more of what can't
     * be undone.
     *
     * @throws AludelException for the first that failed, with its place
     */
    default void settle() {
        // what doesn't queue has carried everything out
    }

    /**
     * Executes a statement and returns what it returned: {@code op.get_bind().execute(...)}.
     *
     * @param parameters one map of bind values per execution; several mean {@code executemany}, none means one without
     *     values
     * @throws dev.aludel.error.AludelException code {@code offline} where there is no database to ask
     */
    ResultRows execute(Executable statement, List<Map<String, @Nullable Object>> parameters);

    /** Executes SQL as it stands, no {@code :name} binds read: {@code exec_driver_sql}. */
    ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters);

    /**
     * Hands data to {@code COPY … FROM STDIN}.
     *
     * @return how many rows were taken
     * @throws AludelException code {@code offline} where there is no database
     */
    default long copyIn(String sql, byte[] data) {
        throw noDatabase();
    }

    /**
     * Takes data from {@code COPY … TO STDOUT}.
     *
     * @throws AludelException code {@code offline} where there is no database
     */
    default Copied copyOut(String sql) {
        throw noDatabase();
    }

    /**
     * A value as it is written into statements.
     *
     * @throws AludelException code {@code offline} where there is no database
     */
    default String literal(@Nullable Object value) {
        throw noDatabase();
    }

    private static AludelException noDatabase() {
        return new AludelException(Problem.of("offline", "There is no database to copy from or to, or to ask"));
    }

    /**
     * What COPY gave.
     *
     * @param data the data as the server sent it
     * @param rows how many rows it is
     */
    record Copied(byte[] data, long rows) {}

    /** Starts a savepoint and returns its name. */
    String beginNested();

    /** Releases the savepoint, or rolls back to it. */
    void endNested(String savepoint, boolean commit);

    /** Whether a transaction is open. */
    boolean inTransaction();

    /** Opens a transaction if none is open. */
    void begin();

    /** Commits what is open, if something is. */
    void commit();

    /** Rolls back what is open, if something is. */
    void rollback();

    /**
     * Leaves the transaction: what came before is committed, and what follows is sent outside one. Offline it prints
     * COMMIT. Begin and end, not a body, because Python's {@code with} calls them apart.
     */
    void beginAutocommit();

    /**
     * Opens a transaction again; offline it prints BEGIN.
     *
     * @param completed whether the block ran to its end
     */
    void endAutocommit(boolean completed);

    /** The database's catalog, for {@code inspect(bind)}. */
    Catalog catalog();
}
