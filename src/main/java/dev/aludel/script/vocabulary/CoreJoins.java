package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Expression;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.Join;
import dev.aludel.operation.FromClause.NamedTable;
import dev.aludel.operation.Froms;
import dev.aludel.operation.Select;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins: of queries, of what they read from, and the foreign keys that say how. */
final class CoreJoins {

    private CoreJoins() {}

    static void register(Registry registry) {
        CoreSelects.method(
                registry,
                "join(self, target, onclause=None, isouter=False, full=False)",
                (select, bound) -> joined(select, left(select, bound), bound, bound.flag("isouter")));
        CoreSelects.method(
                registry,
                "outerjoin(self, target, onclause=None, full=False)",
                (select, bound) -> joined(select, left(select, bound), bound, true));
        CoreSelects.method(
                registry,
                "join_from(self, from_, target, onclause=None, isouter=False, full=False)",
                (select, bound) -> joined(select, Coercion.from(bound.value("from_")), bound, bound.flag("isouter")));
        CoreSelects.method(
                registry,
                "outerjoin_from(self, from_, target, onclause=None, full=False)",
                (select, bound) -> joined(select, Coercion.from(bound.value("from_")), bound, true));
    }

    private static FromClause left(Select select, Bound bound) {
        return left(select, Coercion.from(bound.value("target")), bound.value("onclause"));
    }

    /** What a join is made to that says nothing about it: the last thing read from, or what can be joined. */
    static FromClause left(Select select, @Nullable FromClause target, @Nullable Object on) {
        if (!select.from().isEmpty()) {
            return select.from().get(select.from().size() - 1);
        }
        Set<FromClause> origins = new LinkedHashSet<>();
        Froms.collect(select.selected(), origins);
        return origins.stream()
                .filter(origin -> origins.size() == 1 || target == null || joins(origin, target, on))
                .findFirst()
                .or(() -> origins.stream().findFirst())
                .orElseThrow(() -> Misuse.argumentError(
                        "Can't determine which FROM clause to join from, there are multiple FROMS which can join to"
                                + " this entity. Please use the .select_from() method to establish an explicit left"
                                + " side."));
    }

    private static boolean joins(FromClause left, FromClause right, @Nullable Object on) {
        if (on == null) {
            return !references(left, right).isEmpty();
        }
        Set<FromClause> mentioned = new LinkedHashSet<>();
        Froms.collect(Coercion.asExpression(on), mentioned);
        return Set.of(left, right).containsAll(mentioned);
    }

    private static Select joined(Select select, FromClause left, Bound bound, boolean outer) {
        FromClause whole = left;
        List<FromClause> froms = new ArrayList<>(select.from());
        for (FromClause from : select.from()) {
            if (from instanceof Join join
                    && !from.equals(left)
                    && (join.left().equals(left) || join.right().equals(left))) {
                whole = from;
            }
        }
        int place = froms.indexOf(whole);
        Join join =
                join(whole, Coercion.from(bound.value("target")), bound.value("onclause"), outer, bound.flag("full"));
        if (place < 0) {
            froms.add(join);
        } else {
            froms.set(place, join);
        }
        return select.withFrom(froms);
    }

    static Join join(FromClause left, FromClause right, @Nullable Object on, boolean outer, boolean full) {
        Expression condition = on == null ? foreignKey(left, right) : Coercion.condition(on);
        return new Join(left, right, condition, outer, full);
    }

    private static Expression foreignKey(FromClause left, FromClause right) {
        List<Expression> joins = left instanceof Join join ? references(join.right(), right) : List.of();
        if (joins.isEmpty()) {
            joins = references(left, right);
        }
        if (joins.isEmpty()) {
            throw new AludelException(Problem.of(
                    "no-foreign-keys",
                    "Can't find any foreign key relationships between '%s' and '%s'."
                            .formatted(described(left), described(right))));
        }
        if (joins.size() > 1) {
            throw new AludelException(Problem.of(
                    "ambiguous-foreign-keys-error",
                    "Can't determine join between '%s' and '%s'; tables have more than one foreign key constraint"
                                    .formatted(described(left), described(right))
                            + " relationship between them. Please specify the 'onclause' of this join explicitly."));
        }
        return joins.get(0);
    }

    private static List<Expression> references(FromClause left, FromClause right) {
        List<Expression> joins = new ArrayList<>();
        for (NamedTable one : tables(left)) {
            for (NamedTable other : tables(right)) {
                joins.addAll(ReferenceJoins.between(other, one));
                if (!one.equals(other)) {
                    joins.addAll(ReferenceJoins.between(one, other));
                }
            }
        }
        return joins;
    }

    private static String described(FromClause from) {
        return from instanceof NamedTable table ? table.table().name().toString() : "Join object";
    }

    private static List<NamedTable> tables(FromClause from) {
        return switch (from) {
            case NamedTable table -> List.of(table);
            case Join join -> {
                List<NamedTable> all = new ArrayList<>(tables(join.left()));
                all.addAll(tables(join.right()));
                yield all;
            }
            default -> List.of();
        };
    }
}
