package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.DdlStatement;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Expression;
import dev.aludel.operation.ForeignKey;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.Index;
import dev.aludel.operation.MetaData;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.SchemaOperation;
import dev.aludel.operation.Sequence;
import dev.aludel.operation.Table;
import dev.aludel.operation.TableConstraint;
import dev.aludel.operation.TableOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pieces of DDL: methods such as {@code Enum.create(bind)}, and statements such as {@code CreateSequence(…)}. */
final class SchemaDirectives {
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:\\((\\w+)\\)s|%|)");

    private SchemaDirectives() {}

    static void register(Registry registry) {
        methods(registry);
        statements(registry);
        items(registry);
        itemStatements(registry);
        comments(registry);
    }

    private static void methods(Registry registry) {
        // checkfirst defaults to what each method has in SQLAlchemy: a generic Enum doesn't ask, an ENUM does.
        registry.directive(
                "Enum.create(type_, checkfirst=False)",
                (bound, context) -> new SchemaOperation.CreateType(
                        bound.required("type_", ColumnType.class), bound.flag("checkfirst")));
        registry.directive(
                "Enum.drop(type_, checkfirst=False)",
                (bound, context) -> new SchemaOperation.DropType(
                        bound.required("type_", ColumnType.class), bound.flag("checkfirst")));
        registry.directive(
                "postgresql.ENUM.create(type_, checkfirst=True)",
                (bound, context) -> new SchemaOperation.CreateType(
                        bound.required("type_", ColumnType.class), bound.flag("checkfirst")));
        registry.directive(
                "postgresql.ENUM.drop(type_, checkfirst=True)",
                (bound, context) -> new SchemaOperation.DropType(
                        bound.required("type_", ColumnType.class), bound.flag("checkfirst")));
        registry.directive(
                "Sequence.create(sequence, checkfirst=True)",
                (bound, context) -> new SchemaOperation.CreateSequence(
                        bound.required("sequence", Sequence.class), false, bound.flag("checkfirst")));
        registry.directive(
                "Sequence.drop(sequence, checkfirst=True)",
                (bound, context) -> new SchemaOperation.DropSequence(
                        bound.required("sequence", Sequence.class), false, bound.flag("checkfirst")));
        registry.directive(
                "Table.create(table)",
                (bound, context) -> new TableOperation.CreateTable(table(bound, "table"), false, true));
        registry.directive(
                "Table.drop(table)",
                (bound, context) -> new TableOperation.DropTable(withoutColumns(table(bound, "table")), false));
        // What Alembic's own implementation does with a table: the types of its columns come and go with it.
        registry.directive(
                "impl.create_table(table)",
                (bound, context) -> new TableOperation.CreateTable(table(bound, "table"), false, false));
        registry.directive(
                "impl.drop_table(table)",
                (bound, context) -> new TableOperation.DropTable(table(bound, "table"), false));
        registry.directive(
                "Types.create(types, whole, checkfirst=False)",
                (bound, context) ->
                        new SchemaOperation.CreateTypes(types(bound), bound.flag("whole"), bound.flag("checkfirst")));
        registry.directive(
                "Types.drop(types, whole, checkfirst=False)",
                (bound, context) ->
                        new SchemaOperation.DropTypes(types(bound), bound.flag("whole"), bound.flag("checkfirst")));
    }

    /** The types in a list of types and of tables, whose columns' types are meant. */
    private static List<ColumnType> types(Bound bound) {
        return bound.list("types").stream()
                .flatMap(item -> switch (item) {
                    case ColumnType type -> Stream.of(type);
                    case Table table -> table.columns().stream().map(Column::type);
                    case null, default -> throw bound.unfit("types", item);
                })
                .toList();
    }

    /** Where foreign keys lead, once their tables are known: by what the script wrote, the table and the column. */
    private static Map<String, ForeignKey.Reference> resolved(Bound bound) {
        Map<String, ForeignKey.Reference> found = new LinkedHashMap<>();
        bound.list("resolved").forEach(entry -> {
            if (entry instanceof List<?> pair
                    && pair.get(1) instanceof Expression.ColumnReference column
                    && column.from() instanceof FromClause.NamedTable target) {
                found.put(
                        String.valueOf(pair.get(0)),
                        new ForeignKey.Reference(
                                target.table().name(), column.name().text()));
            }
        });
        return found;
    }

    private static Table withoutColumns(Table table) {
        return new Table(table.name(), List.of(), List.of(), List.of(), null, List.of(), Map.of());
    }

    /** What a schema item belongs to: the names in it are made by the convention of its table's metadata. */
    private static Table owner(Bound bound) {
        if (bound.value("table") == null) {
            throw Misuse.argumentError("This element belongs to no table: make it of a table's columns, or use op.*");
        }
        return table(bound, "table");
    }

    private static Naming naming(Bound bound) {
        MetaData metadata = bound.as("metadata", MetaData.class);
        return new Naming(metadata == null ? MetaData.plain() : metadata);
    }

    private static Index index(Bound bound) {
        Table table = owner(bound);
        return naming(bound).named(bound.required("element", Index.class), table.name(), table.columns());
    }

    private static TableConstraint constraint(Bound bound) {
        Table table = owner(bound);
        return naming(bound).named(bound.required("element", TableConstraint.class), table.name(), table.columns());
    }

    /** Indexes and constraints of a table, each with the table and the metadata it belongs to. */
    private static void items(Registry registry) {
        registry.construct("Table.definition(table, metadata, added, resolved, kept=None)", bound -> {
            List<String> kept = bound.value("kept") == null
                    ? null
                    : bound.list("kept").stream().map(String::valueOf).toList();
            return Tables.extended(table(bound, "table"), naming(bound), bound.list("added"), resolved(bound), kept);
        });
        registry.construct(
                "owner(items)",
                bound -> bound.list("items").stream()
                        .filter(Expression.class::isInstance)
                        .flatMap(item -> IndexedColumns.first((Expression) item).stream())
                        .map(column -> column.from() instanceof FromClause.NamedTable named ? named.table() : null)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        registry.construct(
                "mentioned(items)",
                bound -> bound.list("items").stream()
                        .filter(Expression.class::isInstance)
                        .flatMap(item -> IndexedColumns.all((Expression) item).stream())
                        .map(Expression.ColumnReference::key)
                        .distinct()
                        .toList());
        registry.construct("named(element, table, metadata)", bound -> {
            Name name = bound.value("element") instanceof Index
                    ? index(bound).name()
                    : constraint(bound).name();
            return name == null ? null : name.text();
        });
    }

    /** DDL about an index or a constraint, which goes by what its table's metadata calls it. */
    private static void itemStatements(Registry registry) {
        registry.directive(
                "Index.create(element, table, metadata, checkfirst=False)",
                (bound, context) -> new TableOperation.CreateIndex(owner(bound).name(), index(bound), false));
        registry.directive(
                "Index.drop(element, table, metadata, checkfirst=False)",
                (bound, context) -> new TableOperation.DropIndex(owner(bound).name(), index(bound), false));
        registry.construct(
                "CreateIndex(element, table, metadata, if_not_exists=False)",
                bound -> new DdlStatement(new TableOperation.CreateIndex(
                        owner(bound).name(), index(bound), bound.flag("if_not_exists"))));
        registry.construct(
                "DropIndex(element, table, metadata, if_exists=False)",
                bound -> new DdlStatement(
                        new TableOperation.DropIndex(owner(bound).name(), index(bound), bound.flag("if_exists"))));
        registry.construct(
                "AddConstraint(element, table, metadata, resolved=None, *, isolate_from_table=True)",
                bound -> new DdlStatement(new TableOperation.AddConstraint(
                        owner(bound).name(), Tables.led(constraint(bound), resolved(bound)))));
        registry.construct(
                "DropConstraint(element, table, metadata, resolved=None, *, cascade=False, if_exists=False, isolate_from_table=True)",
                bound -> new DdlStatement(new TableOperation.DropConstraint(
                        owner(bound).name(),
                        constraint(bound).name(),
                        bound.flag("if_exists"),
                        bound.flag("cascade"))));
    }

    private static void comments(Registry registry) {
        registry.construct(
                "CommentOnTable(table, comment)",
                bound -> new DdlStatement(
                        new TableOperation.CommentOnTable(owner(bound).name(), bound.string("comment"))));
        registry.construct(
                "CommentOnColumn(table, column, comment)",
                bound -> new DdlStatement(new TableOperation.CommentOnColumn(
                        commented(bound), bound.requiredName("column"), bound.string("comment"))));
        registry.construct("CommentOnConstraint(element, table, metadata, comment)", bound -> {
            Name name = constraint(bound).name();
            if (name == null) {
                throw Misuse.argumentError("A constraint without a name can't have a comment of its own");
            }
            return new DdlStatement(
                    new TableOperation.CommentOnConstraint(owner(bound).name(), name, bound.string("comment")));
        });
    }

    /** SQLAlchemy leaves the schema out where it takes a column's comment away. */
    private static QualifiedName commented(Bound bound) {
        QualifiedName name = owner(bound).name();
        return bound.value("comment") == null ? new QualifiedName(null, name.name()) : name;
    }

    private static Table table(Bound bound, String parameter) {
        return bound.value(parameter) instanceof FromClause.NamedTable named
                ? named.table()
                : bound.required(parameter, Table.class);
    }

    private static void statements(Registry registry) {
        registry.construct(
                "CreateSchema(name, if_not_exists=False)",
                bound -> new DdlStatement(
                        new SchemaOperation.CreateSchema(bound.requiredName("name"), bound.flag("if_not_exists"))));
        registry.construct(
                "DropSchema(name, cascade=False, if_exists=False)",
                bound -> new DdlStatement(new SchemaOperation.DropSchema(
                        bound.requiredName("name"), bound.flag("if_exists"), bound.flag("cascade"))));
        registry.construct(
                "CreateSequence(element, if_not_exists=False)",
                bound -> new DdlStatement(new SchemaOperation.CreateSequence(
                        bound.required("element", Sequence.class), bound.flag("if_not_exists"), false)));
        registry.construct(
                "DropSequence(element, if_exists=False)",
                bound -> new DdlStatement(new SchemaOperation.DropSequence(
                        bound.required("element", Sequence.class), bound.flag("if_exists"), false)));
        registry.construct(
                "CreateTable(element, if_not_exists=False)",
                bound -> new DdlStatement(
                        new TableOperation.CreateTable(table(bound, "element"), bound.flag("if_not_exists"), true)));
        registry.construct(
                "DropTable(element, if_exists=False)",
                bound -> new DdlStatement(
                        new TableOperation.DropTable(table(bound, "element"), bound.flag("if_exists"))));
        for (String name : new String[] {"CreateEnumType", "CreateDomainType"}) {
            registry.construct(
                    "postgresql." + name + "(element)",
                    bound -> new DdlStatement(
                            new SchemaOperation.CreateType(bound.required("element", ColumnType.class), false)));
        }
        for (String name : new String[] {"DropEnumType", "DropDomainType"}) {
            registry.construct(
                    "postgresql." + name + "(element)",
                    bound -> new DdlStatement(
                            new SchemaOperation.DropType(bound.required("element", ColumnType.class), false)));
        }
        registry.construct(
                "DDL(statement, context=None)",
                bound -> new DriverSql(filled(
                        bound.required("statement", String.class),
                        bound.value("context") instanceof Map<?, ?> context ? context : Map.of())));
    }

    /** The text with {@code %(name)s} filled in and {@code %%} halved, as Python's {@code %} does. */
    private static String filled(String text, Map<?, ?> context) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String key = found.group(1);
            if (found.group().equals("%")) {
                throw new AludelException(Problem.of("value-error", "unsupported format character in " + text)
                        .because("A percent sign in DDL(…) is written %%."));
            }
            if (key != null && !context.containsKey(key)) {
                throw new AludelException(Problem.of("key-error", "'" + key + "'")
                        .because("The context of this DDL has nothing of that name."));
            }
            return Matcher.quoteReplacement(key == null ? "%" : String.valueOf(context.get(key)));
        });
    }
}
