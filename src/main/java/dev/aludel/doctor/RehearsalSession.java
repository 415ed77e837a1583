package dev.aludel.doctor;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.DdlStatement;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Evaluation;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Operation;
import dev.aludel.operation.Select;
import dev.aludel.operation.Statement;
import dev.aludel.operation.TextStatement;
import dev.aludel.script.Catalog;
import dev.aludel.script.ResultRows;
import dev.aludel.script.Session;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A session that carries nothing out, and answers every question with no rows, or none counted; it keeps whether it was
 * asked.
 */
final class RehearsalSession implements Session {
    /** How long a script may go on asking: one that waits for certain rows would never end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final ResultRows NO_ROWS = new ResultRows(List.of(), List.of(), 0, true);
    private static final ResultRows NOTHING_COUNTED =
            new ResultRows(List.of("count"), List.<@Nullable Object[]>of(new Object[] {0L}), 1, true);
    private static final Pattern COUNT = Pattern.compile(
            "\\A\\s*select\\s+count\\s*\\((?!.*\\bgroup\\s+by\\b)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Dialect dialect;
    private boolean asked;
    private long begun = System.nanoTime();
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
        begun = System.nanoTime();
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
        ask();
        return counts(statement) ? NOTHING_COUNTED : NO_ROWS;
    }

    @Override
    public ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters) {
        ask();
        return COUNT.matcher(sql).find() ? NOTHING_COUNTED : NO_ROWS;
    }

    private void ask() {
        asked = true;
        if (System.nanoTime() - begun > PATIENCE.toNanos()) {
            throw new AludelException(Problem.of(
                    "endless", "The script still waits for other rows after " + PATIENCE.toSeconds() + " s of asking"));
        }
    }

    /** Whether the statement counts rows: that has an answer where there are none, on which loops wait. */
    private static boolean counts(Executable statement) {
        return switch (statement) {
            case TextStatement text -> COUNT.matcher(text.text()).find();
            case DriverSql sql -> COUNT.matcher(sql.sql()).find();
            case Select select ->
                select.selected().size() == 1
                        && select.tail().groupBy().isEmpty()
                        && isCount(select.selected().getFirst());
            case DdlStatement ddl -> false;
            case Evaluation evaluation -> isCount(evaluation.expression());
            case Statement other -> false;
        };
    }

    private static boolean isCount(Expression expression) {
        Expression element = expression instanceof Expression.Label label ? label.element() : expression;
        return element instanceof Expression.Call call && call.name().text().equalsIgnoreCase("count");
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
