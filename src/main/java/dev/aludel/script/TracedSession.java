package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session that remembers what it was asked for and what came of it, so that a script which is begun again can be
 * {@linkplain #again answered} without anything being done twice. Not thread-safe.
 */
public final class TracedSession implements Session {
    /** Who asks for more than this is no longer followed. */
    private static final int MOST_MEMORIES = 20_000;

    private final Session session;
    private final List<Memory> memories = new ArrayList<>();
    private boolean lost;
    private int next;

    /**
     * What was asked, and what came of it.
     *
     * @param asked an {@link Operation}, an {@link Asked}, or the words of a question that has no statement
     * @param failure what was thrown instead of an answer, or null
     */
    private record Memory(
            Object asked, @Nullable Object answer, @Nullable AludelException failure) {}

    private record Asked(Executable statement, List<Map<String, @Nullable Object>> parameters) {}

    /** A session that hands everything on to the one given. */
    public TracedSession(Session session) {
        this.session = session;
    }

    /**
     * The same session for the same script, begun again: what it asked for before is answered from memory.
     *
     * @throws AludelException code {@code needs-python} where that was too much to be remembered
     */
    public Session again() {
        if (lost) {
            throw strayed();
        }
        next = 0;
        return this;
    }

    /** The answer of before if this was asked before at this place, else what is answered now. */
    // What was answered before had this type; a null among the answers is one that T allows.
    @SuppressWarnings({"unchecked", "NullAway"})
    <T extends @Nullable Object> T answer(Object asked, Supplier<T> now) {
        if (next < memories.size()) {
            Memory memory = memories.get(next);
            next++;
            if (!same(memory.asked(), asked)) {
                throw strayed();
            }
            if (memory.failure() instanceof AludelException failure) {
                throw failure;
            }
            return (T) memory.answer();
        }
        try {
            T answer = now.get();
            remember(new Memory(asked, answer, null));
            return answer;
        } catch (AludelException failure) {
            remember(new Memory(asked, null, failure));
            throw failure;
        }
    }

    private void remember(Memory memory) {
        if (memories.size() < MOST_MEMORIES) {
            memories.add(memory);
            next++;
        } else {
            lost = true;
        }
    }

    private boolean same(Object before, Object now) {
        return before.equals(now) || texts(before).equals(texts(now));
    }

    /** What two requests have in common that were made of different objects: the statements. */
    private Object texts(Object asked) {
        return switch (asked) {
            case Operation operation -> session.dialect().render(operation, false);
            case Asked(Executable statement, List<Map<String, @Nullable Object>> parameters) -> {
                List<Object> statements = new ArrayList<>();
                for (Map<String, @Nullable Object> values :
                        parameters.isEmpty() ? List.of(Map.<String, @Nullable Object>of()) : parameters) {
                    SqlStatement compiled = session.dialect().compile(statement, values, false);
                    statements.add(compiled.sql());
                    for (SqlStatement.Parameter parameter : compiled.parameters()) {
                        // arrays of the same bytes are not equal to Java
                        boolean bytes = parameter.value() instanceof byte[];
                        statements.add(
                                bytes
                                        ? new SqlStatement.Parameter(
                                                parameter.name(),
                                                ByteBuffer.wrap((byte[]) Objects.requireNonNull(parameter.value())),
                                                parameter.sqlType())
                                        : parameter);
                    }
                }
                yield statements;
            }
            default -> asked;
        };
    }

    private static AludelException strayed() {
        return new AludelException(
                Problem.of("needs-python", "The revision needs Python, which was found when it had begun to run")
                        .because(
                                "what it asks the database for is not the same each time it is begun, so Python could not go on"
                                        + " from where it was")
                        .remedy("Run it in Python from its beginning: --python=always."));
    }

    private void done(Object asked, Runnable work) {
        answer(asked, () -> {
            work.run();
            return true;
        });
    }

    @Override
    public Dialect dialect() {
        return session.dialect();
    }

    @Override
    public boolean offline() {
        return session.offline();
    }

    @Override
    public void run(Operation operation) {
        done(operation, () -> session.run(operation));
    }

    @Override
    public void queue(Operation operation, List<Location> lines) {
        done(operation, () -> session.queue(operation, lines));
    }

    @Override
    public void queue(Executable statement, List<Map<String, @Nullable Object>> parameters, List<Location> lines) {
        submit(statement, parameters, lines);
    }

    @Override
    public Supplier<ResultRows> submit(
            Executable statement, List<Map<String, @Nullable Object>> parameters, List<Location> lines) {
        return answer(new Asked(statement, parameters), () -> session.submit(statement, parameters, lines));
    }

    @Override
    public void settle() {
        session.settle();
    }

    @Override
    public ResultRows execute(Executable statement, List<Map<String, @Nullable Object>> parameters) {
        return this.<Supplier<ResultRows>>answer(new Asked(statement, parameters), () -> {
                    ResultRows rows = session.execute(statement, parameters);
                    return () -> rows;
                })
                .get();
    }

    @Override
    public ResultRows executeDriverSql(String sql, List<@Nullable Object> parameters) {
        return answer(List.of("driver", sql, parameters), () -> session.executeDriverSql(sql, parameters));
    }

    @Override
    public long copyIn(String sql, byte[] data) {
        return answer("copy in " + sql, () -> session.copyIn(sql, data));
    }

    @Override
    public Copied copyOut(String sql) {
        return answer("copy out " + sql, () -> session.copyOut(sql));
    }

    @Override
    public String literal(@Nullable Object value) {
        return session.literal(value);
    }

    @Override
    public String beginNested() {
        return answer("savepoint", session::beginNested);
    }

    @Override
    public void endNested(String savepoint, boolean commit) {
        done("end of savepoint " + savepoint + commit, () -> session.endNested(savepoint, commit));
    }

    @Override
    public boolean inTransaction() {
        return session.inTransaction();
    }

    @Override
    public void begin() {
        session.begin();
    }

    @Override
    public void commit() {
        done("commit", session::commit);
    }

    @Override
    public void rollback() {
        done("rollback", session::rollback);
    }

    @Override
    public void beginAutocommit() {
        done("autocommit", session::beginAutocommit);
    }

    @Override
    public void endAutocommit(boolean completed) {
        done("end of autocommit", () -> session.endAutocommit(completed));
    }

    @Override
    public Catalog catalog() {
        return new TracedCatalog(session.catalog(), this);
    }
}
