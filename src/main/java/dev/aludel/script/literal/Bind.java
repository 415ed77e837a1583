package dev.aludel.script.literal;

import dev.aludel.operation.Delete;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Insert;
import dev.aludel.operation.Select;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.Update;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The connection and the migration context: merely handed on, or asked to execute what nobody reads. */
final class Bind {

    private Bind() {}

    /** An attribute or method of the connection. */
    static @Nullable Object attribute(String name, int line) {
        return switch (name) {
            case "dialect" -> new Value.Dialect();
            case "commit" ->
                new Value.Function("Connection.commit", (evaluation, arguments) -> {
                    arguments.of();
                    if (evaluation.offline()) {
                        throw new NeedsPython(arguments.line(), "a commit where there is no database");
                    }
                    evaluation.ask(new Action.Commit(evaluation.lines(arguments.line())));
                    return null;
                });
            case "execute" -> new Value.Function("Connection.execute", Bind::execute);
            case "scalar" ->
                new Value.Function("Connection.scalar", (evaluation, arguments) -> {
                    Object result = execute(evaluation, arguments);
                    return result instanceof Result rows
                            ? rows.call("scalar", new Arguments(arguments.line(), List.of(), Map.of()))
                            : result;
                });
            default -> throw new NeedsPython(line, "the connection's " + name);
        };
    }

    /** An attribute or method of the migration context. */
    static @Nullable Object ofContext(Evaluation evaluating, String name, int line) {
        return switch (name) {
            case "as_sql" -> evaluating.offline();
            case "dialect" -> new Value.Dialect();
            case "bind", "connection" -> new Value.Connection();
            case "autocommit_block" ->
                new Value.Function(name, (evaluation, arguments) -> {
                    arguments.of();
                    return new Value.AutocommitBlock();
                });
            default -> throw new NeedsPython(line, "the migration context's " + name);
        };
    }

    private static @Nullable Object execute(Evaluation evaluation, Arguments arguments) {
        int line = arguments.line();
        List<@Nullable Object> given = arguments.of("statement", "parameters");
        Object statement = given.getFirst();
        boolean text = statement instanceof TextStatement;
        boolean change = statement instanceof Insert || statement instanceof Update || statement instanceof Delete;
        boolean query = statement instanceof Select && !evaluation.offline();
        Object parameters = given.getLast() == Arguments.ABSENT ? null : given.getLast();
        if (!text && !(change || query) || !text && parameters != null) {
            throw new NeedsPython(line, "executing " + Value.words(statement));
        }
        if (query && Result.converts((Executable) statement)) {
            throw new NeedsPython(line, "a query whose values are converted");
        }
        List<Map<String, @Nullable Object>> sets = new ArrayList<>();
        for (Object set :
                parameters == null ? List.of() : parameters instanceof List<?> list ? list : List.of(parameters)) {
            sets.add(values(set, line));
        }
        if (sets.size() == 1 && sets.getFirst().isEmpty()) {
            sets.clear();
        }
        return evaluation.execute(new Action.Query((Executable) statement, List.copyOf(sets), evaluation.lines(line)));
    }

    /** {@code inspect(bind)}. */
    static Object inspect(Evaluation evaluation, Arguments arguments) {
        if (!(arguments.single("subject") instanceof Value.Connection) || evaluation.offline()) {
            throw new NeedsPython(arguments.line(), "a call of sqlalchemy.inspect");
        }
        return new CatalogQuestions.Inspector();
    }

    private static Map<String, @Nullable Object> values(@Nullable Object set, int line) {
        if (!(set instanceof Map<?, ?> map)) {
            throw new NeedsPython(line, "parameters that are no dict");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)
                    || !(value == null
                            || value instanceof String
                            || value instanceof Long
                            || value instanceof Boolean
                            || value instanceof Double
                            || value instanceof BigDecimal
                            || value instanceof UUID
                            || value instanceof BigInteger
                            || value instanceof byte[]
                            || value instanceof Duration
                            || value instanceof LocalTime
                            || value instanceof OffsetTime
                            || Instants.isInstant(value))) {
                throw new NeedsPython(line, "a bind of " + Value.words(value));
            }
            values.put(name, value);
        });
        return values;
    }
}
