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
 * carries no owner, so that a role of another name can restore it.
 *
 * @param text the SQL
 * @param warnings what is in the database and not in the text, one sentence each
 */
public record SchemaDump(String text, List<String> warnings) {

    private static final Pattern DEPENDENCY_NOTE = Pattern.compile("^-- DEPCY: This .*\\R\\R?", Pattern.MULTILINE);

    /** What each query finds is not carried: kind, then query. */
    private static final String[][] NOT_CARRIED = {
        {"default privileges", "SELECT DISTINCT defaclrole::regrole::text FROM pg_default_acl ORDER BY 1"},
        {"large objects", "SELECT count(*)::text FROM pg_largeobject_metadata HAVING count(*) > 0"},
        {"publications", "SELECT pubname FROM pg_publication ORDER BY 1"},
        {
            "subscriptions",
            "SELECT subname FROM pg_subscription WHERE subdbid ="
                    + " (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1"
        },
        {
            "settings of the database",
            "SELECT unnest(setconfig) FROM pg_db_role_setting WHERE setdatabase ="
                    + " (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1"
        },
        {"security labels", "SELECT DISTINCT objname FROM pg_seclabels ORDER BY 1"},
        {
            "operator classes",
            "SELECT opcname FROM pg_opclass o WHERE oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE"
                    + " d.classid = 'pg_opclass'::regclass AND d.objid = o.oid AND d.deptype = 'e') ORDER BY 1"
        },
        {
            "languages",
            "SELECT lanname FROM pg_language l WHERE oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE"
                    + " d.classid = 'pg_language'::regclass AND d.objid = l.oid AND d.deptype = 'e') ORDER BY 1"
        },
        {"conversions", "SELECT conname FROM pg_conversion WHERE oid >= 16384 ORDER BY 1"},
    };

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
            String user = value(connection, "SELECT current_user");
            String version = value(connection, "SHOW server_version").split(" ", 2)[0];
            CoreSettings settings = settings();
            AbstractDatabase database = read(url, settings);
            disown(database, user);
            AbstractDatabase sorted = SortedDatabase.of(database, settings);
            String publicComment = value(connection, """
                    SELECT coalesce('COMMENT ON SCHEMA public IS ' || quote_literal(nullif(obj_description(
                        to_regnamespace('public')::oid, 'pg_namespace'), 'standard public schema')) || E';\n\n', '')""");
            // pgCodeKeeper passes over the comment of this one schema.
            String difference =
                    publicComment + PgCodeKeeperApi.diff(settings, EmptyDatabase.beside(sorted, settings), sorted);
            return new SchemaDump(layout(version, difference), warnings(connection));
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
        return "-- The schema of a PostgreSQL " + version.split("\\.", 2)[0] + " database, written by Aludel.\n"
                + "-- Restore it into an empty database: aludel load-schema FILE, or psql -1 -f FILE.\n\n"
                + DEPENDENCY_NOTE
                        .matcher(difference)
                        .replaceAll("")
                        .replace("\r\n", "\n")
                        .strip() + "\n";
    }

    private static List<String> warnings(Connection connection) throws SQLException {
        List<String> warnings = new ArrayList<>();
        for (String[] kind : NOT_CARRIED) {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(kind[1])) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            } catch (SQLException e) {
                if (!"42501".equals(e.getSQLState())) {
                    throw e;
                }
                // Some catalogs are for superusers; what cannot be seen cannot be told of.
                continue;
            }
            if (!found.isEmpty()) {
                warnings.add("The dump does not carry " + kind[0] + ": " + String.join(", ", found) + ".");
            }
        }
        return warnings;
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
