package dev.aludel.run;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.VersionChange;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.ResultRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table that says which revisions a database stands at, made and written as Alembic makes and writes it. */
public final class VersionTable {
    private final Dialect dialect;
    private final String name;
    private final @Nullable String schema;
    private final boolean primaryKey;
    private final String qualified;

    /** The table that the options name; nothing is asked or written yet. */
    public VersionTable(Dialect dialect, ContextOptions options) {
        this.dialect = dialect;
        this.name = options.versionTable();
        this.schema = options.versionTableSchema();
        this.primaryKey = options.versionTablePrimaryKey();
        this.qualified = (schema == null ? "" : dialect.quote(schema) + ".") + dialect.quote(name);
    }

    /** Its rows; none where it doesn't exist. Never writes, and needs no transaction. */
    public List<String> rows(LiveSession session) {
        return exists(session) ? existingRows(session) : List.of();
    }

    /** Its rows, where it is known to exist. */
    List<String> existingRows(LiveSession session) {
        ResultRows found = session.read(SqlStatement.of("SELECT " + qualified + ".version_num \nFROM " + qualified));
        List<String> rows = new ArrayList<>();
        for (@Nullable Object[] row : found.rows()) {
            rows.add(String.valueOf(row[0]));
        }
        return rows;
    }

    /** Whether it exists. */
    public boolean exists(LiveSession session) {
        return found(session.read(search())).exists();
    }

    /**
     * What a look for it brought.
     *
     * @param watched whether something in the database may be set off by a change of its rows, or by DDL
     */
    record Found(boolean exists, boolean watched) {}

    /** What the answer to {@link #search} says. */
    static Found found(ResultRows answer) {
        @Nullable Object[] row = answer.rows().getFirst();
        return new Found(row[0] != null, Boolean.TRUE.equals(row[1]));
    }

    /** The query that looks for it. */
    SqlStatement search() {
        List<SqlStatement.Parameter> values = new ArrayList<>();
        values.add(new SqlStatement.Parameter("table_name", name, null));
        String where = "pg_catalog.pg_table_is_visible(c.oid) AND n.nspname != 'pg_catalog'";
        if (schema != null) {
            values.add(new SqlStatement.Parameter("nspname", schema, null));
            where = "n.nspname = ?";
        }
        String sql = "SELECT t.relname, coalesce(t.watched, false) OR EXISTS (SELECT FROM pg_catalog.pg_event_trigger)"
                + " FROM (SELECT) one LEFT JOIN (SELECT c.relname, c.relhastriggers OR c.relhasrules AS watched"
                + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relname = ? AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND " + where + ") t ON true";
        return new SqlStatement(sql, values, null);
    }

    /** Creates it where it is missing, in a transaction of its own where none is open. */
    public void ensure(LiveSession session) {
        inScope(session, () -> {
            if (!exists(session)) {
                create(session);
            }
        });
    }

    /** Creates it, in a transaction of its own where none is open. */
    void create(LiveSession session) {
        inScope(session, () -> session.post(creation(), List.of(), ignored -> {}));
    }

    /** Takes all its rows away, in a transaction of its own where none is open. */
    public void purge(LiveSession session) {
        inScope(session, () -> session.query(SqlStatement.of("DELETE FROM " + qualified)));
    }

    private static void inScope(LiveSession session, Runnable body) {
        if (session.inTransaction()) {
            body.run();
            return;
        }
        session.begin();
        try {
            body.run();
            session.commit();
        } catch (AludelException failure) {
            session.rollback();
            throw failure;
        }
    }

    /** The statement that creates it. */
    public SqlStatement creation() {
        String key =
                primaryKey ? ", \n\tCONSTRAINT " + dialect.quote(name + "_pkc") + " PRIMARY KEY (version_num)" : "";
        return SqlStatement.of(
                "\nCREATE TABLE " + qualified + " (\n\tversion_num VARCHAR(32) NOT NULL" + key + "\n)\n\n");
    }

    /** Prints the changes. */
    void print(PrintingSession session, List<VersionChange> changes) {
        changes.forEach(change -> session.printStatement(statement(change)));
    }

    /** Has the changes written. That each hits the row it must is checked as the answers come, with Alembic's message. */
    void write(LiveSession session, List<VersionChange> changes) {
        for (VersionChange change : changes) {
            session.post(statement(change), List.of(), result -> check(change, result.rowCount()));
        }
    }

    private void check(VersionChange change, long hit) {
        @Nullable
        String doing = switch (change) {
            case VersionChange.Insert insert -> null;
            case VersionChange.Delete delete -> "deleting '" + delete.version() + "'";
            case VersionChange.Update update -> "updating '" + update.from() + "' to '" + update.to() + "'";
        };
        if (doing != null && hit != 1) {
            throw new AludelException(Problem.of(
                            "version-row-mismatch",
                            "Online migration expected to match one row when " + doing + " in '" + name + "'; " + hit
                                    + " found")
                    .because("Something else changed the version table while this ran, or it holds a row twice."));
        }
    }

    private SqlStatement statement(VersionChange change) {
        return SqlStatement.of(
                switch (change) {
                    case VersionChange.Insert insert ->
                        "INSERT INTO " + qualified + " (version_num) VALUES (" + text(insert.version()) + ")"
                                + (primaryKey ? " RETURNING " + qualified + ".version_num" : "");
                    case VersionChange.Delete delete ->
                        "DELETE FROM " + qualified + " WHERE " + qualified + ".version_num = " + text(delete.version());
                    case VersionChange.Update update ->
                        "UPDATE " + qualified + " SET version_num=" + text(update.to()) + " WHERE " + qualified
                                + ".version_num = " + text(update.from());
                });
    }

    private static String text(String version) {
        return "'" + version.replace("'", "''") + "'";
    }
}
