package dev.aludel.run;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import dev.aludel.script.Catalog;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session that prints a SQL script instead of running it: {@code --sql}. Not thread-safe. */
public final class PrintingSession implements Session {
    private final Dialect dialect;
    private final PrintWriter output;
    private final boolean literalBinds;
    private final Set<String> printedOnce = new HashSet<>();
    private int savepoints;

    /**
     * A session that prints to the output.
     *
     * @param literalBinds whether values are written into the text; otherwise binds are printed by name
     */
    public PrintingSession(Dialect dialect, PrintWriter output, boolean literalBinds) {
        this.dialect = dialect.unconnected();
        this.output = output;
        this.literalBinds = literalBinds;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean offline() {
        return true;
    }

    /** Prints text that is no statement: a comment line, with a blank line after it. */
    public void print(String text) {
        output.print(text + "\n\n");
        output.flush();
    }

    /** Prints a statement as Alembic does: stripped, tabs as four blanks, a semicolon after it. */
    void printStatement(SqlStatement statement) {
        print(LiteralWriter.named(statement).replace("\t", "    ").strip() + ";");
    }

    @Override
    public void run(Operation operation) {
        for (SqlStatement statement : dialect.render(operation, literalBinds)) {
            if (statement.once() == null || printedOnce.add(statement.once())) {
                printStatement(statement);
            }
        }
    }

    /** Prints the statement once for each set of values; there are no rows to return. */
    @Override
    public ResultRows execute(Executable statement, List<Map<String, @Nullable Object>> parameters) {
        List<Map<String, @Nullable Object>> sets = parameters.isEmpty() ? List.of(Map.of()) : parameters;
        for (Map<String, @Nullable Object> values : sets) {
            printStatement(dialect.compile(statement, values, literalBinds));
        }
        return new ResultRows(List.of(), List.of(), -1, false);
    }

    @Override
    public ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters) {
        if (!parameters.isEmpty()) {
            throw offline("SQL parameters not allowed with --sql");
        }
        printStatement(SqlStatement.of(sql));
        return new ResultRows(List.of(), List.of(), -1, false);
    }

    @Override
    public String beginNested() {
        String savepoint = "sa_savepoint_" + ++savepoints;
        print("SAVEPOINT " + savepoint + ";");
        return savepoint;
    }

    @Override
    public void endNested(String savepoint, boolean commit) {
        print((commit ? "RELEASE SAVEPOINT " : "ROLLBACK TO SAVEPOINT ") + savepoint + ";");
    }

    /** Never: a script's transactions are text, printed by whoever opens them. */
    @Override
    public boolean inTransaction() {
        return false;
    }

    @Override
    public void begin() {
        print("BEGIN;");
    }

    @Override
    public void commit() {
        print("COMMIT;");
    }

    @Override
    public void rollback() {
        // what is printed stays printed; the script lacks its COMMIT
    }

    @Override
    public void beginAutocommit() {
        commit();
    }

    @Override
    public void endAutocommit(boolean completed) {
        begin();
    }

    @Override
    public Catalog catalog() {
        throw offline("There is no database to inspect with --sql");
    }

    private static AludelException offline(String message) {
        return new AludelException(Problem.of("offline", message)
                .remedy("Ask context.is_offline_mode() first, or run the revision against a database."));
    }
}
