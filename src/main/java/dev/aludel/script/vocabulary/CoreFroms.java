package dev.aludel.script.vocabulary;

import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.CompoundSelect;
import dev.aludel.operation.Delete;
import dev.aludel.operation.Evaluation;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.Alias;
import dev.aludel.operation.FromClause.Cte;
import dev.aludel.operation.FromClause.Derived;
import dev.aludel.operation.FromClause.Join;
import dev.aludel.operation.FromClause.NamedTable;
import dev.aludel.operation.FromClause.Output;
import dev.aludel.operation.Insert;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.Query;
import dev.aludel.operation.Select;
import dev.aludel.operation.Statement;
import dev.aludel.operation.Table;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.TextualSelect;
import dev.aludel.operation.Update;
import dev.aludel.operation.ValuesQuery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables, aliases, joins and common table expressions. */
final class CoreFroms {

    private CoreFroms() {}

    static void register(Registry registry) {
        tables(registry);
        returned(registry);
        commonTableExpressions(registry);
        tableFunctions(registry);
        values(registry);
    }

    private static void tables(Registry registry) {
        registry.construct(
                "table(name, *columns, schema=None)",
                bound -> new NamedTable(
                        new Table(
                                new QualifiedName(bound.name("schema"), bound.requiredName("name")),
                                bound.rest().stream().map(CoreFroms::column).toList(),
                                List.of(),
                                List.of(),
                                null,
                                List.of(),
                                Map.of()),
                        true));
        registry.construct(
                "FromClause.keys(self)",
                bound -> columns(bound.value("self")).stream()
                        .map(ColumnReference::key)
                        .toList());
        registry.construct("FromClause.column(self, key)", bound -> {
            String key = String.valueOf(bound.string("key"));
            return columns(bound.value("self")).stream()
                    .filter(column -> column.key().equals(key))
                    .findFirst()
                    .orElse(null);
        });
        registry.construct("FromClause.columns(self)", bound -> columns(bound.value("self")));
        registry.construct(
                "FromClause.alias(self, name=None)", bound -> alias(bound.value("self"), bound.string("name"), false));
        registry.construct(
                "FromClause.lateral(self, name=None)", bound -> alias(bound.value("self"), bound.string("name"), true));
        registry.construct(
                "FromClause.join(self, right, onclause=None, isouter=False, full=False)",
                bound -> CoreJoins.join(
                        Coercion.from(bound.value("self")),
                        Coercion.from(bound.value("right")),
                        bound.value("onclause"),
                        bound.flag("isouter"),
                        bound.flag("full")));
    }

    /** What cells of returned columns are made into, and what the columns are called. */
    private static void returned(Registry registry) {
        registry.construct("ColumnElement.scripted(self, number)", bound -> {
            ColumnReference column = bound.required("self", ColumnReference.class);
            return new ColumnReference(
                    column.name(),
                    column.key(),
                    column.from(),
                    new ColumnType.ScriptType(column.type(), Objects.requireNonNull(bound.integer("number"))),
                    column.literal());
        });
        registry.construct(
                "TypeEngine.scripted(self, number)",
                bound -> new ColumnType.ScriptType(
                        bound.required("self", ColumnType.class), Objects.requireNonNull(bound.integer("number"))));
        registry.construct(
                "Statement.conversions(self)",
                bound -> bound.value("self") instanceof Statement statement ? conversions(statement) : List.of());
    }

    private static void commonTableExpressions(Registry registry) {
        registry.construct(
                "Query.cte(self, name=None, recursive=False, nesting=False)",
                bound -> new Cte(
                        bound.required("self", Statement.class),
                        bound.string("name"),
                        Identity.next(),
                        bound.flag("recursive"),
                        null,
                        null));
        registry.construct(
                "Values.cte(self, name=None, recursive=False, nesting=False)",
                bound -> new Cte(
                        new ValuesQuery(bound.required("self", FromClause.Values.class)),
                        bound.string("name"),
                        Identity.next(),
                        bound.flag("recursive"),
                        null,
                        null));
        registry.construct("CTE.prefix_with(self, words)", bound -> {
            Cte cte = bound.required("self", Cte.class);
            return new Cte(
                    cte.element(), cte.name(), cte.identity(), cte.recursive(), bound.string("words"), cte.alias());
        });
        for (String keyword : List.of("union", "union_all")) {
            registry.construct("CTE." + keyword + "(self, *other)", bound -> {
                Cte cte = bound.required("self", Cte.class);
                List<Query> queries = new ArrayList<>();
                queries.add((Query) cte.element());
                bound.rest().forEach(other -> queries.add(CoreSelects.query(other)));
                return new Cte(
                        CoreSelects.compound(keyword.replace('_', ' ').toUpperCase(Locale.ROOT), queries),
                        cte.name(),
                        cte.identity(),
                        cte.recursive(),
                        cte.materialized(),
                        cte.alias());
            });
        }
    }

    private static void values(Registry registry) {
        registry.construct(
                "values(*columns, name=None, literal_binds=False)",
                bound -> new FromClause.Values(
                        bound.rest().stream().map(CoreFroms::output).toList(),
                        bound.string("name"),
                        Identity.next(),
                        List.of(),
                        bound.flag("literal_binds"),
                        false));
        registry.construct("Values.data(self, rows)", bound -> {
            FromClause.Values values = bound.required("self", FromClause.Values.class);
            List<List<Expression>> rows = new ArrayList<>(values.rows());
            for (Object row : bound.list("rows")) {
                List<Expression> cells = new ArrayList<>();
                List<?> given = Coercion.many(row);
                for (int i = 0; i < given.size(); i++) {
                    cells.add(
                            Coercion.typed(given.get(i), values.outputs().get(i).type()));
                }
                rows.add(List.copyOf(cells));
            }
            return new FromClause.Values(
                    values.outputs(), values.name(), values.identity(), List.copyOf(rows), values.literal(), false);
        });
    }

    /** What it shows of itself as text: an alias what it stands for, a table nothing. */
    static Executable shown(FromClause from) {
        return switch (from) {
            case Alias alias ->
                switch (alias.source()) {
                    case FromClause.Aliased aliased -> shown(aliased.element());
                    case FromClause.Queried queried -> queried.query();
                    case FromClause.Called called -> new Evaluation(called.call());
                };
            case FromClause.Values values -> new ValuesQuery(values);
            case FromClause.TextFrom text -> text.text();
            case FromClause.CallFrom call -> new Evaluation(call.call());
            case Cte cte -> new TextStatement("");
            case NamedTable table -> new TextStatement("");
            case Join join -> new TextStatement("");
        };
    }

    private static void tableFunctions(Registry registry) {
        registry.construct(
                "Function.table_valued(self, *expr, name=None, with_ordinality=None, joins_implicitly=False)",
                bound -> {
                    Expression.Call call = bound.required("self", Expression.Call.class);
                    List<Output> outputs = new ArrayList<>(
                            bound.rest().stream().map(CoreFroms::output).toList());
                    String ordinality = bound.string("with_ordinality");
                    if (ordinality != null) {
                        outputs.add(new Output(ordinality, Coercion.INTEGER));
                        call = new Expression.Call(call.packages(), call.name(), call.arguments(), call.type(), true);
                    }
                    return new Alias(
                            new FromClause.Called(call, outputs),
                            bound.string("name"),
                            Identity.next(),
                            false,
                            Derived.NOTHING);
                });
        registry.construct("Function.column_valued(self, name=None)", bound -> {
            Expression.Call call = bound.required("self", Expression.Call.class);
            return new Alias(
                    new FromClause.Called(call, List.of()),
                    bound.string("name"),
                    Identity.next(),
                    false,
                    Derived.NOTHING);
        });
        registry.construct(
                "TableValuedAlias.column(self)", bound -> new Expression.Whole(bound.required("self", Alias.class)));
        registry.construct("TableValuedAlias.render_derived(self, name=None, with_types=False)", bound -> {
            Alias alias = bound.required("self", Alias.class);
            return new Alias(
                    alias.source(),
                    bound.string("name"),
                    Identity.next(),
                    alias.lateral(),
                    bound.flag("with_types") ? Derived.TYPES : Derived.NAMES);
        });
    }

    private static List<Expression> selected(Statement statement) {
        return switch (statement) {
            case Select select -> select.selected();
            case CompoundSelect compound -> selected(compound.queries().get(0));
            case Insert insert -> insert.returning();
            case Update update -> update.returning();
            case Delete delete -> delete.returning();
            case TextualSelect text -> List.of();
            case ValuesQuery values -> List.of();
        };
    }

    /** For each column a statement returns the name of its cells' converter, and what it is called; or nothing. */
    private static List<List<String>> conversions(Statement statement) {
        List<ColumnReference> returned = statement.returned();
        List<Expression> selected = selected(statement);
        if (selected.isEmpty()) {
            return returned.stream()
                    .map(column -> List.of(conversion(column), ""))
                    .toList();
        }
        // beside text, columns are called what the database calls them
        boolean text = selected.stream().anyMatch(TextStatement.class::isInstance);
        Iterator<ColumnReference> columns = returned.iterator();
        return selected.stream()
                .map(item -> item instanceof TextStatement
                        ? List.of("", "")
                        : List.of(conversion(columns.next()), text ? "" : shownAs(item)))
                .toList();
    }

    /** What a column is called whose name the database doesn't know, since it is no plain column; else nothing. */
    private static String shownAs(Expression selected) {
        return switch (selected) {
            case ColumnReference column when column.literal() -> column.name().text();
            case Expression.Unary unary
            when unary.operand() instanceof ColumnReference column ->
                column.name().text();
            case Expression.Truth truth
            when truth.element() instanceof ColumnReference column ->
                column.name().text();
            default -> "";
        };
    }

    /** How cells of a column that is returned are converted: the name of a converter of the shim's, or nothing. */
    private static String conversion(ColumnReference column) {
        return switch (column.type()) {
            case ColumnType.ScriptType script -> "script:" + script.number();
            case ColumnType.BinaryType binary -> "binary";
            case ColumnType.FloatType real -> "float";
            default -> "";
        };
    }

    private static Column column(@Nullable Object value) {
        return switch (value) {
            case Column column -> column;
            case ColumnReference column -> Column.of(column.name(), column.type());
            case String name -> Column.of(Name.of(name), Expression.UNKNOWN);
            case null, default -> throw Misuse.argumentError("column expected, got " + Coercion.shown(value));
        };
    }

    private static Output output(@Nullable Object value) {
        Column column = column(value);
        return new Output(column.name().text(), column.type());
    }

    static List<ColumnReference> columns(@Nullable Object value) {
        return switch (value) {
            case Query query -> query.columns();
            case Statement statement -> statement.returned();
            case null, default -> Coercion.from(value).columns();
        };
    }

    private static FromClause alias(@Nullable Object value, @Nullable String name, boolean lateral) {
        return switch (value) {
            case Query query ->
                new Alias(new FromClause.Queried(query), name, Identity.next(), lateral, Derived.NOTHING);
            case Cte cte ->
                new Cte(cte.element(), cte.name(), cte.identity(), cte.recursive(), cte.materialized(), name);
            case Alias alias
            when lateral ->
                // without a name of its own it is an alias of an alias, called after the first one
                new Alias(
                        alias.source(),
                        name,
                        name == null ? Identity.next() : alias.identity(),
                        true,
                        alias.derived(),
                        name == null && alias.name() != null ? alias.name() : alias.base());
            case FromClause.Values values ->
                new FromClause.Values(
                        values.outputs(),
                        name == null ? values.name() : name,
                        values.identity(),
                        values.rows(),
                        values.literal(),
                        lateral);
            case Expression.Call call ->
                new Alias(new FromClause.Called(call, List.of()), name, Identity.next(), lateral, Derived.NOTHING);
            case null, default ->
                new Alias(
                        new FromClause.Aliased(Coercion.from(value)), name, Identity.next(), lateral, Derived.NOTHING);
        };
    }
}
