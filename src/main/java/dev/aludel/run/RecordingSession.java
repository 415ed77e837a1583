package dev.aludel.run;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.script.Catalog;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session that keeps the operations instead of carrying them out: for dry runs, lint and tests. Not thread-safe. */
public final class RecordingSession implements Session {
    private final Dialect dialect;
    private final List<Operation> operations = new ArrayList<>();
    private int savepoints;

    /** A session that has recorded nothing yet. */
    public RecordingSession(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The operations so far, in order. */
    public List<Operation> operations() {
        return Collections.unmodifiableList(operations);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public void run(Operation operation) {
        operations.add(operation);
    }

    @Override
    public ResultRows execute(Executable statement, List<Map<String, @Nullable Object>> parameters) {
        operations.add(new Execute(statement));
        return new ResultRows(List.of(), List.of(), -1, false);
    }

    @Override
    public ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters) {
        operations.add(new Execute(new DriverSql(sql)));
        return new ResultRows(List.of(), List.of(), -1, false);
    }

    @Override
    public String beginNested() {
        return "sa_savepoint_" + ++savepoints;
    }

    @Override
    public void endNested(String savepoint, boolean commit) {
        // no transaction is recorded
    }

    @Override
    public boolean inTransaction() {
        return false;
    }

    @Override
    public void begin() {
        // no transaction is recorded
    }

    @Override
    public void commit() {
        // no transaction is recorded
    }

    @Override
    public void rollback() {
        // no transaction is recorded
    }

    @Override
    public void beginAutocommit() {
        // no transaction is recorded
    }

    @Override
    public void endAutocommit(boolean completed) {
        // no transaction is recorded
    }

    @Override
    public Catalog catalog() {
        throw new AludelException(Problem.of("offline", "There is no database to inspect while recording"));
    }
}
