package dev.aludel.script.vocabulary;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.DdlStatement;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.SchemaOperation;
import dev.aludel.operation.Sequence;
import dev.aludel.operation.Table;
import dev.aludel.operation.TableOperation;
import java.util.Map;

/** Pieces of DDL: methods such as {@code Enum.create(bind)}, and statements such as {@code CreateSequence(…)}. */
final class SchemaDirectives {

    private SchemaDirectives() {}

    static void register(Registry registry) {
        methods(registry);
        statements(registry);
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
                "Table.create(table, checkfirst=False)",
                (bound, context) ->
                        new TableOperation.CreateTable(table(bound, "table"), false, bound.flag("checkfirst")));
        registry.directive(
                "Table.drop(table, checkfirst=False)",
                (bound, context) ->
                        new TableOperation.DropTable(table(bound, "table"), false, bound.flag("checkfirst")));
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
                "CreateTable(element, include_foreign_key_constraints=None, if_not_exists=False)",
                bound -> new DdlStatement(
                        new TableOperation.CreateTable(table(bound, "element"), bound.flag("if_not_exists"), false)));
        registry.construct(
                "DropTable(element, if_exists=False)",
                bound -> new DdlStatement(
                        new TableOperation.DropTable(table(bound, "element"), bound.flag("if_exists"), false)));
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
                bound -> new DriverSql(percent(
                        bound.required("statement", String.class),
                        bound.value("context") instanceof Map<?, ?> context ? context : Map.of())));
    }

    /** The text with {@code %(name)s} filled in and {@code %%} halved, as Python's {@code %} does. */
    private static String percent(String text, Map<?, ?> context) {
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("%\\((\\w+)\\)s|%%").matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String key = matcher.group(1);
            matcher.appendReplacement(
                    filled,
                    java.util.regex.Matcher.quoteReplacement(key == null ? "%" : String.valueOf(context.get(key))));
        }
        return matcher.appendTail(filled).toString();
    }
}
