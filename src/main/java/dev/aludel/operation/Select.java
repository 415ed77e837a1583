package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Label;
import java.util.List;
import java.util.Optional;

/**
 * A SELECT.
 *
 * @param selected what is selected
 * @param from what was named by {@code select_from} and {@code join}; the rest is found from the columns
 * @param where conditions that all hold
 * @param having conditions on groups that all hold
 * @param distinct whether equal rows come once
 * @param distinctOn the expressions of {@code DISTINCT ON}
 * @param correlation which tables belong to the query around this one
 * @param prefixes words after SELECT
 * @param suffixes words at the end
 */
public record Select(
        List<Expression> selected,
        List<FromClause> from,
        List<Expression> where,
        List<Expression> having,
        boolean distinct,
        List<Expression> distinctOn,
        Correlation correlation,
        List<Expression> prefixes,
        List<Expression> suffixes,
        Tail tail)
        implements Query {

    public Select {
        selected = List.copyOf(selected);
        from = List.copyOf(from);
        where = List.copyOf(where);
        having = List.copyOf(having);
        distinctOn = List.copyOf(distinctOn);
        prefixes = List.copyOf(prefixes);
        suffixes = List.copyOf(suffixes);
    }

    /**
     * Which tables a query inside another takes from the one around it.
     *
     * @param automatic whether it is found out
     * @param tables those it takes, or if {@code except} all but those
     */
    public record Correlation(boolean automatic, boolean except, List<FromClause> tables) {
        public Correlation {
            tables = List.copyOf(tables);
        }
    }

    /** A plain SELECT of the expressions. */
    public static Select of(List<Expression> selected) {
        return new Select(
                selected,
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                new Correlation(true, false, List.of()),
                List.of(),
                List.of(),
                Tail.none());
    }

    @Override
    public List<ColumnReference> columns() {
        return SelectedItem.of(selected).stream()
                .filter(item -> !(item.expression() instanceof TextStatement))
                .map(Select::column)
                .toList();
    }

    private static ColumnReference column(SelectedItem item) {
        ColumnLabel label = item.inside();
        return new ColumnReference(
                Name.of(label.owner() == null ? label.text() : label.text() + "_1"),
                item.key(),
                null,
                item.expression().type(),
                false,
                label.owner() == null ? null : label);
    }

    /** The name an expression has of its own as a selected column; empty where one is made up. */
    public static Optional<String> outputName(Expression expression) {
        return switch (expression) {
            case ColumnReference column -> Optional.of(column.name().text());
            case Label label when label.name() != null -> Optional.of(label.name());
            case Label label -> outputName(label.element());
            case Expression.Cast cast -> outputName(cast.element());
            case Expression.Coerced coerced -> outputName(coerced.element());
            case Expression.Call call -> Optional.of(call.name().text() + "_1");
            default -> Optional.empty();
        };
    }

    /** With other selected expressions. */
    public Select withSelected(List<Expression> expressions) {
        return new Select(
                expressions, from, where, having, distinct, distinctOn, correlation, prefixes, suffixes, tail);
    }

    /** With other from-clauses. */
    public Select withFrom(List<FromClause> clauses) {
        return new Select(
                selected, clauses, where, having, distinct, distinctOn, correlation, prefixes, suffixes, tail);
    }

    /** With other conditions. */
    public Select withWhere(List<Expression> conditions) {
        return new Select(
                selected, from, conditions, having, distinct, distinctOn, correlation, prefixes, suffixes, tail);
    }

    /** With other conditions on groups. */
    public Select withHaving(List<Expression> conditions) {
        return new Select(
                selected, from, where, conditions, distinct, distinctOn, correlation, prefixes, suffixes, tail);
    }

    /** With DISTINCT, on the expressions if there are some. */
    public Select withDistinct(List<Expression> on) {
        return new Select(selected, from, where, having, true, on, correlation, prefixes, suffixes, tail);
    }

    /** With another correlation. */
    public Select withCorrelation(Correlation tables) {
        return new Select(selected, from, where, having, distinct, distinctOn, tables, prefixes, suffixes, tail);
    }

    /** With other words after SELECT and at the end. */
    public Select withWords(List<Expression> first, List<Expression> last) {
        return new Select(selected, from, where, having, distinct, distinctOn, correlation, first, last, tail);
    }

    /** With another end. */
    public Select withTail(Tail end) {
        return new Select(selected, from, where, having, distinct, distinctOn, correlation, prefixes, suffixes, end);
    }
}
