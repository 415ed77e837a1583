package dev.aludel.script.vocabulary;

import dev.aludel.operation.Expression;
import dev.aludel.operation.ForeignKeyRules;
import dev.aludel.operation.Name;
import dev.aludel.operation.Operation;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.TableConstraint;
import dev.aludel.operation.TableOperation;
import dev.aludel.operation.TextStatement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code op.*} directives that add and drop constraints. */
final class ConstraintDirectives {
    private static final Signature COLUMNS =
            Signature.of("Constraint(*, deferrable=None, initially=None, info=None, **kw)");

    private ConstraintDirectives() {}

    static void register(Registry registry) {
        registry.directive(
                "create_primary_key(constraint_name, table_name, columns, *, schema=None)",
                (bound, context) -> add(
                        bound,
                        context,
                        new TableConstraint.PrimaryKey(
                                bound.name("constraint_name"), bound.names("columns"), null, null, Map.of())));
        registry.directive(
                "create_unique_constraint(constraint_name, table_name, columns, *, schema=None, **kw)",
                (bound, context) -> {
                    Bound options = COLUMNS.bind(List.of(), bound.keywords());
                    return add(
                            bound,
                            context,
                            new TableConstraint.Unique(
                                    bound.name("constraint_name"),
                                    bound.names("columns"),
                                    options.flagOrNull("deferrable"),
                                    options.string("initially"),
                                    DialectOptions.check("UniqueConstraint", options.keywords())));
                });
        registry.directive(
                "create_check_constraint(constraint_name, table_name, condition, *, schema=None, **kw)",
                (bound, context) -> {
                    Bound options = COLUMNS.bind(List.of(), bound.keywords());
                    return add(
                            bound,
                            context,
                            new TableConstraint.Check(
                                    bound.name("constraint_name"),
                                    SchemaItems.requiredExpression(bound, "condition"),
                                    options.flagOrNull("deferrable"),
                                    options.string("initially"),
                                    DialectOptions.check("CheckConstraint", options.keywords())));
                });
        registry.directive(
                "create_foreign_key(constraint_name, source_table, referent_table, local_cols, remote_cols, *,"
                        + " onupdate=None, ondelete=None, deferrable=None, initially=None, match=None,"
                        + " source_schema=None, referent_schema=None, **dialect_kw)",
                ConstraintDirectives::foreignKey);
        registry.directive(
                "create_exclude_constraint(constraint_name, table_name, *elements, **kw)",
                ConstraintDirectives::exclude);
        registry.directive(
                "drop_constraint(constraint_name, table_name, type_=None, *, schema=None, if_exists=None)",
                ConstraintDirectives::drop);
    }

    private static Operation add(Bound bound, DirectiveContext context, TableConstraint constraint) {
        return add(new QualifiedName(bound.name("schema"), bound.requiredName("table_name")), context, constraint);
    }

    private static Operation add(QualifiedName table, DirectiveContext context, TableConstraint constraint) {
        return new TableOperation.AddConstraint(
                table, Directives.naming(context).named(constraint, table, List.of()));
    }

    private static Operation foreignKey(Bound bound, DirectiveContext context) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>(bound.keywords());
        boolean useAlter = Bound.truth(options.remove("use_alter"));
        options.remove("link_to_name");
        options.remove("info");
        ForeignKeyRules rules = Constraints.rules(bound, useAlter);
        if (bound.names("local_cols").size() != bound.names("remote_cols").size()) {
            throw Constraints.unequalColumns();
        }
        QualifiedName source = new QualifiedName(bound.name("source_schema"), bound.requiredName("source_table"));
        QualifiedName referent = new QualifiedName(bound.name("referent_schema"), bound.requiredName("referent_table"));
        return add(
                source,
                context,
                new TableConstraint.ForeignKeys(
                        bound.name("constraint_name"),
                        bound.names("local_cols"),
                        // A table that refers to itself is written as itself, quotes and all.
                        referent.toString().equals(source.toString()) ? source : referent,
                        bound.names("remote_cols"),
                        rules,
                        DialectOptions.check("ForeignKeyConstraint", options)));
    }

    private static Operation exclude(Bound bound, DirectiveContext context) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>(bound.keywords());
        Object schema = options.remove("schema");
        options.put("name", bound.name("constraint_name"));
        for (Object element : bound.rest()) {
            requireColumn(element);
        }
        QualifiedName table = new QualifiedName(
                schema instanceof Name name ? name : schema == null ? null : Name.of(schema.toString()),
                bound.requiredName("table_name"));
        return add(table, context, Constraints.exclude(bound.rest(), options));
    }

    /** Alembic makes a column for each element, so an element has to speak of one. */
    private static void requireColumn(@Nullable Object element) {
        if (element instanceof List<?> pair
                && !pair.isEmpty()
                && pair.get(0) instanceof Expression expression
                && IndexedColumns.first(expression).isEmpty()) {
            throw Misuse.argumentError("Column must be constructed with a non-blank name or assign a non-blank .name"
                    + " before adding to a Table.");
        }
    }

    private static Operation drop(Bound bound, DirectiveContext context) {
        QualifiedName table = new QualifiedName(bound.name("schema"), bound.requiredName("table_name"));
        Name name = bound.name("constraint_name");
        String kind = bound.string("type_");
        TableConstraint shape = kind == null
                ? null
                : switch (kind) {
                    case "primary" -> new TableConstraint.PrimaryKey(name, List.of(), null, null, Map.of());
                    case "unique" -> new TableConstraint.Unique(name, List.of(), null, null, Map.of());
                    case "check" -> new TableConstraint.Check(name, new TextStatement(""), null, null, Map.of());
                    case "foreignkey" ->
                        new TableConstraint.ForeignKeys(
                                name,
                                List.of(),
                                QualifiedName.of(""),
                                List.of(),
                                new ForeignKeyRules(null, null, null, null, null, false),
                                Map.of());
                    default ->
                        throw Misuse.typeError("'type' can be one of "
                                + Arrays.stream(new String[] {"'check'", "'foreignkey'", "'primary'", "'unique'", "None"
                                        })
                                        .collect(Collectors.joining(", ")));
                };
        TableConstraint named =
                shape == null ? null : Directives.naming(context).named(shape, table, List.of());
        return new TableOperation.DropConstraint(
                table, named == null ? name : named.name(), bound.flag("if_exists"), false);
    }
}
