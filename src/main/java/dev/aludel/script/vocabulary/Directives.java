package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Evaluation;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Expression;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.Index;
import dev.aludel.operation.IndexElement;
import dev.aludel.operation.Name;
import dev.aludel.operation.Operation;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.Sequence;
import dev.aludel.operation.ServerDefault;
import dev.aludel.operation.Table;
import dev.aludel.operation.TableConstraint;
import dev.aludel.operation.TableOperation;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code op.*} directives but those that add constraints. */
final class Directives {

    private Directives() {}

    static void register(Registry registry) {
        registry.directive("create_table(table_name, *columns, if_not_exists=None, **kw)", Directives::createTable);
        registry.directive(
                "drop_table(table_name, *, schema=None, if_exists=None, **kw)",
                (bound, context) -> new TableOperation.DropTable(
                        Tables.build(naming(context), table(bound), List.of(), null, List.of(), Map.of()),
                        bound.flag("if_exists")));
        registry.directive(
                "rename_table(old_table_name, new_table_name, *, schema=None)",
                (bound, context) -> new TableOperation.RenameTable(
                        new QualifiedName(bound.name("schema"), bound.requiredName("old_table_name")),
                        bound.requiredName("new_table_name")));
        registry.directive(
                "create_table_comment(table_name, comment, *, existing_comment=None, schema=None)",
                (bound, context) -> new TableOperation.CommentOnTable(table(bound), bound.string("comment")));
        registry.directive(
                "drop_table_comment(table_name, *, existing_comment=None, schema=None)",
                (bound, context) -> new TableOperation.CommentOnTable(table(bound), null));
        registry.directive(
                "add_column(table_name, column, *, schema=None, if_not_exists=None, inline_references=None,"
                        + " inline_primary_key=None)",
                Directives::addColumn);
        registry.directive(
                "drop_column(table_name, column_name, *, schema=None, **kw)",
                (bound, context) -> new TableOperation.DropColumn(
                        table(bound),
                        bound.requiredName("column_name"),
                        Bound.truth(bound.keywords().get("if_exists"))));
        registry.directive(
                "alter_column(table_name, column_name, *, nullable=None, comment=False, server_default=False,"
                        + " new_column_name=None, type_=None, existing_type=None, existing_server_default=False,"
                        + " existing_nullable=None, existing_comment=None, schema=None, **kw)",
                Directives::alterColumn);
        registry.directive(
                "create_index(index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw)",
                Directives::createIndex);
        registry.directive(
                "drop_index(index_name, table_name=None, *, schema=None, if_exists=None, **kw)", Directives::dropIndex);
        registry.directive(
                "execute(sqltext, *, execution_options=None)",
                (bound, context) -> new Execute(statement(bound.value("sqltext"))));
        registry.directive("bulk_insert(table, rows, *, multiinsert=True)", Directives::bulkInsert);
    }

    static Naming naming(DirectiveContext context) {
        return new Naming(context.metadata());
    }

    private static QualifiedName table(Bound bound) {
        return new QualifiedName(bound.name("schema"), bound.requiredName("table_name"));
    }

    private static Operation createTable(Bound bound, DirectiveContext context) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(bound.keywords());
        Bound known = TABLE_OPTIONS.bind(List.of(), rest);
        Name schema = known.name("schema");
        QualifiedName name = new QualifiedName(
                schema == null ? null : schema.quoted(known.flagOrNull("quote_schema")),
                bound.requiredName("table_name").quoted(known.flagOrNull("quote")));
        Table table = Tables.build(
                naming(context),
                name,
                bound.rest(),
                known.string("comment"),
                Tables.prefixes(known.list("prefixes")),
                DialectOptions.check("Table", known.keywords()));
        return new TableOperation.CreateTable(table, bound.flag("if_not_exists"), false);
    }

    private static final Signature TABLE_OPTIONS = Signature.of("Table(*, schema=None, quote=None, quote_schema=None,"
            + " keep_existing=False, extend_existing=False, implicit_returning=True, comment=None, info=None,"
            + " listeners=None, prefixes=None, **kw)");

    private static Operation addColumn(Bound bound, DirectiveContext context) {
        Column column = bound.required("column", Column.class);
        Table table = Tables.build(naming(context), table(bound), List.of(column), null, List.of(), Map.of());
        return new TableOperation.AddColumn(
                table, bound.flag("if_not_exists"), bound.flag("inline_references"), bound.flag("inline_primary_key"));
    }

    private static Operation alterColumn(Bound bound, DirectiveContext context) {
        QualifiedName table = table(bound);
        Name name = bound.requiredName("column_name");
        ColumnType type = bound.as("type_", ColumnType.class);
        ColumnType existing = bound.as("existing_type", ColumnType.class);
        String using = bound.keywords().get("postgresql_using") instanceof Object given
                ? given instanceof TextStatement text ? text.text() : given.toString()
                : null;
        if (using != null && type == null) {
            throw Misuse.commandError("postgresql_using must be used with the type_ parameter");
        }
        Object fill = bound.value("server_default");
        Object comment = bound.value("comment");
        ColumnChange change = new ColumnChange(
                bound.flagOrNull("nullable"),
                Boolean.FALSE.equals(fill) ? null : new ColumnChange.NewDefault(SchemaItems.serverDefault(fill)),
                Boolean.FALSE.equals(comment) ? null : new ColumnChange.NewComment(bound.string("comment")),
                bound.name("new_column_name"),
                type,
                using,
                existingDefault(bound),
                existing == null || type == null ? List.of() : bound(existing, name, table, context),
                type == null ? List.of() : bound(type, name, table, context));
        return new TableOperation.AlterColumn(table, name, change);
    }

    private static @Nullable ServerDefault existingDefault(Bound bound) {
        Object value = bound.value("existing_server_default");
        if (value instanceof Boolean said) {
            return said ? null : new ServerDefault.Fetched();
        }
        return SchemaItems.serverDefault(value);
    }

    private static List<TableConstraint> bound(
            ColumnType type, Name column, QualifiedName table, DirectiveContext context) {
        return Tables.labels(Column.of(column, type)).stream()
                .map(constraint -> naming(context).named(constraint, table, List.of()))
                .toList();
    }

    private static Operation createIndex(Bound bound, DirectiveContext context) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>(bound.keywords());
        Object quote = options.remove("quote");
        options.remove("info");
        Name name = bound.name("index_name");
        QualifiedName table = table(bound);
        Index index = new Index(
                name == null ? null : name.quoted(quote == null ? null : (Boolean) Bound.truth(quote)),
                Constraints.elements(bound.list("columns")),
                bound.flag("unique"),
                DialectOptions.check("Index", options));
        // Only what is given as text becomes a column of a table that Alembic makes up; without one nothing is named.
        boolean named = bound.list("columns").stream()
                .anyMatch(column ->
                        column instanceof String || column instanceof Name || column instanceof TextStatement);
        if (!named && name == null) {
            throw new AludelException(Problem.of(
                            "assertion-error",
                            "The index on table '" + table + "' has no name, and nothing to make one of.")
                    .remedy("Give it a name."));
        }
        return new TableOperation.CreateIndex(
                table, named ? naming(context).named(index, table) : index, bound.flag("if_not_exists"));
    }

    /** Alembic drops an index as one over a column x, which shows where the index has no name. */
    private static final List<IndexElement> COLUMN_X = List.of(new IndexElement.OfColumn(Name.of("x")));

    private static Operation dropIndex(Bound bound, DirectiveContext context) {
        Name table = bound.name("table_name");
        QualifiedName of = new QualifiedName(bound.name("schema"), table == null ? Name.of("no_table") : table);
        Map<String, @Nullable Object> options = new LinkedHashMap<>(bound.keywords());
        options.remove("quote");
        options.remove("info");
        options.remove("unique");
        Index index = new Index(bound.name("index_name"), COLUMN_X, false, DialectOptions.check("Index", options));
        return new TableOperation.DropIndex(of, naming(context).named(index, of, List.of()), bound.flag("if_exists"));
    }

    /** A statement: a string is text with {@code :name} binds. */
    static Executable statement(@Nullable Object value) {
        return switch (value) {
            case TextStatement text -> text;
            case Executable executable -> executable;
            case Expression expression -> new Evaluation(expression);
            case Sequence sequence -> new Evaluation(new Expression.NextValue(sequence));
            case String text -> new TextStatement(text);
            case Name name -> new TextStatement(name.text());
            case null, default ->
                throw Misuse.argumentError("Executable SQL or text() construct expected, got %s."
                        .formatted(value == null ? "None" : value));
        };
    }

    private static Operation bulkInsert(Bound bound, DirectiveContext context) {
        Table table = bound.value("table") instanceof FromClause.NamedTable named
                ? named.table()
                : bound.required("table", Table.class);
        if (!(bound.value("rows") instanceof List<?> given)) {
            throw Misuse.typeError("List expected");
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Object row : given) {
            if (!(row instanceof Map<?, ?> values)) {
                throw Misuse.typeError("List of dictionaries expected");
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            values.forEach((key, value) -> copy.put(String.valueOf(key), value));
            rows.add(copy);
        }
        return new BulkInsert(table, rows, bound.flag("multiinsert"));
    }
}
