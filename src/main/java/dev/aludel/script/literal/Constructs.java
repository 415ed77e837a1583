package dev.aludel.script.literal;

import dev.aludel.operation.ClientFunction;
import dev.aludel.operation.Column;
import dev.aludel.operation.Expression;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The callables of {@code sqlalchemy} that make something of their arguments. */
final class Constructs {
    /** The arguments of a column that only inserts by the script heed. */
    static final Set<String> CLIENT_SIDE = Set.of("default", "onupdate", "insert_default");

    /** What stands for a default that a function of the script makes: nothing evaluated here calls it. */
    static final ClientFunction LATER = new ClientFunction(() -> {
        throw new IllegalStateException("a default of the script's own was asked for a value");
    });

    /** Those that hand their arguments to the vocabulary as they are. */
    private static final Set<String> PLAIN = Set.of(
            "and_",
            "or_",
            "not_",
            "null",
            "true",
            "false",
            "tuple_",
            "any_",
            "all_",
            "extract",
            "distinct",
            "desc",
            "asc",
            "nulls_first",
            "nulls_last",
            "literal_column",
            "Identity",
            "Computed",
            "FetchedValue",
            "PrimaryKeyConstraint",
            "UniqueConstraint",
            "CheckConstraint",
            "ForeignKeyConstraint",
            "ForeignKey",
            "Index",
            "CreateSchema",
            "DropSchema",
            "CreateSequence",
            "DropSequence",
            "postgresql.ExcludeConstraint");

    private static final Map<String, Value.Body> OWN = Map.ofEntries(
            Map.entry("Column", Constructs::column),
            Map.entry("text", Constructs::text),
            Map.entry("column", Constructs::columnClause),
            Map.entry("table", Tables::table),
            Map.entry("literal", Constructs::literal),
            Map.entry("cast", (evaluation, arguments) -> typed(evaluation, "cast", arguments)),
            Map.entry("type_coerce", (evaluation, arguments) -> typed(evaluation, "type_coerce", arguments)),
            Map.entry("bindparam", Constructs::bindparam),
            Map.entry("Sequence", Constructs::sequence),
            Map.entry("quoted_name", (evaluation, arguments) -> evaluation.construct("quoted_name", arguments)),
            Map.entry("insert", (evaluation, arguments) -> Tables.change(evaluation, "insert", arguments)),
            Map.entry("update", (evaluation, arguments) -> Tables.change(evaluation, "update", arguments)),
            Map.entry("delete", (evaluation, arguments) -> Tables.change(evaluation, "delete", arguments)),
            Map.entry("select", (evaluation, arguments) -> evaluation.construct("select", arguments)),
            Map.entry("exists", (evaluation, arguments) -> evaluation.construct("exists", arguments)));

    private Constructs() {}

    /** The callable of that name, or null. */
    static Value.@Nullable Function named(String name) {
        Value.Body own = OWN.get(name);
        if (own != null) {
            return new Value.Function(name, own);
        }
        String plain = name.equals("nullsfirst") ? "nulls_first" : name.equals("nullslast") ? "nulls_last" : name;
        return PLAIN.contains(plain)
                ? new Value.Function(name, (evaluation, arguments) -> plain(evaluation, plain, arguments))
                : null;
    }

    private static @Nullable Object plain(Evaluation evaluation, String name, Arguments arguments) {
        boolean item = Character.isUpperCase(name.charAt(name.indexOf('.') + 1));
        for (Object argument : arguments.positional()) {
            if (item && isOfTable(argument)) {
                throw new NeedsPython(arguments.line(), name + " over columns of a table");
            }
        }
        Object made = evaluation.construct(name, arguments);
        if (item && made != null) {
            evaluation.made(made);
        }
        return made;
    }

    /** Whether it is a column of a table, which an index or constraint would become part of. */
    private static boolean isOfTable(@Nullable Object argument) {
        return argument instanceof Expression && !(argument instanceof TextStatement)
                || argument instanceof List<?> list && list.stream().anyMatch(Constructs::isOfTable)
                || argument instanceof Value.Tuple tuple
                        && tuple.items().stream().anyMatch(Constructs::isOfTable);
    }

    private static @Nullable Object column(Evaluation evaluation, Arguments arguments) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        boolean faithful = true;
        for (Map.Entry<String, @Nullable Object> argument : arguments.named().entrySet()) {
            Object value = argument.getValue();
            if (CLIENT_SIDE.contains(argument.getKey()) && isFunction(value)) {
                value = LATER;
                faithful = false;
            } else if (converts(value)) {
                faithful = false;
            }
            named.put(argument.getKey(), evaluation.lower(value, arguments.line()));
        }
        for (Object argument : arguments.positional()) {
            faithful &= !converts(argument);
        }
        Column column = (Column) Objects.requireNonNull(
                evaluation.construct(arguments.line(), "Column", arguments.lowered(evaluation), named));
        if (!faithful) {
            evaluation.unfaithful(column);
        }
        return column;
    }

    /** Whether it is a type whose values are converted between script and database. */
    static boolean converts(@Nullable Object value) {
        return value instanceof Value.Type type && type.converts()
                || value instanceof Value.MappedType
                || value instanceof Value.TypeClass named && Packages.has(named.construct());
    }

    private static boolean isFunction(@Nullable Object value) {
        return value instanceof Value.Unknown unknown && unknown.what().equals("a lambda")
                || value instanceof Value.OwnFunction
                || value instanceof Value.Function function && Builtins.makesDefaults(function.name());
    }

    private static @Nullable Object text(Evaluation evaluation, Arguments arguments) {
        Object text = arguments.single("text");
        return evaluation.construct(arguments.line(), "text", List.of(Texts.text(text, arguments.line())), Map.of());
    }

    private static @Nullable Object columnClause(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = given(arguments.of("text", "type_", "is_literal"));
        if (given.size() > 1 && converts(given.get(1))) {
            return new Value.Unknown("a column whose values are converted", true);
        }
        return evaluation.construct(arguments.line(), "column", evaluation.lowered(given, arguments.line()), Map.of());
    }

    /** The arguments up to the last that is given, those left out between as None. */
    private static List<@Nullable Object> given(List<@Nullable Object> bound) {
        int last = bound.size();
        while (last > 0 && bound.get(last - 1) == Arguments.ABSENT) {
            last--;
        }
        List<@Nullable Object> given = new ArrayList<>();
        for (Object value : bound.subList(0, last)) {
            given.add(value == Arguments.ABSENT ? null : value);
        }
        return given;
    }

    private static @Nullable Object literal(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given = arguments.of("value", "type_");
        return given.getLast() == Arguments.ABSENT || given.getLast() == null
                ? evaluation.construct(
                        arguments.line(),
                        "literal",
                        evaluation.lowered(Arrays.asList(given.getFirst()), arguments.line()),
                        Map.of())
                : typed(evaluation, "literal", arguments);
    }

    private static @Nullable Object typed(Evaluation evaluation, String name, Arguments arguments) {
        for (Object argument : arguments.positional()) {
            if (converts(argument)) {
                throw new NeedsPython(arguments.line(), "a type whose values are converted");
            }
        }
        if (!arguments.named().isEmpty() || arguments.positional().size() != 2) {
            throw new NeedsPython(arguments.line(), name + "() with named arguments");
        }
        return evaluation.construct(name, arguments);
    }

    private static @Nullable Object bindparam(Evaluation evaluation, Arguments arguments) {
        for (Object argument : arguments.named().values()) {
            if (converts(argument)) {
                throw new NeedsPython(arguments.line(), "a type whose values are converted");
            }
        }
        return evaluation.construct("bindparam", arguments);
    }

    private static @Nullable Object sequence(Evaluation evaluation, Arguments arguments) {
        if (arguments.named().containsKey("metadata")) {
            throw new NeedsPython(arguments.line(), "a sequence of a metadata");
        }
        return evaluation.construct("Sequence", arguments);
    }

    /** {@code func.name(…)}. */
    static @Nullable Object function(Evaluation evaluation, List<String> names, Arguments arguments) {
        String only = names.size() == 1 ? names.getFirst() : "";
        if (names.isEmpty() || Set.of("cast", "extract", "next_value").contains(only)) {
            throw new NeedsPython(arguments.line(), "func." + only);
        }
        for (String name : arguments.named().keySet()) {
            if (!name.equals("type_")) {
                throw new NeedsPython(arguments.line(), "func." + only + "() with named arguments");
            }
        }
        return evaluation.construct("Function", arguments.after(new ArrayList<Object>(names)));
    }
}
