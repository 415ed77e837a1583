package dev.aludel.script.vocabulary;

import dev.aludel.operation.CompoundSelect;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Subselect;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.Cte;
import dev.aludel.operation.FromClause.Join;
import dev.aludel.operation.Froms;
import dev.aludel.operation.Name;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.Query;
import dev.aludel.operation.Select;
import dev.aludel.operation.Select.Correlation;
import dev.aludel.operation.Table;
import dev.aludel.operation.Tail;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.TextualSelect;
import dev.aludel.operation.ValuesQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code select()} and its methods. */
final class CoreSelects {

    private CoreSelects() {}

    static void register(Registry registry) {
        registry.construct("select(*entities)", bound -> Select.of(selected(bound.rest())));
        method(registry, "add_columns(self, *entities)", (select, bound) -> {
            List<Expression> all = new ArrayList<>(select.selected());
            all.addAll(selected(bound.rest()));
            return select.withSelected(all);
        });
        method(
                registry,
                "with_only_columns(self, *entities)",
                (select, bound) -> select.withSelected(selected(bound.rest())));
        method(
                registry,
                "where(self, *whereclause)",
                (select, bound) -> select.withWhere(conditions(select.where(), bound.rest())));
        method(registry, "filter_by(self, **kwargs)", (select, bound) -> {
            List<Expression> where = new ArrayList<>(select.where());
            FromClause from = left(select);
            bound.keywords()
                    .forEach((key, value) -> from.columns().stream()
                            .filter(column -> column.key().equals(key))
                            .forEach(column -> where.add(Operations.compare(column, Standard.EQUAL, value, null))));
            return select.withWhere(where);
        });
        method(
                registry,
                "having(self, *having)",
                (select, bound) -> select.withHaving(conditions(select.having(), bound.rest())));
        method(registry, "select_from(self, *froms)", (select, bound) -> {
            List<FromClause> all = new ArrayList<>(select.from());
            bound.rest().forEach(from -> all.add(Coercion.from(from)));
            return select.withFrom(all);
        });
        joins(registry);
        method(
                registry,
                "distinct(self, *expr)",
                (select, bound) -> select.withDistinct(CoreExpressions.expressions(bound.rest())));
        method(
                registry,
                "correlate(self, *fromclauses)",
                (select, bound) -> select.withCorrelation(new Correlation(false, false, froms(bound.rest()))));
        method(
                registry,
                "correlate_except(self, *fromclauses)",
                (select, bound) -> select.withCorrelation(new Correlation(false, true, froms(bound.rest()))));
        method(registry, "prefix_with(self, *prefixes, dialect='*')", (select, bound) -> {
            List<Expression> words = new ArrayList<>(select.prefixes());
            words.addAll(words(bound));
            return select.withWords(words, select.suffixes());
        });
        method(registry, "suffix_with(self, *suffixes, dialect='*')", (select, bound) -> {
            List<Expression> words = new ArrayList<>(select.suffixes());
            words.addAll(words(bound));
            return select.withWords(select.prefixes(), words);
        });
        tails(registry);
        compounds(registry);
        registry.construct("Query.scalar_subquery(self)", bound -> new Subselect(query(bound.value("self"))));
        registry.construct("exists(argument=None)", CoreSelects::exists);
        registry.construct(
                "Exists.where(self, *clauses)",
                bound -> inside(bound, select -> select.withWhere(conditions(select.where(), bound.rest()))));
        registry.construct(
                "Exists.select_from(self, *froms)",
                bound -> inside(bound, select -> select.withFrom(froms(bound.rest()))));
        registry.construct(
                "Exists.correlate(self, *froms)",
                bound -> inside(
                        bound, select -> select.withCorrelation(new Correlation(false, false, froms(bound.rest())))));
        registry.construct("TextClause.columns(self, *cols, **types)", CoreSelects::textColumns);
    }

    private interface Method {
        Select apply(Select select, Bound bound);
    }

    private static void method(Registry registry, String signature, Method method) {
        registry.construct("Select." + signature, bound -> method.apply(bound.required("self", Select.class), bound));
    }

    static Query query(@Nullable Object value) {
        return switch (value) {
            case Query query -> query;
            case Subselect select -> select.query();
            case FromClause.Values values -> new ValuesQuery(values);
            case FromClause.Alias alias when alias.source() instanceof FromClause.Queried queried -> queried.query();
            case null, default ->
                throw Misuse.argumentError(
                        "SELECT construct or equivalent text() construct expected, got " + Coercion.shown(value) + ".");
        };
    }

    /** Text in the place of a column: {@code select(1)}. */
    private static Expression textual(String text) {
        return new ColumnReference(Name.of(text), text, null, Expression.UNKNOWN, true);
    }

    private static List<Expression> selected(List<?> entities) {
        List<Expression> selected = new ArrayList<>();
        for (Object entity : entities) {
            switch (entity) {
                case List<?> list ->
                    throw Misuse.argumentError(
                            "Column expression, FROM clause, or other columns clause element expected, got "
                                    + shownList(list) + ". Did you mean to say select(" + shownItems(list) + ")?");
                case Table table -> selected.addAll(new FromClause.NamedTable(table, false).columns());
                case FromClause.Alias alias
                when alias.source() instanceof FromClause.Called called
                        && called.columns().isEmpty() -> selected.add(new Expression.Whole(alias));
                case FromClause from -> selected.addAll(from.columns());
                case String text ->
                    throw Misuse.argumentError("Textual column expression '" + text
                            + "' should be explicitly declared with text('" + text + "'), or use column('" + text
                            + "') for more specificity");
                case Number number -> selected.add(textual(String.valueOf(number)));
                case null, default -> selected.add(Coercion.expression(entity));
            }
        }
        return selected;
    }

    private static String shownList(List<?> list) {
        return "[" + shownItems(list) + "]";
    }

    private static String shownItems(List<?> list) {
        return String.join(
                ", ",
                list.stream()
                        .map(item -> item instanceof ColumnReference column
                                ? column.name().text()
                                : Coercion.shown(item))
                        .toList());
    }

    static List<Expression> conditions(List<Expression> before, List<?> more) {
        List<Expression> all = new ArrayList<>(before);
        more.forEach(condition -> all.add(Coercion.condition(condition)));
        return all;
    }

    private static List<FromClause> froms(List<?> values) {
        return values.stream()
                .filter(value -> value != null)
                .map(Coercion::from)
                .toList();
    }

    static List<Expression> words(Bound bound) {
        String dialect = bound.string("dialect");
        boolean meant = dialect == null || dialect.equals("*") || dialect.equals("postgresql");
        return meant
                ? bound.rest().stream()
                        .map(word -> word instanceof String text ? new TextStatement(text) : Coercion.expression(word))
                        .toList()
                : List.of();
    }

    private static void joins(Registry registry) {
        method(
                registry,
                "join(self, target, onclause=None, isouter=False, full=False)",
                (select, bound) -> joined(
                        select,
                        left(select),
                        bound.value("target"),
                        bound.value("onclause"),
                        bound.flag("isouter"),
                        bound.flag("full")));
        method(
                registry,
                "outerjoin(self, target, onclause=None, full=False)",
                (select, bound) -> joined(
                        select,
                        left(select),
                        bound.value("target"),
                        bound.value("onclause"),
                        true,
                        bound.flag("full")));
        method(
                registry,
                "join_from(self, from_, target, onclause=None, isouter=False, full=False)",
                (select, bound) -> joined(
                        select,
                        Coercion.from(bound.value("from_")),
                        bound.value("target"),
                        bound.value("onclause"),
                        bound.flag("isouter"),
                        bound.flag("full")));
        method(
                registry,
                "outerjoin_from(self, from_, target, onclause=None, full=False)",
                (select, bound) -> joined(
                        select,
                        Coercion.from(bound.value("from_")),
                        bound.value("target"),
                        bound.value("onclause"),
                        true,
                        bound.flag("full")));
    }

    private static FromClause left(Select select) {
        if (!select.from().isEmpty()) {
            return select.from().get(select.from().size() - 1);
        }
        Set<FromClause> origins = new LinkedHashSet<>();
        Froms.collect(select.selected(), origins);
        return origins.stream()
                .findFirst()
                .orElseThrow(() -> Misuse.argumentError(
                        "Can't determine which FROM clause to join from, there are multiple FROMS which can join to"
                                + " this entity. Please use the .select_from() method to establish an explicit left"
                                + " side."));
    }

    private static Select joined(
            Select select, FromClause left, @Nullable Object target, @Nullable Object on, boolean outer, boolean full) {
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
        Join join = CoreFroms.join(whole, Coercion.from(target), on, outer, full);
        if (place < 0) {
            froms.add(join);
        } else {
            froms.set(place, join);
        }
        return select.withFrom(froms);
    }

    private static void tail(
            Registry registry, String signature, java.util.function.BiFunction<Tail, Bound, Tail> method) {
        registry.construct("Query." + signature, bound -> {
            Query query = query(bound.value("self"));
            return switch (query) {
                case Select select -> select.withTail(method.apply(select.tail(), bound));
                case CompoundSelect compound ->
                    new CompoundSelect(compound.keyword(), compound.queries(), method.apply(compound.tail(), bound));
                case TextualSelect textual -> textual;
                case ValuesQuery values -> values;
            };
        });
    }

    private static void tails(Registry registry) {
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

    static Query compound(String keyword, List<Query> queries) {
        return new CompoundSelect(keyword, queries, Tail.none());
    }

    private static void compounds(Registry registry) {
        for (String name : List.of("union", "union_all", "intersect", "intersect_all", "except_", "except_all")) {
            String keyword = name.replace("except_all", "except all")
                    .replace("except_", "except")
                    .replace('_', ' ')
                    .toUpperCase(Locale.ROOT);
            registry.construct(
                    name + "(*selects)",
                    bound -> compound(
                            keyword,
                            bound.rest().stream().map(CoreSelects::query).toList()));
            registry.construct("Query." + name + "(self, *other)", bound -> {
                List<Query> queries = new ArrayList<>(List.of(query(bound.value("self"))));
                bound.rest().forEach(other -> queries.add(query(other)));
                return compound(keyword, queries);
            });
        }
    }

    private static Expression exists(Bound bound) {
        Object argument = bound.value("argument");
        Expression select = switch (argument) {
            case null -> new Subselect(Select.of(List.of(textual("*"))));
            case Subselect subselect -> subselect;
            case Query query -> new Subselect(query);
            default -> new Subselect(Select.of(selected(List.of(argument))));
        };
        return new Unary(Standard.EXISTS, select, Expression.BOOLEAN);
    }

    private static Expression inside(Bound bound, UnaryOperator<Select> change) {
        if (bound.value("self") instanceof Unary unary
                && unary.operand() instanceof Subselect subselect
                && subselect.query() instanceof Select select) {
            return new Unary(unary.operator(), new Subselect(change.apply(select)), unary.type());
        }
        throw Misuse.argumentError("Can only apply this operation to a plain SELECT construct");
    }

    private static Query textColumns(Bound bound) {
        Map<String, ColumnReference> columns = new LinkedHashMap<>();
        for (Object value : bound.rest()) {
            if (Coercion.asExpression(value) instanceof ColumnReference column) {
                columns.put(column.key(), column);
            }
        }
        bound.keywords()
                .forEach((name, type) -> columns.put(
                        name,
                        new ColumnReference(Name.of(name), name, null, (dev.aludel.operation.ColumnType) type, false)));
        return new TextualSelect(bound.required("self", TextStatement.class), List.copyOf(columns.values()));
    }
}
