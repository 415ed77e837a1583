package dev.aludel.schema;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.run.DatabaseConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.database.base.jdbc.IJdbcConnector;
import org.pgcodekeeper.core.ignorelist.IgnoreSchemaList;
import org.pgcodekeeper.core.loader.pg.JdbcPgLoader;
import org.pgcodekeeper.core.monitor.NullMonitor;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.PgPrivilege;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.settings.CoreSettings;

/**
 * The SQL that builds a database's schema anew: the difference of nothing and what is there, as pgCodeKeeper tells it.
 * The same schema gives the same text, whoever reads it and when.
 *
 * <p>The version table is part of it, empty, as in {@code pg_dump --schema-only}. What belongs to the role that dumps
 * carries no owner, so that a role of another name can restore it. Options that may be secrets are written empty.
 *
 * @param text the SQL
 * @param warnings what is in the database and not, or not wholly, in the text: one sentence each
 */
public record SchemaDump(String text, List<String> warnings) {

    private static final Pattern DEPENDENCY_NOTE = Pattern.compile("^-- DEPCY: This .*\\R\\R?", Pattern.MULTILINE);

    /**
     * The server's own count of a column's versions, which newer minor releases keep among its options;
     * {@code pg_dump} leaves it out too.
     */
    private static final Pattern COLUMN_VERSION_ALONE =
            Pattern.compile("^ALTER TABLE .+ ALTER COLUMN .+ SET \\(pg_attver='\\d+'\\);\\R\\R?", Pattern.MULTILINE);

    private static final Pattern COLUMN_VERSION_AMONG_OTHERS = Pattern.compile(
            "^(ALTER TABLE .+ ALTER COLUMN .+ SET \\(.*?)(?:, pg_attver='\\d+'|(?<=\\()pg_attver='\\d+', )",
            Pattern.MULTILINE);

    public SchemaDump {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the schema.
     *
     * @param url a reachable server; {@code embedded:} must be resolved to it before
     * @throws AludelException where it cannot be reached or read
     */
    public static SchemaDump of(DatabaseUrl url) {
        try (Connection connection = DatabaseConnection.open(url)) {
            // Whatever search_path the database or the role is given: names come out qualified.
            value(connection, "SELECT set_config('search_path', '', false)");
            String user = value(connection, "SELECT current_user");
            String version = value(connection, "SHOW server_version").split(" ", 2)[0];
            CoreSettings settings = settings();
            AbstractDatabase database = read(url, settings);
            disown(database, user);
            TriggerNames.mend(database, connection);
            List<String> warnings = new ArrayList<>(HiddenOptions.hide(database));
            warnings.addAll(NotCarried.warnings(connection));
            AbstractDatabase sorted = SortedDatabase.of(database, settings);
            String publicComment = value(connection, """
                    SELECT coalesce('COMMENT ON SCHEMA public IS ' || quote_literal(nullif(obj_description(
                        to_regnamespace('public')::oid, 'pg_namespace'), 'standard public schema')) || E';\n\n', '')""");
            // pgCodeKeeper passes over the comment of this one schema.
            String difference =
                    publicComment + PgCodeKeeperApi.diff(settings, EmptyDatabase.beside(sorted, settings), sorted);
            return new SchemaDump(layout(version, difference + SchemaSupplement.of(connection)), warnings);
        } catch (SQLException | IOException e) {
            throw unreadable(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(url, e);
        }
    }

    private static CoreSettings settings() {
        CoreSettings settings = new CoreSettings();
        settings.setKeepNewlines(true);
        settings.setDisableCheckFunctionBodies(true);
        settings.setEnableFunctionBodiesDependencies(true);
        settings.setInCharsetName("UTF-8");
        settings.setTimeZone("UTC");
        return settings;
    }

    private static AbstractDatabase read(DatabaseUrl url, CoreSettings settings)
            throws IOException, InterruptedException {
        JdbcPgLoader loader =
                new JdbcPgLoader(new Connector(url), "UTC", settings, new NullMonitor(), new IgnoreSchemaList());
        AbstractDatabase database = loader.loadAndAnalyze();
        List<Object> errors = loader.getErrors();
        if (!errors.isEmpty()) {
            throw new IOException(String.valueOf(errors.getFirst()));
        }
        return database;
    }

    /** Hands pgCodeKeeper a connection of its own, which it closes. */
    private record Connector(DatabaseUrl target) implements IJdbcConnector {
        @Override
        public Connection getConnection() {
            return DatabaseConnection.open(target);
        }

        @Override
        public String getBatchDelimiter() {
            return "";
        }

        @Override
        public String getUrl() {
            return target.jdbcUrl();
        }
    }

    private static void disown(AbstractDatabase database, String user) {
        String quoted = user.matches("[a-z_][a-z0-9_$]*") ? user : '"' + user.replace("\"", "\"\"") + '"';
        for (PgStatement statement : database.getDescendants().toList()) {
            if (user.equals(statement.getOwner())) {
                statement.setOwner(null);
            }
            Set<PgPrivilege> privileges = Set.copyOf(statement.getPrivileges());
            List<PgPrivilege> others = statement.getPrivileges().stream()
                    .filter(privilege -> !privilege.getRole().equals(quoted))
                    .toList();
            if (others.size() < privileges.size()) {
                statement.clearPrivileges();
                others.forEach(statement::addPrivilege);
            }
        }
    }

    private static String layout(String version, String difference) {
        String carried = DEPENDENCY_NOTE.matcher(difference).replaceAll("");
        carried = COLUMN_VERSION_ALONE.matcher(carried).replaceAll("");
        carried = COLUMN_VERSION_AMONG_OTHERS.matcher(carried).replaceAll("$1");
        return "-- The schema of a PostgreSQL " + version.split("\\.", 2)[0] + " database, written by Aludel.\n"
                + "-- Restore it into an empty database: aludel load-schema FILE, or psql -1 -f FILE.\n\n"
                + carried.strip() + "\n";
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static AludelException unreadable(DatabaseUrl url, Exception cause) {
        return new AludelException(
                Problem.of("schema-unreadable", "The schema of " + url.masked() + " could not be read.")
                        .because(String.valueOf(cause.getMessage()))
                        .remedy(
                                "See that the user may read the catalog, and that nobody changes the schema meanwhile."),
                cause);
    }
}
