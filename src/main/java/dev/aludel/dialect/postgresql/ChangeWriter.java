package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.CompileError;
import dev.aludel.operation.Assignment;
import dev.aludel.operation.ClientFunction;
import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Delete;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.NextValue;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.NamedTable;
import dev.aludel.operation.Froms;
import dev.aludel.operation.Insert;
import dev.aludel.operation.Name;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.Query;
import dev.aludel.operation.Select;
import dev.aludel.operation.ServerDefault;
import dev.aludel.operation.Table;
import dev.aludel.operation.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE and DELETE as SQL. */
final class ChangeWriter {
    private final StatementWriter writer;

    ChangeWriter(StatementWriter writer) {
        this.writer = writer;
    }

    /**
     * An INSERT.
     *
     * @param outermost whether it is the whole statement: then keys the database generates are asked back
     */
    String insert(Insert insert, Place place, boolean outermost) {
        insert.ctes().forEach(cte -> writer.queries.register(cte, place));
        StringBuilder sql = new StringBuilder("INSERT ").append(prefixes(insert.prefixes(), place));
        sql.append("INTO ").append(FromWriter.table(insert.table(), true));
        List<Expression> returning = new ArrayList<>(insert.returning());
        // names are made up in the order SQLAlchemy comes to them: RETURNING before a query and ON CONFLICT
        String returned;
        if (insert.query() != null) {
            returned = writer.queries.returning(returning, place);
            sql.append(selected(insert, insert.query(), place));
        } else {
            boolean asked = outermost
                    && !insert.inline()
                    && insert.returning().isEmpty()
                    && insert.rows().size() <= 1;
            sql.append(rows(insert, place, asked ? returning : new ArrayList<>()));
            returned = writer.queries.returning(returning, place);
        }
        if (insert.conflict() != null) {
            sql.append(' ').append(conflict(insert, insert.conflict(), place));
        }
        sql.append(returned);
        return sql.toString();
    }

    /** The names and query of INSERT … SELECT; columns with a default of the script's join a plain SELECT. */
    private String selected(Insert insert, Query given, Place place) {
        List<Name> names = new ArrayList<>();
        insert.names().forEach(key -> names.add(column(insert.table(), key).name()));
        Query query = given;
        List<Expression> more = new ArrayList<>();
        for (Column column : insert.table().table().columns()) {
            boolean left = insert.defaults() && !insert.names().contains(column.key());
            Expression value = left ? filledIn(insert.table(), column) : null;
            if (value != null) {
                names.add(column.name());
                more.add(value);
            }
        }
        if (!more.isEmpty()) {
            if (!(given instanceof Select select)) {
                throw CompileError.of("Can't extend statement for INSERT..FROM SELECT to include additional"
                        + " default-holding column(s) "
                        + names.subList(insert.names().size(), names.size()).stream()
                                .map(name -> "'" + name.text() + "'")
                                .collect(Collectors.joining(", "))
                        + ".  Convert the selectable to a subquery() first, or pass include_defaults=False to"
                        + " Insert.from_select() to skip these columns.");
            }
            List<Expression> expressions = new ArrayList<>(select.selected());
            expressions.addAll(more);
            query = select.withSelected(expressions);
        }
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", ", " (", ") "))
                + writer.queries.write(query, place, false);
    }

    private String rows(Insert insert, Place place, List<Expression> returning) {
        List<List<Assignment>> rows = switch (insert.rows().size()) {
            case 0 -> List.of(unspecified(insert.table().table()));
            case 1 -> List.of(withGiven(insert.rows().getFirst(), insert.table().table()));
            default -> insert.rows();
        };
        List<String> tuples = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (List<Assignment> row : rows) {
            Map<String, Expression> values = byColumn(insert.table(), row);
            List<String> tuple = new ArrayList<>();
            boolean first = tuples.isEmpty();
            for (Column column : insert.table().table().columns()) {
                Expression value = values.get(column.key());
                if (value == null) {
                    value = filledIn(insert.table(), column);
                }
                boolean generated = column.primaryKey() && (value == null || !(value instanceof Bind));
                if (first && generated && (value != null || isGenerated(insert.table(), column))) {
                    returning.add(reference(insert.table(), column));
                }
                if (value != null) {
                    String key = rows.size() > 1 ? column.key() + "_m" + tuples.size() : column.key();
                    tuple.add(assigned(value, column, key, place));
                    if (first) {
                        names.add(Identifiers.quote(column.name()));
                    }
                }
            }
            tuples.add("(" + String.join(", ", tuple) + ")");
        }
        return names.isEmpty()
                ? " DEFAULT VALUES"
                : " (" + String.join(", ", names) + ") VALUES " + String.join(", ", tuples);
    }

    /**
     * Columns for which the statement itself says no value: those that values are given for when it runs. Where it
     * isn't run but printed, nothing is given, and every column shows a bind of its name.
     */
    private List<Assignment> unspecified(Table table) {
        boolean printed =
                writer.values() != StatementWriter.Values.SENT && writer.given().isEmpty();
        return table.columns().stream()
                .filter(column -> printed || writer.given().containsKey(column.key()))
                .map(column -> new Assignment(column.key(), named(column)))
                .toList();
    }

    private static @Nullable Expression filledIn(NamedTable table, Column column) {
        if (table.light()) {
            return null;
        }
        if (column.sequence() != null && !column.sequence().optional()) {
            return new NextValue(column.sequence());
        }
        Object given = column.clientDefault();
        return given == null ? null : made(given, column);
    }

    /** What a script's {@code default=} or {@code onupdate=} makes. */
    private static Expression made(Object given, Column column) {
        return switch (given) {
            case Expression expression -> expression;
            case ClientFunction function -> Bind.of(function.value().get(), column.type());
            default -> Bind.of(given, column.type());
        };
    }

    private static boolean isGenerated(NamedTable table, Column column) {
        if (table.light()) {
            return false;
        }
        if (column.serverDefault() != null && !(column.serverDefault() instanceof ServerDefault.Computed)) {
            return true;
        }
        boolean integer = Expression.Family.of(column.type()) == Expression.Family.INTEGER;
        boolean single =
                table.table().columns().stream().filter(Column::primaryKey).count() == 1;
        return switch (column.autoincrement()) {
            case NO -> false;
            case YES -> true;
            case IGNORE_FOREIGN_KEY -> integer && single;
            case AUTO -> integer && single && column.foreignKeys().isEmpty();
        };
    }

    private String assigned(Expression value, Column column, String name, Place place) {
        Expression typed = typed(value, column);
        return typed instanceof Bind bind && bind.name() == null
                ? writer.bind(bind, name)
                : writer.expressions.grouped(typed, Standard.NONE, place);
    }

    private static Expression typed(Expression value, Column column) {
        return value instanceof Bind bind && bind.type() instanceof ColumnType.NullType
                ? bind.withType(column.type())
                : value;
    }

    private static Bind named(Column column) {
        return new Bind(column.key(), null, column.type(), true, false, column.key());
    }

    private static ColumnReference reference(NamedTable table, Column column) {
        return new ColumnReference(column.name(), column.key(), table, column.type(), false);
    }

    private static Column column(NamedTable table, String key) {
        return table.table().column(key).orElseGet(() -> Column.of(Name.of(key), Expression.UNKNOWN));
    }

    private static Map<String, Expression> byColumn(NamedTable table, List<Assignment> row) {
        Map<String, Expression> values = new LinkedHashMap<>();
        row.forEach(assignment -> values.put(assignment.column(), assignment.value()));
        Set<String> unknown = new LinkedHashSet<>(values.keySet());
        table.table().columns().forEach(column -> unknown.remove(column.key()));
        if (!unknown.isEmpty()) {
            throw CompileError.of("Unconsumed column names: " + String.join(", ", unknown));
        }
        return values;
    }

    private String conflict(Insert insert, Insert.Conflict conflict, Place place) {
        String target = target(conflict, place);
        if (conflict.set() == null) {
            return target.isEmpty() ? "ON CONFLICT DO NOTHING" : "ON CONFLICT " + target + " DO NOTHING";
        }
        Map<String, Expression> values = new LinkedHashMap<>();
        conflict.set().forEach(assignment -> values.put(assignment.column(), assignment.value()));
        List<String> set = new ArrayList<>();
        Place inside = place.withoutSchemas();
        for (Column column : insert.table().table().columns()) {
            Expression value = values.remove(column.key());
            if (value != null) {
                set.add(Identifiers.quote(column.name()) + " = "
                        + writer.expressions.grouped(typed(value, column), Standard.NONE, inside));
            }
        }
        values.forEach(
                (name, value) -> set.add(Identifiers.quote(name) + " = " + writer.expressions.write(value, inside)));
        String where = conflict.where() == null ? "" : " WHERE " + writer.expressions.write(conflict.where(), inside);
        return "ON CONFLICT " + target + " DO UPDATE SET " + String.join(", ", set) + where;
    }

    private String target(Insert.Conflict conflict, Place place) {
        if (conflict.constraint() != null) {
            return "ON CONSTRAINT " + Identifiers.quote(conflict.constraint());
        }
        if (conflict.elements().isEmpty()) {
            return "";
        }
        Place inside = place.withoutTables().withoutSchemas();
        String where = conflict.indexWhere() == null
                ? ""
                : " WHERE " + writer.expressions.write(conflict.indexWhere(), inside);
        return "(" + writer.expressions.list(conflict.elements(), inside) + ")" + where;
    }

    /** An UPDATE. */
    String update(Update update, Place place) {
        update.ctes().forEach(cte -> writer.queries.register(cte, place));
        Set<FromClause> others = new LinkedHashSet<>();
        Froms.collect(update.where(), others);
        update.set().forEach(assignment -> Froms.collect(assignment.value(), others));
        others.remove(update.table());
        Place inside = around(update.table(), others, place);
        StringBuilder sql = new StringBuilder("UPDATE ").append(prefixes(update.prefixes(), place));
        sql.append(writer.froms.write(update.table(), place)).append(" SET ");
        sql.append(assignments(update, inside));
        if (!others.isEmpty()) {
            sql.append(" FROM ").append(list(Froms.withoutJoined(others), inside));
        }
        return sql + end(update.where(), update.returning(), inside);
    }

    private String assignments(Update update, Place place) {
        List<String> set = new ArrayList<>();
        NamedTable target = target(update.table());
        Map<String, Expression> values = byColumn(target, set(update, target));
        if (!target.light()) {
            target.table().columns().stream()
                    .filter(column -> column.clientUpdate() != null && !values.containsKey(column.key()))
                    .forEach(column -> values.put(column.key(), made(column.clientUpdate(), column)));
        }
        List<String> order = update.ordered()
                ? List.copyOf(values.keySet())
                : target.table().columns().stream().map(Column::key).toList();
        for (String key : order) {
            Expression value = values.get(key);
            if (value != null) {
                Column column = column(target, key);
                set.add(Identifiers.quote(column.name()) + "=" + assigned(value, column, column.key(), place));
            }
        }
        return String.join(", ", set);
    }

    private List<Assignment> set(Update update, NamedTable target) {
        return update.set().isEmpty() ? unspecified(target.table()) : withGiven(update.set(), target.table());
    }

    /** What a statement says, and the columns besides that values are given for when it runs. */
    private List<Assignment> withGiven(List<Assignment> stated, Table table) {
        List<Assignment> all = new ArrayList<>(stated);
        table.columns().stream()
                .filter(column -> writer.given().containsKey(column.key())
                        && stated.stream().noneMatch(one -> one.column().equals(column.key())))
                .forEach(column -> all.add(new Assignment(column.key(), named(column))));
        return all;
    }

    private static NamedTable target(FromClause table) {
        return switch (table) {
            case NamedTable named -> named;
            case FromClause.Alias alias
            when alias.source() instanceof FromClause.Aliased aliased -> target(aliased.element());
            default -> throw CompileError.of("UPDATE needs a table");
        };
    }

    /** A DELETE. */
    String delete(Delete delete, Place place) {
        delete.ctes().forEach(cte -> writer.queries.register(cte, place));
        Set<FromClause> others = new LinkedHashSet<>();
        Froms.collect(delete.where(), others);
        others.remove(delete.table());
        Place inside = around(delete.table(), others, place);
        StringBuilder sql = new StringBuilder("DELETE ").append(prefixes(delete.prefixes(), place));
        sql.append("FROM ").append(writer.froms.write(delete.table(), place));
        if (!others.isEmpty()) {
            sql.append(" USING ").append(list(Froms.withoutJoined(others), inside));
        }
        return sql + end(delete.where(), delete.returning(), inside);
    }

    private static Place around(FromClause table, Set<FromClause> others, Place place) {
        Set<FromClause> all = new LinkedHashSet<>(Set.of(table));
        all.addAll(others);
        return place.inside(all, all, List.of());
    }

    private String list(Set<FromClause> froms, Place place) {
        return froms.stream().map(from -> writer.froms.write(from, place)).collect(Collectors.joining(", "));
    }

    private String end(List<Expression> where, List<Expression> returning, Place place) {
        return (where.isEmpty() ? "" : " WHERE " + writer.expressions.conjunction(where, place))
                + writer.queries.returning(returning, place);
    }

    private String prefixes(List<Expression> words, Place place) {
        return words.stream()
                .map(word -> writer.expressions.write(word, place) + " ")
                .collect(Collectors.joining());
    }
}
