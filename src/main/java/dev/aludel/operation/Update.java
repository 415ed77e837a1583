package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;

/**
 * An UPDATE.
 *
 * @param table the table, or an alias of it
 * @param set the values; none where they are given when it is executed
 * @param ordered whether they stay in the order given, not the table's
 * @param where conditions that all hold
 * @param returning what is returned
 */
public record Update(
        FromClause table,
        List<Assignment> set,
        boolean ordered,
        List<Expression> where,
        List<Expression> returning,
        List<Expression> prefixes,
        List<FromClause.Cte> ctes)
        implements Statement {

    public Update {
        set = List.copyOf(set);
        where = List.copyOf(where);
        returning = List.copyOf(returning);
        prefixes = List.copyOf(prefixes);
        ctes = List.copyOf(ctes);
    }

    /** An UPDATE without values or conditions yet. */
    public static Update of(FromClause table) {
        return new Update(table, List.of(), false, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public List<ColumnReference> returned() {
        return returning.isEmpty() ? List.of() : Select.of(returning).columns();
    }

    /** With other values. */
    public Update withSet(List<Assignment> values, boolean keepOrder) {
        return new Update(table, values, keepOrder, where, returning, prefixes, ctes);
    }

    /** With other conditions. */
    public Update withWhere(List<Expression> conditions) {
        return new Update(table, set, ordered, conditions, returning, prefixes, ctes);
    }

    /** With other expressions to return. */
    public Update withReturning(List<Expression> expressions) {
        return new Update(table, set, ordered, where, expressions, prefixes, ctes);
    }

    /** With other words after UPDATE. */
    public Update withPrefixes(List<Expression> words) {
        return new Update(table, set, ordered, where, returning, words, ctes);
    }

    /** With other common table expressions. */
    public Update withCtes(List<FromClause.Cte> others) {
        return new Update(table, set, ordered, where, returning, prefixes, others);
    }
}
