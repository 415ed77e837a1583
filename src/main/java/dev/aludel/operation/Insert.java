package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT.
 *
 * @param table the table
 * @param rows the rows; none where the values are given when it is executed
 * @param names the columns that {@code query} fills
 * @param query where the rows come from, or null
 * @param conflict what to do about rows that are there already, or null
 * @param returning what is returned
 * @param ctes common table expressions that nothing need refer to
 * @param inline whether no generated key is asked back
 * @param defaults whether defaults of the script's join the rows of {@code query}
 */
public record Insert(
        FromClause.NamedTable table,
        List<List<Assignment>> rows,
        List<String> names,
        @Nullable Query query,
        @Nullable Conflict conflict,
        List<Expression> returning,
        List<Expression> prefixes,
        List<FromClause.Cte> ctes,
        boolean inline,
        boolean defaults)
        implements Statement {

    /**
     * {@code ON CONFLICT}.
     *
     * @param constraint the constraint's name, or null
     * @param elements columns or expressions of the index, when there is no constraint
     * @param indexWhere the predicate of a partial index, or null
     * @param set what to update; null for {@code DO NOTHING}
     * @param where which rows to update, or null
     */
    public record Conflict(
            @Nullable String constraint,
            List<Expression> elements,
            @Nullable Expression indexWhere,
            @Nullable List<Assignment> set,
            @Nullable Expression where) {}

    public Insert {
        rows = List.copyOf(rows);
        names = List.copyOf(names);
        returning = List.copyOf(returning);
        prefixes = List.copyOf(prefixes);
        ctes = List.copyOf(ctes);
    }

    /** An INSERT whose values are given when it is executed. */
    public static Insert into(FromClause.NamedTable table) {
        return new Insert(table, List.of(), List.of(), null, null, List.of(), List.of(), List.of(), false, true);
    }

    @Override
    public List<ColumnReference> returned() {
        return returning.isEmpty() ? List.of() : Select.of(returning).columns();
    }

    /** With other rows. */
    public Insert withRows(List<List<Assignment>> values) {
        return new Insert(table, values, names, query, conflict, returning, prefixes, ctes, inline, defaults);
    }

    /** With a query the rows come from; {@code withDefaults} where defaults of the script's join them. */
    public Insert withQuery(List<String> columns, Query rowSource, boolean withDefaults) {
        return new Insert(table, rows, columns, rowSource, conflict, returning, prefixes, ctes, true, withDefaults);
    }

    /** With what to do about rows that are there already. */
    public Insert withConflict(Conflict rule) {
        return new Insert(table, rows, names, query, rule, returning, prefixes, ctes, inline, defaults);
    }

    /** With other expressions to return. */
    public Insert withReturning(List<Expression> expressions) {
        return new Insert(table, rows, names, query, conflict, expressions, prefixes, ctes, inline, defaults);
    }

    /** With other words after INSERT. */
    public Insert withPrefixes(List<Expression> words) {
        return new Insert(table, rows, names, query, conflict, returning, words, ctes, inline, defaults);
    }

    /** With other common table expressions. */
    public Insert withCtes(List<FromClause.Cte> others) {
        return new Insert(table, rows, names, query, conflict, returning, prefixes, others, inline, defaults);
    }

    /** Without a question for generated keys. */
    public Insert inlined() {
        return new Insert(table, rows, names, query, conflict, returning, prefixes, ctes, true, defaults);
    }
}
