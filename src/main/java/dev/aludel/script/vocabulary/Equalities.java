package dev.aludel.script.vocabulary;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.Binary;
import dev.aludel.operation.Expression.Chain;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.FromClause.NamedTable;
import dev.aludel.operation.Operator.Standard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns a condition says are equal: what relationships between models are told by {@code primaryjoin}. */
final class Equalities {

    private Equalities() {}

    static void register(Registry registry) {
        registry.construct(
                "Expression.equalities(condition)", bound -> of(Coercion.expression(bound.value("condition"))));
    }

    /**
     * The pairs of a condition that is made of equal columns alone: table and key of the one, table and key of the
     * other; a table that isn't known is null. Empty for any other condition.
     */
    static List<List<@Nullable String>> of(Expression condition) {
        List<List<@Nullable String>> pairs = new ArrayList<>();
        return collect(condition, pairs) ? pairs : List.of();
    }

    private static boolean collect(Expression condition, List<List<@Nullable String>> pairs) {
        if (condition instanceof Chain chain && chain.operator() == Standard.AND) {
            return chain.elements().stream().allMatch(element -> collect(element, pairs));
        }
        if (condition instanceof Binary equal
                && equal.operator() == Standard.EQUAL
                && equal.left() instanceof ColumnReference left
                && equal.right() instanceof ColumnReference right) {
            pairs.add(Arrays.asList(table(left), left.key(), table(right), right.key()));
            return true;
        }
        return false;
    }

    private static @Nullable String table(ColumnReference column) {
        return column.from() instanceof NamedTable named ? named.table().name().toString() : null;
    }
}
