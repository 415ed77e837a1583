package dev.aludel.run;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.script.ResultRows;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.ServerVersion;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;
import org.postgresql.core.Tuple;
import org.postgresql.core.v3.ConnectionFactoryImpl;
import org.postgresql.core.v3.QueryExecutorImpl;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.TimestampUtils;
import org.postgresql.util.HostSpec;
import org.postgresql.util.PSQLWarning;

/**
 * A connection that speaks PostgreSQL's simple query protocol: what is sent is run as it stands, several statements in
 * one text too, and several texts go in one round trip. Not thread-safe.
 *
 * <p>It goes below JDBC's statements to pgjdbc's query executor because those parse and rewrite the text, and because
 * asking them for a column's type may cost a round trip of its own.
 */
final class ServerConnection implements AutoCloseable {
    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    private static final List<Class<?>> NEEDED = List.of(
            PgConnection.class,
            ConnectionFactoryImpl.class,
            QueryExecutorImpl.class,
            ServerVersion.class,
            TimestampUtils.class);

    private final BaseConnection connection;
    private final QueryExecutor executor;

    private ServerConnection(BaseConnection connection) {
        this.connection = connection;
        this.executor = connection.getQueryExecutor();
    }

    /**
     * Loads what the driver and a socket are made of, which takes longer than to connect: the driver has a calendar for
     * each connection, and a password or the lock takes a digest.
     */
    static void warmUp() {
        Driver.parseURL("jdbc:postgresql://localhost/", new Properties());
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            for (Class<?> needed : NEEDED) {
                Class.forName(needed.getName(), true, needed.getClassLoader());
            }
            Calendar.getInstance();
            MessageDigest.getInstance("SHA-256");
        } catch (IOException | ClassNotFoundException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Connects; what the URL leaves out comes from libpq's environment variables. */
    static ServerConnection open(DatabaseUrl given) throws SQLException {
        DatabaseUrl url = given.completed(System.getenv());
        Properties all = new Properties();
        all.putAll(url.jdbcProperties());
        all.setProperty(PGProperty.SOCKET_FACTORY.getName(), ServerSockets.class.getName());
        Path socket = url.socketFile();
        if (socket != null) {
            all.setProperty(PGProperty.SOCKET_FACTORY_ARG.getName(), socket.toString());
            // what stays on the machine is never encrypted, as with libpq
            all.setProperty(PGProperty.SSL_MODE.getName(), "disable");
            all.setProperty(PGProperty.GSS_ENC_MODE.getName(), "disable");
        }
        String jdbcUrl = url.jdbcUrl();
        all.putIfAbsent("ApplicationName", "aludel");
        all.putIfAbsent("assumeMinServerVersion", "9.0");
        return new ServerConnection(connect(jdbcUrl, all).unwrap(BaseConnection.class));
    }

    /**
     * Connects as the driver does, without its search of the whole class path for a file of default properties: with
     * Python's jars that takes longer than to connect.
     */
    private static java.sql.Connection connect(String jdbcUrl, Properties given) throws SQLException {
        Properties settings = Driver.parseURL(jdbcUrl, given);
        if (settings == null) {
            throw new SQLException("no PostgreSQL URL: " + jdbcUrl, "08001");
        }
        if (PGProperty.LOGIN_TIMEOUT.isPresent(settings)) {
            // that takes a thread of the driver's
            return new Driver().connect(jdbcUrl, given);
        }
        return new PgConnection(hosts(settings), settings, jdbcUrl);
    }

    private static HostSpec[] hosts(Properties settings) {
        String[] names = Objects.requireNonNull(PGProperty.PG_HOST.getOrDefault(settings))
                .split(",", -1);
        String[] ports = Objects.requireNonNull(PGProperty.PG_PORT.getOrDefault(settings))
                .split(",", -1);
        HostSpec[] hosts = new HostSpec[names.length];
        for (int i = 0; i < names.length; i++) {
            hosts[i] = new HostSpec(
                    names[i], Integer.parseInt(ports[i]), PGProperty.LOCAL_SOCKET_ADDRESS.getOrDefault(settings));
        }
        return hosts;
    }

    /** Is told of an exchange as it goes on, on the thread that carries it; throws nothing. */
    interface Progress {

        /** A statement was carried out; the result can be read when it is wanted. */
        void carriedOut(Supplier<ResultRows> result);

        /** The server said something. */
        void notice(PSQLWarning warning);
    }

    /** What an exchange brought, and how it left the connection. */
    static final class Answer {
        private final List<Raw> raw = new ArrayList<>();
        private @Nullable SQLException failure;
        private TransactionState transactionState = TransactionState.IDLE;
        private boolean closed;

        /** One result for each statement that was carried out before the first that failed; the first ones left out. */
        List<ResultRows> results(int leftOut) {
            return raw.stream().skip(leftOut).map(Raw::read).toList();
        }

        /** How many statements were carried out before the first that failed. */
        int count() {
            return raw.size();
        }

        /** The first error, or null. */
        @Nullable
        SQLException failure() {
            return failure;
        }

        /** Whether a transaction was open afterwards, and had failed. */
        TransactionState transactionState() {
            return transactionState;
        }

        /** Whether the connection was gone afterwards. */
        boolean closed() {
            return closed;
        }
    }

    /**
     * Sends the texts at once and reads all answers.
     *
     * @param begin whether BEGIN goes before them in the same round trip, if no transaction is open
     * @param progress is told of each result, NOTICE and WARNING as it arrives
     */
    Answer exchange(List<String> texts, boolean begin, Progress progress) {
        Collector collector = new Collector(progress);
        List<NativeQuery> queries = texts.stream()
                .map(text -> new NativeQuery(text, SqlCommand.BLANK))
                .toList();
        try {
            executor.execute(
                    executor.wrap(queries),
                    null,
                    collector,
                    0,
                    0,
                    begin ? FLAGS : FLAGS | QueryExecutor.QUERY_SUPPRESS_BEGIN);
        } catch (SQLException thrown) {
            if (collector.answer.failure == null) {
                collector.answer.failure = thrown;
            }
        }
        collector.answer.transactionState = executor.getTransactionState();
        collector.answer.closed = executor.isClosed();
        return collector.answer;
    }

    /** Whether a transaction is open, and has failed; waits for the end of an exchange that another thread carries. */
    TransactionState transactionState() {
        return executor.getTransactionState();
    }

    /** Whether the server has a transaction open, failed ones included. */
    boolean transactionOpen() {
        return executor.getTransactionState() != TransactionState.IDLE;
    }

    /** Whether the server's open transaction has failed and takes nothing but a rollback. */
    boolean transactionFailed() {
        return executor.getTransactionState() == TransactionState.FAILED;
    }

    /** The backend's process, as the server (or a pooler before it) said when connecting. */
    int backendProcess() {
        return executor.getBackendPID();
    }

    /** The server's version as a number, such as 150004. */
    int serverVersion() {
        return executor.getServerVersionNum();
    }

    /** What a backslash in a string literal means now. */
    boolean standardConformingStrings() {
        return executor.getStandardConformingStrings();
    }

    /** Whether the connection is gone. */
    boolean closed() {
        return executor.isClosed();
    }

    @Override
    public void close() {
        executor.close();
    }

    /** The JDBC connection itself, for what needs one. */
    java.sql.Connection jdbc() {
        return connection;
    }

    /** A result as it came; read only when the exchange is over, so that a value that can't be read breaks nothing. */
    private record Raw(Field @Nullable [] fields, List<Tuple> tuples, long rowCount) {
        ResultRows read() {
            if (fields == null) {
                return new ResultRows(List.of(), List.of(), rowCount, false);
            }
            List<String> columns = new ArrayList<>(fields.length);
            List<Integer> typeCodes = new ArrayList<>(fields.length);
            for (Field field : fields) {
                columns.add(field.getColumnLabel());
                typeCodes.add(field.getOID());
            }
            List<@Nullable Object[]> rows = new ArrayList<>(tuples.size());
            for (Tuple tuple : tuples) {
                @Nullable Object[] row = new @Nullable Object[fields.length];
                for (int i = 0; i < fields.length; i++) {
                    byte @Nullable [] bytes = tuple.get(i);
                    row[i] = bytes == null
                            ? null
                            : ValueReader.read(fields[i].getOID(), new String(bytes, StandardCharsets.UTF_8));
                }
                rows.add(row);
            }
            return new ResultRows(columns, typeCodes, rows, rowCount, true);
        }
    }

    private static final class Collector extends ResultHandlerBase {
        private final Answer answer = new Answer();
        private final Progress progress;

        Collector(Progress progress) {
            this.progress = progress;
        }

        private void add(Raw raw) {
            // what a savepoint revived after the first failure is no longer of interest
            if (answer.failure == null) {
                answer.raw.add(raw);
                progress.carriedOut(raw::read);
            }
        }

        @Override
        public void handleResultRows(
                Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            add(new Raw(fields, tuples, tuples.size()));
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            boolean counts = !status.isEmpty() && Character.isDigit(status.charAt(status.length() - 1));
            add(new Raw(null, List.of(), counts ? updateCount : -1));
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            if (warning instanceof PSQLWarning notice) {
                progress.notice(notice);
            }
        }

        @Override
        public void handleError(SQLException error) {
            if (answer.failure == null) {
                answer.failure = error;
            }
        }

        @Override
        public @Nullable SQLException getException() {
            return answer.failure;
        }

        @Override
        public void handleCompletion() {
            // the answer carries the failure, and the results that came before it
        }
    }
}
