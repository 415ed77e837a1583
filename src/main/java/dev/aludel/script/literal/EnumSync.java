package dev.aludel.script.literal;

import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code op.sync_enum_values} of alembic-postgresql-enum, over columns whose defaults the script tells. */
final class EnumSync {

    private EnumSync() {}

    /** {@code TableReference(table_name, column_name, …)}. */
    static Value.EnumColumn reference(Evaluation evaluation, Arguments arguments) {
        List<@Nullable Object> given =
                arguments.of("table_name", "column_name", "table_schema", "column_type", "existing_server_default");
        Object kind = given.get(3) == Arguments.ABSENT ? "common" : given.get(3);
        boolean known = kind instanceof String text && (text.equals("common") || text.equals("array"));
        if (given.get(0) == Arguments.ABSENT || given.get(1) == Arguments.ABSENT || !known) {
            throw new NeedsPython(arguments.line(), "a call with arguments that don't fit");
        }
        return new Value.EnumColumn(Arrays.asList(
                given.get(2),
                given.get(0),
                given.get(1),
                kind.equals("array"),
                given.get(4) == Arguments.ABSENT ? null : given.get(4)));
    }

    /** The statements, as executed on the connection. */
    static @Nullable Object run(Evaluation evaluation, Arguments arguments) {
        int line = arguments.line();
        List<@Nullable Object> given = arguments.of(
                "enum_schema",
                "enum_name",
                "new_values",
                "affected_columns",
                "enum_values_to_rename",
                "indexes_to_recreate");
        for (int i = 0; i < 4; i++) {
            if (given.get(i) == Arguments.ABSENT) {
                throw new NeedsPython(line, "a call with arguments that don't fit");
            }
        }
        if (given.get(5) != Arguments.ABSENT && Expressions.truth(given.get(5), line)) {
            throw new NeedsPython(line, "indexes to make anew");
        }
        List<Object> columns = new ArrayList<>();
        for (Object column : Value.items(given.get(3), line)) {
            if (!(column instanceof Value.EnumColumn known)) {
                throw new NeedsPython(line, "a column whose default the database knows");
            }
            List<@Nullable Object> row = new ArrayList<>(known.row());
            row.set(0, row.getFirst() == Arguments.ABSENT ? given.getFirst() : row.getFirst());
            columns.add(row);
        }
        List<Object> renamed = new ArrayList<>();
        for (Object pair : given.get(4) == Arguments.ABSENT ? List.of() : Value.items(given.get(4), line)) {
            List<String> labels = texts(Value.items(pair, line), line);
            if (labels.size() != 2) {
                throw new NeedsPython(line, "an assignment that doesn't fit");
            }
            renamed.add(labels);
        }
        List<@Nullable Object> all = Arrays.asList(
                given.get(0), given.get(1), texts(Value.items(given.get(2), line), line), columns, renamed);
        Object statements = evaluation.construct(line, "sync_enum_values", evaluation.lowered(all, line), Map.of());
        for (Object sql : (List<?>) Objects.requireNonNull(statements)) {
            String escaped = String.valueOf(sql).replace(":", "\\:");
            Object statement = evaluation.construct(line, "text", List.of(escaped), Map.of());
            evaluation.ask(new Action.Query(
                    (TextStatement) Objects.requireNonNull(statement), List.of(), evaluation.lines(line)));
        }
        return null;
    }

    private static List<String> texts(List<@Nullable Object> values, int line) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            if (!Texts.isText(value)) {
                throw new NeedsPython(line, "a label that is " + Value.words(value));
            }
            texts.add(Texts.text(value, line));
        }
        return texts;
    }
}
