package dev.aludel.script.python;

import dev.aludel.error.Location;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A session as Python sees it. */
public final class SessionBridge {

    private final Session session;

    SessionBridge(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    /** Whether the other stands for the same session. */
    @Export
    public boolean same(SessionBridge other) {
        return session == other.session;
    }

    /** The dialect's name. */
    @Export
    public String dialectName() {
        return session.dialect().name();
    }

    /** The name of Alembic's implementation class for the dialect. */
    @Export
    public String implementationName() {
        return session.dialect().implementationName();
    }

    /** Quotes an identifier where it must be. */
    @Export
    public String quote(String identifier) {
        return session.dialect().quote(identifier);
    }

    /** Whether the dialect's DDL is transactional. */
    @Export
    public boolean transactionalDdl() {
        return session.dialect().transactionalDdl();
    }

    /** Whether SQL is printed. */
    @Export
    public boolean offline() {
        return session.offline();
    }

    /** Carries out an operation. */
    @Export
    public void run(Operation operation) {
        session.run(operation);
    }

    /**
     * Carries out an operation, perhaps later, since the script can't tell.
     *
     * @param lines file and line that ask for it, then those of their callers
     */
    @Export
    public void queue(Operation operation, Value lines) {
        session.queue(operation, locations(lines));
    }

    /** Executes a statement with a list of parameter dicts. */
    @Export
    public RowsBridge execute(Executable statement, Value parameters) {
        ResultRows rows = session.execute(statement, maps(parameters));
        return new RowsBridge(() -> rows, statement);
    }

    /** Executes a statement, perhaps not before its result is asked for, since the script can't tell. */
    @Export
    public RowsBridge submit(Executable statement, Value parameters, Value lines) {
        return new RowsBridge(session.submit(statement, maps(parameters), locations(lines)), statement);
    }

    private static List<Location> locations(Value lines) {
        List<Location> locations = new ArrayList<>();
        for (long i = 0; i < lines.getArraySize(); i += 2) {
            locations.add(new Location(
                    Path.of(lines.getArrayElement(i).asString()),
                    lines.getArrayElement(i + 1).asInt()));
        }
        return locations;
    }

    private static List<Map<String, @Nullable Object>> maps(Value parameters) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (long i = 0; i < parameters.getArraySize(); i++) {
            maps.add(PythonValues.map(parameters.getArrayElement(i)));
        }
        return Collections.unmodifiableList(maps);
    }

    /** Executes SQL as it stands, with a list of parameters. */
    @Export
    public RowsBridge executeDriverSql(String sql, Value parameters) {
        ResultRows rows = session.executeDriverSql(sql, PythonValues.list(parameters));
        return new RowsBridge(() -> rows, null);
    }

    /** Hands data to COPY, one character for each byte; returns how many rows were taken. */
    @Export
    public long copyIn(String sql, String data) {
        return session.copyIn(sql, data.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Takes data from COPY: one character for each byte, and how many rows it is. */
    @Export
    public Object copyOut(String sql) {
        Session.Copied copied = session.copyOut(sql);
        return new Object[] {new String(copied.data(), StandardCharsets.ISO_8859_1), copied.rows()};
    }

    /** A value as it is written into statements. */
    @Export
    public String literal(Value value) {
        return session.literal(PythonValues.toJava(value));
    }

    /** Starts a savepoint and returns its name. */
    @Export
    public String beginNested() {
        return session.beginNested();
    }

    /** Releases the savepoint, or rolls back to it. */
    @Export
    public void endNested(String savepoint, boolean commit) {
        session.endNested(savepoint, commit);
    }

    /** Whether a transaction is open. */
    @Export
    public boolean inTransaction() {
        return session.inTransaction();
    }

    /** Opens a transaction if none is open. */
    @Export
    public void begin() {
        session.begin();
    }

    /** Commits. */
    @Export
    public void commit() {
        session.commit();
    }

    /** Rolls back. */
    @Export
    public void rollback() {
        session.rollback();
    }

    /** Leaves the transaction. */
    @Export
    public void beginAutocommit() {
        session.beginAutocommit();
    }

    /** Opens a transaction again. */
    @Export
    public void endAutocommit(boolean completed) {
        session.endAutocommit(completed);
    }

    /** The database's catalog. */
    @Export
    public CatalogBridge catalog() {
        return new CatalogBridge(session.catalog());
    }
}
