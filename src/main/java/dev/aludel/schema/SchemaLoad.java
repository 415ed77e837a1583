package dev.aludel.schema;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.run.DatabaseConnection;
import dev.aludel.script.sql.SqlStatements;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Builds an empty database from a file of SQL: all of it, in one transaction, or nothing. */
public final class SchemaLoad {
    private static final int SHOWN_OBJECTS = 10;
    private static final Set<String> TRANSACTION_WORDS = Set.of("BEGIN", "COMMIT", "START TRANSACTION", "END");

    /** What users made; extensions' own objects and what is there from the start left out. */
    private static final String OBJECTS = """
            SELECT pg_catalog.pg_describe_object(classid, oid, 0) FROM (
                SELECT 'pg_class'::regclass AS classid, oid, relnamespace AS place FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                UNION ALL SELECT 'pg_proc'::regclass, oid, pronamespace FROM pg_proc
                UNION ALL SELECT 'pg_type'::regclass, oid, typnamespace FROM pg_type WHERE typtype IN ('e', 'd', 'r')
                UNION ALL SELECT 'pg_namespace'::regclass, oid, oid FROM pg_namespace WHERE nspname <> 'public'
            ) found
            WHERE place NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = found.classid AND d.objid = found.oid AND d.deptype IN ('e', 'i'))
            ORDER BY 1""";

    private SchemaLoad() {}

    /**
     * Loads the file.
     *
     * @param url a reachable server; {@code embedded:} must be resolved to it before
     * @return how many statements were run
     * @throws AludelException where the database is not empty, naming what is in it, or a statement fails, naming file
     *     and line; the database is then as before
     */
    public static int load(DatabaseUrl url, Path file) {
        SchemaFile schema = SchemaFile.read(file);
        try (Connection connection = DatabaseConnection.open(url)) {
            demandEmpty(connection, url);
            connection.setAutoCommit(false);
            int count = 0;
            for (SqlStatements.Statement entry : schema.statements()) {
                if (!TRANSACTION_WORDS.contains(entry.sql().toUpperCase(Locale.ROOT))) {
                    run(connection, entry, file);
                    count++;
                }
            }
            connection.commit();
            return count;
        } catch (SQLException e) {
            throw new AludelException(
                    Problem.of("schema-load", "The schema could not be loaded into " + url.masked() + ".")
                            .because(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static void demandEmpty(Connection connection, DatabaseUrl url) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OBJECTS)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        if (found.isEmpty()) {
            return;
        }
        Problem problem = Problem.of("database-not-empty", "The database " + url.masked() + " is not empty.");
        for (String object : found.subList(0, Math.min(SHOWN_OBJECTS, found.size()))) {
            problem = problem.because(object);
        }
        if (found.size() > SHOWN_OBJECTS) {
            problem = problem.because("and " + (found.size() - SHOWN_OBJECTS) + " more");
        }
        throw new AludelException(problem.remedy("Load into a new database (createdb), or migrate this one."));
    }

    private static void run(Connection connection, SqlStatements.Statement entry, Path file) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(entry.sql());
        } catch (SQLException e) {
            throw new AludelException(describe(e, entry, file), e);
        }
    }

    private static Problem describe(SQLException failure, SqlStatements.Statement entry, Path file) {
        @Nullable
        ServerErrorMessage server = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String words = server == null || server.getMessage() == null
                ? String.valueOf(failure.getMessage())
                : server.getMessage();
        int line = entry.line();
        if (server != null && server.getPosition() > 0) {
            // The position counts characters, the text's offsets are in UTF-16.
            line += (int) entry.sql()
                    .codePoints()
                    .limit(server.getPosition() - 1L)
                    .filter(c -> c == '\n')
                    .count();
        }
        Problem problem = Problem.of("schema-load", words).at(new Location(file, line));
        if (server != null && server.getDetail() != null) {
            problem = problem.because("DETAIL:  " + server.getDetail());
        }
        if (server != null && server.getHint() != null) {
            problem = problem.because("HINT:  " + server.getHint());
        }
        problem = problem.because(
                        "Statement: " + entry.sql().lines().findFirst().orElse(""))
                .because("Nothing was changed.");
        return "42704".equals(failure.getSQLState()) && words.startsWith("role ")
                ? problem.remedy("Create the role first (roles belong to the server, not to the database).")
                : problem;
    }
}
