package dev.aludel.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fresh, empty database for one test, dropped on {@link #close}, whoever is still connected:
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.create()) {
 *     database.execute("CREATE TABLE account (id int)");
 *     assertThat(database.query("SELECT count(*) FROM account")).containsExactly(List.of("0"));
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** Creates one from {@code template0}. */
    public static TestDatabase create() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        run("postgres", "CREATE DATABASE " + name + " TEMPLATE template0");
        return new TestDatabase(name);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its URL in SQLAlchemy's form, with user and password. */
    public String url() {
        return "postgresql://" + TestServer.SHARED.authority() + "/" + name;
    }

    /** Its JDBC URL, with user and password. */
    public String jdbcUrl() {
        return jdbcUrl(name);
    }

    /** A new connection to it, in autocommit. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl());
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Runs SQL, several statements if need be. */
    public void execute(String sql) {
        run(name, sql);
    }

    /** The rows a query returns, each value as PostgreSQL prints it. */
    public List<List<@Nullable String>> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= width; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + " in: " + sql, e);
        }
    }

    /** The first column of the rows a query returns. */
    public List<@Nullable String> column(String sql) {
        List<@Nullable String> values = new ArrayList<>();
        for (List<@Nullable String> row : query(sql)) {
            values.add(row.getFirst());
        }
        return values;
    }

    /** Drops it, cutting the connections that are still open. */
    @Override
    public void close() {
        run("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static String jdbcUrl(String database) {
        String authority = TestServer.SHARED.authority();
        int at = authority.indexOf('@');
        String[] login = authority.substring(0, at).split(":", 2);
        return "jdbc:postgresql://" + authority.substring(at + 1) + "/" + database + "?user=" + login[0] + "&password="
                + login[1];
    }

    private static void run(String database, String sql) {
        // In simple mode pgjdbc leaves it to the server to tell one statement from the next.
        try (Connection connection = DriverManager.getConnection(jdbcUrl(database) + "&preferQueryMode=simple");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + " in: " + sql, e);
        }
    }
}
