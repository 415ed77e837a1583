package dev.aludel.script.vocabulary;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.CompoundSelect;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Subselect;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.FromClause;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            FromClause from = CoreJoins.left(select, null, null);
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
        CoreJoins.register(registry);
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
        CoreTails.register(registry);
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

    interface Method {
        Select apply(Select select, Bound bound);
    }

    static void method(Registry registry, String signature, Method method) {
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
                .forEach((name, type) ->
                        columns.put(name, new ColumnReference(Name.of(name), name, null, (ColumnType) type, false)));
        return new TextualSelect(bound.required("self", TextStatement.class), List.copyOf(columns.values()));
    }
}
