package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Column;
import dev.aludel.operation.Expression;
import dev.aludel.operation.ForeignKey;
import dev.aludel.operation.ForeignKeyRules;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.Index;
import dev.aludel.operation.IndexElement;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.TableConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Constraints and indexes as they are given to a table or column. */
final class Constraints {
    private static final String RULES = "onupdate=None, ondelete=None, deferrable=None, initially=None";
    private static final String COMMON =
            "*columns, name=None, deferrable=None, initially=None, info=None, comment=None, **dialect_kw)";

    private Constraints() {}

    static void register(Registry registry) {
        registry.construct(
                "PrimaryKeyConstraint(" + COMMON,
                bound -> new TableConstraint.PrimaryKey(
                        bound.name("name"),
                        columnNames(bound.rest()),
                        bound.flagOrNull("deferrable"),
                        bound.string("initially"),
                        DialectOptions.check("PrimaryKeyConstraint", bound.keywords())));
        registry.construct(
                "UniqueConstraint(" + COMMON,
                bound -> new TableConstraint.Unique(
                        bound.name("name"),
                        columnNames(bound.rest()),
                        bound.flagOrNull("deferrable"),
                        bound.string("initially"),
                        DialectOptions.check("UniqueConstraint", bound.keywords())));
        registry.construct(
                "CheckConstraint(sqltext, name=None, deferrable=None, initially=None, table=None, info=None,"
                        + " comment=None, **dialect_kw)",
                bound -> new TableConstraint.Check(
                        bound.name("name"),
                        SchemaItems.requiredExpression(bound, "sqltext"),
                        bound.flagOrNull("deferrable"),
                        bound.string("initially"),
                        DialectOptions.check("CheckConstraint", bound.keywords())));
        registry.construct(
                "ForeignKey(column, _constraint=None, use_alter=False, name=None, " + RULES
                        + ", link_to_name=False, match=None, info=None, comment=None, **dialect_kw)",
                bound -> new ForeignKey(
                        reference(bound.value("column")),
                        bound.name("name"),
                        rules(bound, bound.flag("use_alter")),
                        DialectOptions.check("ForeignKey", bound.keywords())));
        registry.construct(
                "ForeignKeyConstraint(columns, refcolumns, name=None, " + RULES
                        + ", use_alter=False, link_to_name=False, match=None, table=None, info=None, comment=None,"
                        + " **dialect_kw)",
                Constraints::foreignKey);
        registry.construct("Index(name, *expressions, unique=False, quote=None, info=None, **dialect_kw)", bound -> {
            Name name = bound.name("name");
            return new Index(
                    name == null ? null : name.quoted(bound.flagOrNull("quote")),
                    elements(bound.rest()),
                    bound.flag("unique"),
                    DialectOptions.check("Index", bound.keywords()));
        });
        registry.construct(
                "postgresql.ExcludeConstraint(*elements, **kw)", bound -> exclude(bound.rest(), bound.keywords()));
    }

    private static TableConstraint foreignKey(Bound bound) {
        List<ForeignKey.Reference> targets =
                bound.list("refcolumns").stream().map(Constraints::reference).toList();
        List<Name> columns = columnNames(bound.list("columns"));
        if (columns.size() != targets.size()) {
            throw unequalColumns();
        }
        if (targets.isEmpty()) {
            throw Misuse.argumentError("ForeignKeyConstraint needs at least one column.");
        }
        List<Name> referred = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            String column = targets.get(i).column();
            referred.add(column == null ? columns.get(i) : Name.of(column));
        }
        return new TableConstraint.ForeignKeys(
                bound.name("name"),
                columns,
                targets.get(0).table(),
                referred,
                rules(bound, bound.flag("use_alter")),
                DialectOptions.check("ForeignKeyConstraint", bound.keywords()));
    }

    static AludelException unequalColumns() {
        return Misuse.argumentError(
                "ForeignKeyConstraint number of constrained columns must match the number of" + " referenced columns.");
    }

    static ForeignKeyRules rules(Bound bound, boolean useAlter) {
        return new ForeignKeyRules(
                bound.string("onupdate"),
                bound.string("ondelete"),
                bound.flagOrNull("deferrable"),
                bound.string("initially"),
                bound.string("match"),
                useAlter);
    }

    /** Reads {@code [schema.]table.column} or {@code table}. */
    static ForeignKey.Reference reference(@Nullable Object target) {
        if (target instanceof Expression.ColumnReference column
                && column.from() instanceof FromClause.NamedTable named) {
            return new ForeignKey.Reference(named.table().name(), column.name().text());
        }
        String text = target instanceof Name name ? name.text() : target instanceof String string ? string : null;
        if (text == null) {
            throw Misuse.argumentError(
                    "String column name or Column object for DDL foreign key constraint expected, got %s."
                            .formatted(target));
        }
        List<String> parts = Arrays.asList(text.split("\\.", -1));
        int size = parts.size();
        if (size == 1) {
            return new ForeignKey.Reference(QualifiedName.of(text), null);
        }
        String schema = size == 2 ? null : String.join(".", parts.subList(0, size - 2));
        return new ForeignKey.Reference(QualifiedName.of(schema, parts.get(size - 2)), parts.get(size - 1));
    }

    /** Columns given by name or as objects. */
    static List<Name> columnNames(List<@Nullable Object> columns) {
        return columns.stream()
                .map(column -> switch (column) {
                    case String text -> Name.of(text);
                    case Name name -> name;
                    case Column given -> given.name();
                    case Expression.ColumnReference reference -> reference.name();
                    case null ->
                        throw Misuse.argumentError(
                                "Column expression, FROM clause, or other columns clause element expected, got None.");
                    default ->
                        throw Misuse.argumentError(
                                "Column name or Column object for DDL constraint expected, got " + column + ".");
                })
                .toList();
    }

    /** What an index is over: strings are columns. */
    static List<IndexElement> elements(List<@Nullable Object> items) {
        return items.stream().map(Constraints::element).toList();
    }

    private static IndexElement element(@Nullable Object item) {
        return switch (item) {
            case String text -> new IndexElement.OfColumn(Name.of(text));
            case Name name -> new IndexElement.OfColumn(name);
            case Column column -> new IndexElement.OfColumn(column.name());
            case Expression.ColumnReference column when !column.literal() -> new IndexElement.OfColumn(column.name());
            case Expression expression -> new IndexElement.OfExpression(expression);
            case null, default ->
                throw new AludelException(Problem.of("value-error", "String or text() construct expected"));
        };
    }

    private static final Signature EXCLUDE = Signature.of("ExcludeConstraint(*, name=None, deferrable=None,"
            + " initially=None, using=None, where=None, ops=None, **kw)");

    static TableConstraint.Exclude exclude(List<@Nullable Object> items, Map<String, @Nullable Object> options) {
        Bound bound = EXCLUDE.bind(List.of(), options);
        List<TableConstraint.Exclude.Element> elements = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof List<?> pair) || pair.size() != 2 || !(pair.get(1) instanceof String operator)) {
                throw Misuse.argumentError("ExcludeConstraint takes pairs of a column and an operator, got " + item);
            }
            elements.add(new TableConstraint.Exclude.Element(element(pair.get(0)), operator));
        }
        Map<String, String> ops = new HashMap<>();
        if (bound.value("ops") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> ops.put(String.valueOf(key), String.valueOf(value)));
        }
        String using = bound.string("using");
        return new TableConstraint.Exclude(
                bound.name("name"),
                elements,
                using == null ? "gist" : using,
                PostgresqlTypes.expression(bound.value("where")),
                bound.flagOrNull("deferrable"),
                bound.string("initially"),
                ops);
    }
}
