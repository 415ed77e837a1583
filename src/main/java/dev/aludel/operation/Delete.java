package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;

/**
 * A DELETE.
 *
 * @param table the table, or an alias of it
 * @param where conditions that all hold
 * @param returning what is returned
 */
public record Delete(
        FromClause table,
        List<Expression> where,
        List<Expression> returning,
        List<Expression> prefixes,
        List<FromClause.Cte> ctes)
        implements Statement {

    public Delete {
        where = List.copyOf(where);
        returning = List.copyOf(returning);
        prefixes = List.copyOf(prefixes);
        ctes = List.copyOf(ctes);
    }

    /** A DELETE of all rows. */
    public static Delete from(FromClause table) {
        return new Delete(table, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public List<ColumnReference> returned() {
        return returning.isEmpty() ? List.of() : Select.of(returning).columns();
    }

    /** With other conditions. */
    public Delete withWhere(List<Expression> conditions) {
        return new Delete(table, conditions, returning, prefixes, ctes);
    }

    /** With other expressions to return. */
    public Delete withReturning(List<Expression> expressions) {
        return new Delete(table, where, expressions, prefixes, ctes);
    }

    /** With other words after DELETE. */
    public Delete withPrefixes(List<Expression> words) {
        return new Delete(table, where, returning, words, ctes);
    }

    /** With other common table expressions. */
    public Delete withCtes(List<FromClause.Cte> others) {
        return new Delete(table, where, returning, prefixes, others);
    }
}
