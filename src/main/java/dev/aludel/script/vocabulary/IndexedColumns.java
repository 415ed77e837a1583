package dev.aludel.script.vocabulary;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that an index or an exclusion constraint is over: of an expression, the first column in it. */
final class IndexedColumns {

    private IndexedColumns() {}

    /** The first column that the expression mentions: the one that lies least deep. */
    static Optional<ColumnReference> first(@Nullable Expression expression) {
        return all(expression).stream().filter(column -> !column.literal()).findFirst();
    }

    /** Every column that the expression mentions, level by level, as SQLAlchemy walks it. */
    static List<ColumnReference> all(@Nullable Expression expression) {
        SortedMap<Integer, List<ColumnReference>> levels = new TreeMap<>();
        if (expression != null) {
            collect(expression, 0, levels);
        }
        return levels.values().stream().flatMap(List::stream).toList();
    }

    private static void collect(Expression expression, int depth, SortedMap<Integer, List<ColumnReference>> levels) {
        if (expression instanceof ColumnReference column) {
            levels.computeIfAbsent(depth, level -> new ArrayList<>()).add(column);
        }
        // A function holds its arguments in a list in parentheses: two levels more.
        int below = depth + (expression instanceof Expression.Call ? 3 : 1);
        parts(expression).forEach(part -> collect(part, below, levels));
    }

    private static List<Expression> parts(Expression expression) {
        return switch (expression) {
            case ColumnReference column -> List.of();
            case Expression.Label label -> List.of(label.element());
            case Expression.Call call -> List.copyOf(call.arguments());
            case Expression.Cast cast -> List.of(cast.element());
            case Expression.Coerced coerced -> List.of(coerced.element());
            case Expression.Case choice ->
                Stream.concat(
                                Stream.ofNullable(choice.subject()),
                                Stream.concat(
                                        choice.whens().stream()
                                                .flatMap(when -> Stream.of(when.condition(), when.result())),
                                        Stream.ofNullable(choice.otherwise())))
                        .toList();
            case Expression.Unary unary -> List.of(unary.operand());
            case Expression.Truth truth -> List.of(truth.element());
            case Expression.Binary binary -> List.of(binary.left(), binary.right());
            case Expression.Chain chain -> List.copyOf(chain.elements());
            case Expression.Tuple tuple -> List.copyOf(tuple.elements());
            case Expression.Extract extract -> List.of(extract.element());
            case Expression.Over over -> List.of(over.element());
            case Expression.WithinGroup group -> List.of(group.element());
            case Expression.Filter filter -> List.of(filter.element());
            case Expression.ArrayLiteral array -> List.copyOf(array.elements());
            case Expression.Ordered ordered -> List.of(ordered.element());
            case Expression.Slice slice -> List.of();
            case Expression.Bind bind -> List.of();
            case Expression.InlineLiteral literal -> List.of();
            case Expression.Constant constant -> List.of();
            case Expression.NextValue next -> List.of();
            case Expression.Collation collation -> List.of();
            case Expression.Subselect select -> List.of();
            case Expression.SelectedName name -> List.of();
            case Expression.Whole whole -> List.of();
            case TextStatement text -> List.of();
        };
    }
}
