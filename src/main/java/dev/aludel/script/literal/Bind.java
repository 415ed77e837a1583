package dev.aludel.script.literal;

import dev.aludel.operation.Delete;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Insert;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.Update;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
        Object parameters = given.getLast() == Arguments.ABSENT ? null : given.getLast();
        if (!text && (!change || parameters != null)) {
            throw new NeedsPython(line, "executing " + Value.words(statement));
        }
        List<Map<String, @Nullable Object>> sets = new ArrayList<>();
        for (Object set :
                parameters == null ? List.of() : parameters instanceof List<?> list ? list : List.of(parameters)) {
            sets.add(values(set, line));
        }
        if (sets.size() == 1 && sets.getFirst().isEmpty()) {
            sets.clear();
        }
        evaluation.ask(new Action.Query((Executable) statement, List.copyOf(sets), evaluation.lines(line)));
        return new Value.Unknown("what the database answers", false);
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
                            || value instanceof LocalDate
                            || value instanceof LocalDateTime)) {
                throw new NeedsPython(line, "a bind of " + Value.words(value));
            }
            values.put(name, value);
        });
        return values;
    }
}
