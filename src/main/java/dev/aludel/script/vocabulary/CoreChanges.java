package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Assignment;
import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Delete;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.NamedTable;
import dev.aludel.operation.Insert;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.Table;
import dev.aludel.operation.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code insert()}, {@code update()}, {@code delete()} and their methods. */
final class CoreChanges {

    private CoreChanges() {}

    static void register(Registry registry) {
        inserts(registry);
        registry.construct("update(table)", bound -> Update.of(target(bound.value("table"))));
        registry.construct("Update.values(self, *args, **kwargs)", bound -> {
            Update update = bound.required("self", Update.class);
            List<Assignment> set = new ArrayList<>(update.set());
            for (Object row : bound.rest()) {
                set.addAll(assignments(update.table(), row));
            }
            set.addAll(assignments(update.table(), bound.keywords()));
            return update.withSet(set, update.ordered());
        });
        registry.construct("Update.ordered_values(self, *args)", bound -> {
            Update update = bound.required("self", Update.class);
            List<Assignment> set = new ArrayList<>();
            bound.rest().forEach(pair -> set.addAll(assignments(update.table(), List.of(pair))));
            return update.withSet(set, true);
        });
        registry.construct("Update.where(self, *whereclause)", bound -> {
            Update update = bound.required("self", Update.class);
            return update.withWhere(CoreSelects.conditions(update.where(), bound.rest()));
        });
        registry.construct("Update.returning(self, *cols, sort_by_parameter_order=False)", bound -> {
            Update update = bound.required("self", Update.class);
            return update.withReturning(returned(update.returning(), bound.rest()));
        });
        registry.construct(
                "Update.prefix_with(self, *prefixes, dialect='*')",
                bound -> bound.required("self", Update.class).withPrefixes(CoreSelects.words(bound)));
        registry.construct(
                "Update.add_cte(self, *ctes)",
                bound -> bound.required("self", Update.class).withCtes(ctes(bound.rest())));
        registry.construct("delete(table)", bound -> Delete.from(target(bound.value("table"))));
        registry.construct("Delete.where(self, *whereclause)", bound -> {
            Delete delete = bound.required("self", Delete.class);
            return delete.withWhere(CoreSelects.conditions(delete.where(), bound.rest()));
        });
        registry.construct("Delete.returning(self, *cols)", bound -> {
            Delete delete = bound.required("self", Delete.class);
            return delete.withReturning(returned(delete.returning(), bound.rest()));
        });
        registry.construct(
                "Delete.prefix_with(self, *prefixes, dialect='*')",
                bound -> bound.required("self", Delete.class).withPrefixes(CoreSelects.words(bound)));
        registry.construct(
                "Delete.add_cte(self, *ctes)",
                bound -> bound.required("self", Delete.class).withCtes(ctes(bound.rest())));
    }

    private static void inserts(Registry registry) {
        registry.construct("insert(table)", bound -> Insert.into(Coercion.table(bound.value("table"))));
        registry.construct("Insert.values(self, *args, **kwargs)", CoreChanges::values);
        registry.construct(
                "Insert.from_select(self, names, select, include_defaults=True)",
                bound -> bound.required("self", Insert.class)
                        .withQuery(
                                bound.list("names").stream()
                                        .map(CoreChanges::key)
                                        .toList(),
                                CoreSelects.query(bound.value("select")),
                                bound.flag("include_defaults")));
        registry.construct("Insert.returning(self, *cols, sort_by_parameter_order=False)", bound -> {
            Insert insert = bound.required("self", Insert.class);
            return insert.withReturning(returned(insert.returning(), bound.rest()));
        });
        registry.construct(
                "Insert.prefix_with(self, *prefixes, dialect='*')",
                bound -> bound.required("self", Insert.class).withPrefixes(CoreSelects.words(bound)));
        registry.construct(
                "Insert.inline(self)",
                bound -> bound.required("self", Insert.class).inlined());
        registry.construct(
                "Insert.add_cte(self, *ctes)",
                bound -> bound.required("self", Insert.class).withCtes(ctes(bound.rest())));
        registry.construct("Insert.excluded(self)", bound -> {
            Table table = bound.required("self", Insert.class).table().table();
            return new NamedTable(
                    new Table(
                            QualifiedName.of("excluded"),
                            table.columns(),
                            List.of(),
                            List.of(),
                            null,
                            List.of(),
                            Map.of()),
                    true);
        });
        registry.construct(
                "Insert.on_conflict_do_nothing(self, constraint=None, index_elements=None, index_where=None)",
                bound -> bound.required("self", Insert.class).withConflict(conflict(bound, null, null)));
        registry.construct(
                "Insert.on_conflict_do_update(self, constraint=None, index_elements=None, index_where=None,"
                        + " set_=None, where=None)",
                bound -> {
                    Insert insert = bound.required("self", Insert.class);
                    if (bound.value("set_") instanceof Map<?, ?> set && set.isEmpty()) {
                        throw new AludelException(
                                Problem.of("value-error", "set parameter dictionary must not be empty"));
                    }
                    if (bound.value("set_") == null) {
                        throw Misuse.argumentError("set parameter must be a non-empty dictionary or a"
                                + " ColumnCollection such as the `.c.` collection of a Table object");
                    }
                    if (bound.value("constraint") == null && bound.value("index_elements") == null) {
                        throw new AludelException(Problem.of(
                                "value-error",
                                "Either constraint or index_elements, but not both, must be specified unless"
                                        + " DO NOTHING"));
                    }
                    Object where = bound.value("where");
                    return insert.withConflict(conflict(
                            bound,
                            assignments(insert.table(), bound.value("set_")),
                            where == null ? null : Coercion.condition(where)));
                });
    }

    private static Insert.Conflict conflict(Bound bound, @Nullable List<Assignment> set, @Nullable Expression where) {
        List<Expression> elements = bound.list("index_elements").stream()
                .map(element -> element instanceof String name
                        ? new ColumnReference(Name.of(name), name, null, Expression.UNKNOWN, false)
                        : Coercion.expression(element))
                .toList();
        Object indexWhere = bound.value("index_where");
        Object constraint = bound.value("constraint");
        String name =
                constraint == null ? null : constraint instanceof Name named ? named.text() : constraint.toString();
        return new Insert.Conflict(
                name, elements, indexWhere == null ? null : Coercion.condition(indexWhere), set, where);
    }

    /** Values; where they come as a list of rows, no generated key is asked back, be there one row or many. */
    private static Insert values(Bound bound) {
        Insert insert = bound.required("self", Insert.class);
        boolean many = false;
        List<List<Assignment>> rows = new ArrayList<>();
        for (Object given : bound.rest()) {
            if (given instanceof List<?> list && !list.isEmpty() && isRow(list.get(0))) {
                list.forEach(row -> rows.add(assignments(insert.table(), row)));
                many = true;
            } else {
                rows.add(assignments(insert.table(), given));
            }
        }
        if (rows.isEmpty() || !bound.keywords().isEmpty()) {
            List<Assignment> named = assignments(insert.table(), bound.keywords());
            if (insert.rows().size() == 1) {
                List<Assignment> all = new ArrayList<>(insert.rows().get(0));
                all.addAll(named);
                return insert.withRows(List.of(all));
            }
            rows.add(named);
        }
        return many ? insert.withRows(rows).inlined() : insert.withRows(rows);
    }

    private static boolean isRow(@Nullable Object value) {
        return value instanceof Map<?, ?>
                || (value instanceof List<?> list && !(list.size() == 2 && list.get(0) instanceof ColumnReference));
    }

    /** Values as a dict, as pairs of column and value, or in the order of the columns. */
    private static List<Assignment> assignments(FromClause table, @Nullable Object row) {
        List<Assignment> set = new ArrayList<>();
        switch (row) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, value) -> set.add(assignment(table, key(key), value)));
            case List<?> list
            when !list.isEmpty() && list.stream().allMatch(CoreChanges::isPair) ->
                list.forEach(item -> {
                    List<?> pair = (List<?>) item;
                    set.add(assignment(table, key(pair.get(0)), pair.get(1)));
                });
            case List<?> list -> {
                List<ColumnReference> columns = table.columns();
                for (int i = 0; i < list.size() && i < columns.size(); i++) {
                    set.add(assignment(table, columns.get(i).key(), list.get(i)));
                }
            }
            default -> throw Misuse.argumentError("Values expected, got " + Coercion.shown(row));
        }
        return set;
    }

    private static boolean isPair(@Nullable Object value) {
        return value instanceof List<?> pair && pair.size() == 2 && pair.get(0) instanceof ColumnReference
                || value instanceof List<?> named && named.size() == 2 && named.get(0) instanceof String;
    }

    private static String key(@Nullable Object column) {
        return switch (column) {
            case ColumnReference reference -> reference.key();
            case Column plain -> plain.key();
            case null, default -> String.valueOf(column);
        };
    }

    private static Assignment assignment(FromClause table, String key, @Nullable Object value) {
        ColumnType type = table.columns().stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .map(ColumnReference::type)
                .orElseGet(() -> Coercion.typeOf(value));
        ColumnType used = Expression.Family.of(type) == Expression.Family.NONE ? Coercion.typeOf(value) : type;
        return new Assignment(key, Coercion.typed(value, used));
    }

    private static FromClause target(@Nullable Object value) {
        return value instanceof FromClause from ? from : Coercion.table(value);
    }

    private static List<Expression> returned(List<Expression> before, List<?> more) {
        List<Expression> all = new ArrayList<>(before);
        for (Object value : more) {
            switch (value) {
                case Table table -> all.addAll(new NamedTable(table, false).columns());
                case FromClause from -> all.addAll(from.columns());
                case null, default -> all.add(Coercion.expression(value));
            }
        }
        return all;
    }

    private static List<FromClause.Cte> ctes(List<?> values) {
        return values.stream().map(value -> (FromClause.Cte) value).toList();
    }
}
