package dev.aludel.script.vocabulary;

import dev.aludel.operation.CompoundSelect;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.Cte;
import dev.aludel.operation.Query;
import dev.aludel.operation.Select;
import dev.aludel.operation.Tail;
import dev.aludel.operation.TextualSelect;
import dev.aludel.operation.ValuesQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What stands at the end of a query: ORDER BY, GROUP BY, LIMIT, locks. */
final class CoreTails {

    private CoreTails() {}

    static void register(Registry registry) {
        tail(
                registry,
                "order_by(self, *clauses)",
                (tail, bound) -> tail.withOrderBy(added(tail.orderBy(), bound.rest())));
        tail(
                registry,
                "group_by(self, *clauses)",
                (tail, bound) -> tail.withGroupBy(added(tail.groupBy(), bound.rest())));
        tail(registry, "limit(self, limit)", (tail, bound) -> tail.withLimit(rows(bound.value("limit"))));
        tail(registry, "offset(self, offset)", (tail, bound) -> tail.withOffset(rows(bound.value("offset"))));
        tail(
                registry,
                "fetch(self, count, with_ties=False, percent=False)",
                (tail, bound) ->
                        tail.withFetch(rows(bound.value("count")), bound.flag("with_ties"), bound.flag("percent")));
        tail(registry, "slice(self, start, stop)", (tail, bound) -> {
            Long start = bound.integer("start");
            Long stop = bound.integer("stop");
            long first = start == null ? 0 : start;
            Tail limited = stop == null ? tail : tail.withLimit(rows(stop - first));
            return first == 0 ? limited : limited.withOffset(rows(first));
        });
        tail(
                registry,
                "with_for_update(self, *, nowait=False, read=False, of=None, skip_locked=False, key_share=False)",
                (tail, bound) -> {
                    List<FromClause> of = new ArrayList<>();
                    for (Object value : Coercion.many(bound.value("of"))) {
                        FromClause from = value instanceof ColumnReference column && column.from() != null
                                ? column.from()
                                : Coercion.from(value);
                        if (!of.contains(from)) {
                            of.add(from);
                        }
                    }
                    return tail.withLock(new Tail.Lock(
                            bound.flag("read"),
                            bound.flag("key_share"),
                            bound.flag("nowait"),
                            bound.flag("skip_locked"),
                            of));
                });
        tail(registry, "add_cte(self, *ctes)", (tail, bound) -> {
            List<Cte> all = new ArrayList<>(tail.ctes());
            bound.rest().forEach(cte -> all.add((Cte) cte));
            return tail.withCtes(all);
        });
    }

    private static List<Expression> added(List<Expression> before, List<?> more) {
        if (more.size() == 1 && more.get(0) == null) {
            return List.of();
        }
        List<Expression> all = new ArrayList<>(before);
        all.addAll(CoreExpressions.ordered(more));
        return all;
    }

    private static @Nullable Expression rows(@Nullable Object value) {
        return value == null ? null : Coercion.typed(value, Coercion.INTEGER);
    }

    private static void tail(Registry registry, String signature, BiFunction<Tail, Bound, Tail> method) {
        registry.construct("Query." + signature, bound -> {
            Query query = CoreSelects.query(bound.value("self"));
            return switch (query) {
                case Select select -> select.withTail(method.apply(select.tail(), bound));
                case CompoundSelect compound ->
                    new CompoundSelect(compound.keyword(), compound.queries(), method.apply(compound.tail(), bound));
                case TextualSelect textual -> textual;
                case ValuesQuery values -> values;
            };
        });
    }
}
