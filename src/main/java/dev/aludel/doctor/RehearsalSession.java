package dev.aludel.doctor;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import dev.aludel.script.Catalog;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session that carries nothing out, and answers every question with no rows; it keeps whether it was asked. */
final class RehearsalSession implements Session {
    private final Dialect dialect;
    private boolean asked;
    private boolean open;
    private int savepoints;

    RehearsalSession(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether the script looked at data or at the catalog: then another database may lead it elsewhere. */
    boolean asked() {
        return asked;
    }

    /** Begins anew, for another script. */
    void forget() {
        asked = false;
        open = false;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public void run(Operation operation) {
        // Whether it can be written is a part of whether it runs.
        dialect.render(operation, false);
    }

    @Override
    public ResultRows execute(Executable statement, List<Map<String, @Nullable Object>> parameters) {
        asked = true;
        return new ResultRows(List.of(), List.of(), 0, true);
    }

    @Override
    public ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters) {
        asked = true;
        return new ResultRows(List.of(), List.of(), 0, true);
    }

    @Override
    public String beginNested() {
        return "sa_savepoint_" + ++savepoints;
    }

    @Override
    public void endNested(String savepoint, boolean commit) {
        // nothing was begun
    }

    @Override
    public boolean inTransaction() {
        return open;
    }

    @Override
    public void begin() {
        open = true;
    }

    @Override
    public void commit() {
        open = false;
    }

    @Override
    public void rollback() {
        open = false;
    }

    @Override
    public void beginAutocommit() {
        open = false;
    }

    @Override
    public void endAutocommit(boolean completed) {
        open = true;
    }

    /** A catalog of an empty database. */
    @Override
    public Catalog catalog() {
        asked = true;
        return (Catalog) Proxy.newProxyInstance(
                Catalog.class.getClassLoader(),
                new Class<?>[] {Catalog.class},
                (proxy, method, arguments) -> empty(method.getName(), method.getReturnType()));
    }

    private static @Nullable Object empty(String name, Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        return name.equals("defaultSchema") ? "public" : null;
    }
}
