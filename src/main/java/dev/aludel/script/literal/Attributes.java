package dev.aludel.script.literal;

import dev.aludel.operation.Delete;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Insert;
import dev.aludel.operation.Select;
import dev.aludel.operation.Sequence;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.Update;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attributes and methods of values. */
final class Attributes {
    private static final Set<String> OF_COLLECTIONS = Set.of("keys", "values", "items", "get");
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("isnot", "is_not"),
            Map.entry("notin_", "not_in"),
            Map.entry("notlike", "not_like"),
            Map.entry("notilike", "not_ilike"),
            Map.entry("isnot_distinct_from", "is_not_distinct_from"),
            Map.entry("nullsfirst", "nulls_first"),
            Map.entry("nullslast", "nulls_last"));
    private static final Set<String> OF_EXPRESSIONS = Set.of(
            "is_",
            "is_not",
            "is_distinct_from",
            "is_not_distinct_from",
            "concat",
            "desc",
            "asc",
            "nulls_first",
            "nulls_last",
            "distinct",
            "collate",
            "between",
            "in_",
            "not_in",
            "like",
            "not_like",
            "ilike",
            "not_ilike",
            "startswith",
            "endswith",
            "contains",
            "label");
    private static final Map<String, Set<String>> OF_STATEMENTS = Map.of(
            "Insert", Set.of("values", "from_select", "on_conflict_do_nothing"),
            "Update", Set.of("values", "where"),
            "Delete", Set.of("where"),
            "Select", Set.of("where", "select_from", "having", "distinct"),
            "Query", Set.of("order_by", "group_by", "limit", "offset"));

    private Attributes() {}

    static @Nullable Object of(Evaluation evaluation, @Nullable Object owner, String name, int line) {
        return switch (owner) {
            case Value.Later answer -> Answers.attribute(answer, name, line);
            case Value.Own own -> own.attribute(name, line);
            case Value.Module module -> evaluation.attribute(module, name, line);
            case Value.Connection connection -> Bind.attribute(name, line);
            case Value.Context context -> Bind.ofContext(evaluation, name, line);
            case Value.Dialect dialect when name.equals("name") -> "postgresql";
            case Value.Batch batch -> Directives.ofBatch(batch, name, line);
            // A method of the class itself, such as Enum.create, is Python's to call.
            case Value.TypeClass type -> throw new NeedsPython(line, "an attribute of " + Value.words(type));
            case Value.Type type -> Types.attribute(type, name, line);
            case Value.DatabaseFunction function -> {
                List<String> names = new ArrayList<>(function.names());
                names.add(name.endsWith("_") ? name.substring(0, name.length() - 1) : name);
                yield new Value.DatabaseFunction(List.copyOf(names));
            }
            case Value.Table table -> Tables.attribute(evaluation, table, name, line);
            case Value.Columns columns when !OF_COLLECTIONS.contains(name) -> column(evaluation, columns, name, line);
            case Value.Unknown unknown
            when unknown.inert() && evaluation.loading() -> new Value.Unknown(unknown.what() + "." + name, true);
            case Value.Unknown unknown
            when unknown.what().equals("loguru.logger") && Logger.METHODS.contains(name) ->
                // nothing is there to be told
                new Value.Function(name, (later, arguments) -> null, true);
            case Value.Unknown unknown
            when unknown.what().indexOf(' ') < 0 -> throw new NeedsPython(line, unknown.what() + "." + name);
            case String text ->
                new Value.Function("str." + name, (later, arguments) -> Texts.call(text, name, arguments));
            case Map<?, ?> map -> Containers.method(map, name, line);
            case List<?> list -> Containers.method(list, name, line);
            case Value.SetOf set -> Containers.method(set, name, line);
            case Value.Surroundings variables
            when name.equals("get") -> Containers.method(evaluation.variables(line), name, line);
            case BigDecimal number -> Numbers.ofDecimal(number, name, line);
            case UUID identifier
            when name.equals("hex") -> identifier.toString().replace("-", "");
            case Object instant when Instants.isInstant(instant) -> Instants.attribute(instant, name, line);
            case Value.EnumClass type
            when type.members().containsKey(name) -> type.members().get(name);
            case Value.Member member when name.equals("value") -> member.value();
            case Value.Member member when name.equals("name") -> member.name();
            case Value.FilePath path -> Paths.attribute(path, name, line);
            case Sequence sequence
            when name.equals("next_value") ->
                new Value.Function(name, (later, arguments) -> {
                    arguments.of();
                    return later.construct(arguments.line(), "Sequence.next_value", List.of(sequence), Map.of());
                });
            case TextStatement text
            when name.equals("bindparams") ->
                new Value.Function(name, (later, arguments) -> bindparams(later, text, arguments));
            case Insert insert -> ofStatement(insert, "Insert", name, line);
            case Update update -> ofStatement(update, "Update", name, line);
            case Delete delete -> ofStatement(delete, "Delete", name, line);
            case Select select
            when OF_STATEMENTS.getOrDefault("Query", Set.of()).contains(name) ->
                ofStatement(select, "Query", name, line);
            case Select select -> ofStatement(select, "Select", name, line);
            case Expression expression
            when !(expression instanceof TextStatement) -> ofExpression(expression, name, line);
            case null, default -> throw new NeedsPython(line, "the attribute " + name + " of " + Value.words(owner));
        };
    }

    private static Object ofStatement(Object statement, String kind, String name, int line) {
        String method = name.equals("filter") ? "where" : name;
        if (!OF_STATEMENTS.getOrDefault(kind, Set.of()).contains(method)) {
            throw new NeedsPython(line, "the method " + name + " of a statement");
        }
        return new Value.Function(
                name, (evaluation, arguments) -> evaluation.construct(kind + "." + method, arguments.after(statement)));
    }

    private static Object ofExpression(Expression expression, String name, int line) {
        String method = RENAMED.getOrDefault(name, name);
        if (!OF_EXPRESSIONS.contains(method)) {
            throw new NeedsPython(line, "the attribute " + name + " of an expression");
        }
        return new Value.Function(
                name,
                (evaluation, arguments) ->
                        evaluation.construct("ColumnElement." + method, arguments.after(expression)));
    }

    private static @Nullable Object bindparams(Evaluation evaluation, TextStatement text, Arguments arguments) {
        for (Object value : arguments.named().values()) {
            if (value instanceof List || value instanceof Value) {
                throw new NeedsPython(arguments.line(), "a bind of " + Value.words(value));
            }
        }
        return evaluation.construct("TextClause.bindparams", arguments.after(text));
    }

    /** A column of a table by its key. */
    static Object column(Evaluation evaluation, Value.Columns columns, String key, int line) {
        Object column = evaluation.construct(line, "FromClause.column", List.of(columns.java(), key), Map.of());
        if (column == null) {
            throw new NeedsPython(line, "a column " + key + " that the table doesn't have");
        }
        return column;
    }
}
