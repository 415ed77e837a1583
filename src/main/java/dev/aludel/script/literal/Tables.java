package dev.aludel.script.literal;

import dev.aludel.operation.Column;
import dev.aludel.operation.TableConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables that statements are made of. */
final class Tables {

    private Tables() {}

    /** {@code sa.table(name, *columns, schema=None)}. */
    static @Nullable Object table(Evaluation evaluation, Arguments arguments) {
        for (Object argument : arguments.positional()) {
            if (argument instanceof Value.Unknown unknown) {
                return new Value.Unknown("a table with " + unknown.what(), true);
            }
            if (argument instanceof Column column && evaluation.isUnfaithful(column)) {
                return new Value.Unknown("a table with a column whose values are converted", true);
            }
        }
        for (String name : arguments.named().keySet()) {
            if (!name.equals("schema")) {
                throw new NeedsPython(arguments.line(), "table() with " + name);
            }
        }
        Object java = evaluation.construct("table", arguments);
        return new Value.Table(
                Objects.requireNonNull(java),
                Texts.text(arguments.positional().getFirst(), arguments.line()),
                arguments.named().get("schema"));
    }

    /** The table that {@code op.create_table} returns; one that statements can't be made of here is not known. */
    static Value created(Evaluation evaluation, Arguments arguments) {
        List<String> names = new ArrayList<>();
        for (Object item : arguments.positional()) {
            if (item instanceof Column column && evaluation.isUnfaithful(column)) {
                return new Value.Unknown("a table with a column whose values are converted", true);
            }
            String name = item instanceof Column column
                    ? column.name().text()
                    : item instanceof TableConstraint constraint && constraint.name() != null
                            ? "constraint " + constraint.name().text()
                            : null;
            if (name != null && names.contains(name)) {
                return new Value.Unknown("a table with two items of a name", true);
            }
            if (name != null) {
                names.add(name);
            }
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
        named.remove("if_not_exists");
        named.putIfAbsent("schema", null);
        List<@Nullable Object> given = new ArrayList<>(arguments.positional());
        given.add(1, evaluation.construct(arguments.line(), "MetaData", List.of(), Map.of()));
        Object java = evaluation.construct("Table", new Arguments(arguments.line(), given, named));
        return new Value.Table(
                Objects.requireNonNull(java),
                Texts.text(arguments.positional().getFirst(), arguments.line()),
                named.get("schema"));
    }

    /** {@code sa.insert(table)} and the like. */
    static @Nullable Object change(Evaluation evaluation, String verb, Arguments arguments) {
        if (!(arguments.single("table") instanceof Value.Table table)) {
            throw new NeedsPython(arguments.line(), verb + " of something other than a table");
        }
        return evaluation.construct(arguments.line(), verb, List.of(table.java()), Map.of());
    }

    /** An attribute or method of a table. */
    static @Nullable Object attribute(Evaluation evaluation, Value.Table table, String name, int line) {
        return switch (name) {
            case "c", "columns" -> new Value.Columns(table.java());
            case "name" -> table.name();
            case "insert", "update", "delete" ->
                new Value.Function(name, (later, arguments) -> {
                    arguments.of();
                    return later.construct(arguments.line(), name, List.of(table.java()), Map.of());
                });
            case "select" ->
                new Value.Function(name, (later, arguments) -> {
                    arguments.of();
                    return later.construct(arguments.line(), "select", List.of(table.java()), Map.of());
                });
            default -> throw new NeedsPython(line, "the attribute " + name + " of a table");
        };
    }
}
