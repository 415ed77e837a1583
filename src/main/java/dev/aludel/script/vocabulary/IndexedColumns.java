package dev.aludel.script.vocabulary;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that an index or an exclusion constraint is over: of an expression, the first column in it. */
final class IndexedColumns {

    private IndexedColumns() {}

    /** The first column that the expression mentions, in the order it is written. */
    static Optional<ColumnReference> first(@Nullable Expression expression) {
        return switch (expression) {
            case null -> Optional.empty();
            case ColumnReference column -> Optional.of(column).filter(found -> !found.literal());
            case Expression.Label label -> first(label.element());
            case Expression.Call call -> first(call.arguments());
            case Expression.Cast cast -> first(cast.element());
            case Expression.Coerced coerced -> first(coerced.element());
            case Expression.Case choice ->
                first(Stream.concat(
                                Stream.ofNullable(choice.subject()),
                                Stream.concat(
                                        choice.whens().stream()
                                                .flatMap(when -> Stream.of(when.condition(), when.result())),
                                        Stream.ofNullable(choice.otherwise())))
                        .toList());
            case Expression.Unary unary -> first(unary.operand());
            case Expression.Truth truth -> first(truth.element());
            case Expression.Binary binary -> first(List.of(binary.left(), binary.right()));
            case Expression.Chain chain -> first(chain.elements());
            case Expression.Tuple tuple -> first(tuple.elements());
            case Expression.Extract extract -> first(extract.element());
            case Expression.Over over -> first(over.element());
            case Expression.WithinGroup group -> first(group.element());
            case Expression.Filter filter -> first(filter.element());
            case Expression.ArrayLiteral array -> first(array.elements());
            case Expression.Ordered ordered -> first(ordered.element());
            case Expression.Slice slice -> Optional.empty();
            case Expression.Bind bind -> Optional.empty();
            case Expression.InlineLiteral literal -> Optional.empty();
            case Expression.Constant constant -> Optional.empty();
            case Expression.NextValue next -> Optional.empty();
            case Expression.Collation collation -> Optional.empty();
            case Expression.Subselect select -> Optional.empty();
            case Expression.SelectedName name -> Optional.empty();
            case Expression.Whole whole -> Optional.empty();
            case dev.aludel.operation.TextStatement text -> Optional.empty();
        };
    }

    private static Optional<ColumnReference> first(List<? extends Expression> expressions) {
        return expressions.stream().flatMap(element -> first(element).stream()).findFirst();
    }
}
