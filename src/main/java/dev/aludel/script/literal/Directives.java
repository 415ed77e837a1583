package dev.aludel.script.literal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of {@code alembic.op}, and those of a batch. */
final class Directives {
    private static final Set<String> PLAIN = Set.of(
            "add_column",
            "alter_column",
            "create_check_constraint",
            "create_exclude_constraint",
            "create_foreign_key",
            "create_index",
            "create_primary_key",
            "create_table_comment",
            "create_unique_constraint",
            "drop_column",
            "drop_constraint",
            "drop_index",
            "drop_table",
            "drop_table_comment",
            "rename_table");

    /** In a batch these get the table as their first argument, the others of {@link #OF_BATCH} as their second. */
    private static final Set<String> TABLE_FIRST =
            Set.of("add_column", "alter_column", "create_table_comment", "drop_column", "drop_table_comment");

    private static final Set<String> OF_BATCH = Set.of(
            "add_column",
            "alter_column",
            "create_table_comment",
            "drop_column",
            "drop_table_comment",
            "create_check_constraint",
            "create_exclude_constraint",
            "create_foreign_key",
            "create_index",
            "create_primary_key",
            "create_unique_constraint",
            "drop_constraint",
            "drop_index");

    private Directives() {}

    /** The function of that name, or null. */
    static @Nullable Object named(String name) {
        if (PLAIN.contains(name)) {
            return new Value.Function("op." + name, (evaluation, arguments) -> {
                evaluation.direct(
                        arguments.line(), name, arguments.lowered(evaluation), arguments.loweredNamed(evaluation));
                return null;
            });
        }
        return shared(name, "op.") instanceof Object known
                ? known
                : switch (name) {
                    case "create_table" -> new Value.Function("op.create_table", Directives::createTable);
                    case "sync_enum_values" -> new Value.Function("op.sync_enum_values", EnumSync::run);
                    case "bulk_insert" -> new Value.Function("op.bulk_insert", Directives::bulkInsert);
                    case "batch_alter_table" -> new Value.Function("op.batch_alter_table", Directives::batch);
                    default -> null;
                };
    }

    /** What {@code op} and a batch have in common, or null. */
    private static @Nullable Object shared(String name, String prefix) {
        return switch (name) {
            case "execute" -> new Value.Function(prefix + name, Directives::execute);
            case "f" ->
                new Value.Function(
                        prefix + name,
                        (evaluation, arguments) -> evaluation.construct(
                                arguments.line(),
                                "conv",
                                evaluation.lowered(Arrays.asList(arguments.single("name"), null), arguments.line()),
                                Map.of()));
            case "inline_literal" ->
                new Value.Function(prefix + name, (evaluation, arguments) -> {
                    List<@Nullable Object> given = arguments.of("value", "type_");
                    Object type = given.getLast() == Arguments.ABSENT ? null : given.getLast();
                    return evaluation.construct(
                            arguments.line(),
                            "inline_literal",
                            evaluation.lowered(Arrays.asList(given.getFirst(), type), arguments.line()),
                            Map.of());
                });
            case "get_bind" ->
                new Value.Function(prefix + name, (evaluation, arguments) -> {
                    arguments.of();
                    return new Value.Connection();
                });
            case "get_context" ->
                new Value.Function(prefix + name, (evaluation, arguments) -> {
                    arguments.of();
                    return new Value.Context();
                });
            default -> null;
        };
    }

    private static @Nullable Object execute(Evaluation evaluation, Arguments arguments) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
        named.remove("execution_options");
        Object statement = new Arguments(arguments.line(), arguments.positional(), named).single("sqltext");
        evaluation.direct(
                arguments.line(), "execute", evaluation.lowered(Arrays.asList(statement), arguments.line()), Map.of());
        return null;
    }

    private static @Nullable Object createTable(Evaluation evaluation, Arguments arguments) {
        if (!evaluation.inOrderMade(arguments.positional())) {
            throw new NeedsPython(arguments.line(), "constraints in another order than they were made in");
        }
        evaluation.direct(
                arguments.line(), "create_table", arguments.lowered(evaluation), arguments.loweredNamed(evaluation));
        return Tables.created(evaluation, arguments);
    }

    private static @Nullable Object bulkInsert(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = arguments.of("table", "rows", "multiinsert");
        if (!(given.getFirst() instanceof Value.Table)) {
            throw new NeedsPython(arguments.line(), "a bulk insert into " + Value.words(given.getFirst()));
        }
        evaluation.direct(
                arguments.line(),
                "bulk_insert",
                evaluation.lowered(given.subList(0, 2), arguments.line()),
                Map.of(
                        "multiinsert",
                        given.get(2) == Arguments.ABSENT || Expressions.truth(given.get(2), arguments.line())));
        return null;
    }

    private static Object batch(Evaluation evaluation, Arguments arguments) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
        Object recreate = named.getOrDefault("recreate", "auto");
        boolean plain = named.keySet().stream().allMatch(Set.of("table_name", "schema", "recreate")::contains)
                && (recreate instanceof String text && (text.equals("auto") || text.equals("never")));
        if (!plain) {
            throw new NeedsPython(arguments.line(), "batch_alter_table() with options");
        }
        List<@Nullable Object> given = arguments.of("table_name", "schema", "recreate");
        if (given.getFirst() == Arguments.ABSENT
                || !given.get(2).equals(Arguments.ABSENT) && !named.containsKey("recreate")) {
            throw new NeedsPython(arguments.line(), "batch_alter_table() with options");
        }
        return new Value.Batch(
                given.getFirst(), given.get(1) == Arguments.ABSENT ? null : given.get(1), new ArrayList<>());
    }

    /** An attribute or method of a batch. */
    static Object ofBatch(Value.Batch batch, String name, int line) {
        Object shared = shared(name, "batch_op.");
        if (shared != null) {
            return shared;
        }
        if (!OF_BATCH.contains(name)) {
            throw new NeedsPython(line, "batch_op." + name);
        }
        return new Value.Function("batch_op." + name, (evaluation, arguments) -> {
            keep(evaluation, batch, name, arguments);
            return null;
        });
    }

    private static void keep(Evaluation evaluation, Value.Batch batch, String name, Arguments arguments) {
        int line = arguments.line();
        List<@Nullable Object> given = arguments.lowered(evaluation);
        Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.loweredNamed(evaluation));
        if (named.containsKey("insert_before") || named.containsKey("insert_after")) {
            throw new NeedsPython(line, "insert_before or insert_after");
        }
        int position = TABLE_FIRST.contains(name) ? 0 : 1;
        String first = firstArgument(name);
        if (position == 1 && given.isEmpty() && named.containsKey(first)) {
            given = Arrays.asList(named.remove(first));
        }
        if (given.size() < position) {
            throw new NeedsPython(line, "a call with arguments that don't fit");
        }
        List<@Nullable Object> all = new ArrayList<>(given.subList(0, position));
        all.add(evaluation.lower(batch.table(), line));
        all.addAll(given.subList(position, given.size()));
        Object schema = evaluation.lower(batch.schema(), line);
        if (name.equals("create_foreign_key")) {
            named.putIfAbsent("source_schema", schema);
        } else if (!name.equals("create_exclude_constraint") || schema != null) {
            named.putIfAbsent("schema", schema);
        }
        batch.kept().add(new Value.Batch.Kept(name, all, named));
    }

    private static String firstArgument(String name) {
        return name.equals("create_index") || name.equals("drop_index") ? "index_name" : "constraint_name";
    }
}
