package dev.aludel.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which tables an expression speaks of. */
public final class Froms {

    private Froms() {}

    /** Adds what the expressions read from, in their order. */
    public static void collect(List<? extends Expression> expressions, Set<FromClause> into) {
        expressions.forEach(expression -> collect(expression, into));
    }

    /** Adds what the expression reads from. Subqueries keep theirs to themselves. */
    public static void collect(@Nullable Expression expression, Set<FromClause> into) {
        switch (expression) {
            case null -> {}
            case Expression.ColumnReference column -> {
                if (column.from() != null) {
                    into.add(column.from());
                }
            }
            case Expression.Label label -> collect(label.element(), into);
            case Expression.Call call -> collect(call.arguments(), into);
            case Expression.Cast cast -> collect(cast.element(), into);
            case Expression.Coerced coerced -> collect(coerced.element(), into);
            case Expression.Case choice -> {
                collect(choice.subject(), into);
                choice.whens().forEach(when -> {
                    collect(when.condition(), into);
                    collect(when.result(), into);
                });
                collect(choice.otherwise(), into);
            }
            case Expression.Unary unary -> collect(unary.operand(), into);
            case Expression.Truth truth -> collect(truth.element(), into);
            case Expression.Binary binary -> {
                collect(binary.left(), into);
                collect(binary.right(), into);
            }
            case Expression.Chain chain -> collect(chain.elements(), into);
            case Expression.Tuple tuple -> collect(tuple.elements(), into);
            case Expression.Extract extract -> collect(extract.element(), into);
            case Expression.Over over -> {
                collect(over.element(), into);
                collect(over.partitionBy(), into);
                collect(over.orderBy(), into);
            }
            case Expression.WithinGroup group -> {
                collect(group.element(), into);
                collect(group.orderBy(), into);
            }
            case Expression.Filter filter -> {
                collect(filter.element(), into);
                collect(filter.criteria(), into);
            }
            case Expression.ArrayLiteral array -> collect(array.elements(), into);
            case Expression.Slice slice -> {
                collect(slice.start(), into);
                collect(slice.stop(), into);
            }
            case Expression.Ordered ordered -> {
                collect(ordered.element(), into);
                collect(ordered.orderBy(), into);
            }
            case Expression.Whole whole -> into.add(whole.from());
            case Expression.Bind bind -> {}
            case Expression.InlineLiteral literal -> {}
            case Expression.Constant constant -> {}
            case Expression.NextValue next -> {}
            case Expression.Collation collation -> {}
            case Expression.Subselect select -> {}
            case Expression.SelectedName name -> {}
            case TextStatement text -> {}
        }
    }

    /** The from-clause and, if it is a join, all that is joined in it. */
    public static Set<FromClause> parts(FromClause from) {
        Set<FromClause> parts = new LinkedHashSet<>();
        parts.add(from);
        if (from instanceof FromClause.Join join) {
            parts.addAll(parts(join.left()));
            parts.addAll(parts(join.right()));
        }
        return parts;
    }

    /** Leaves out what is part of a join that is also there. */
    public static Set<FromClause> withoutJoined(Set<FromClause> froms) {
        Set<FromClause> kept = new LinkedHashSet<>(froms);
        for (FromClause from : froms) {
            if (from instanceof FromClause.Join) {
                Set<FromClause> hidden = parts(from);
                hidden.remove(from);
                kept.removeAll(hidden);
            }
        }
        return kept;
    }
}
