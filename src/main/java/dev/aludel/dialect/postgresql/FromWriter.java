package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.Alias;
import dev.aludel.operation.FromClause.Cte;
import dev.aludel.operation.FromClause.Join;
import dev.aludel.operation.FromClause.NamedTable;
import dev.aludel.operation.Name;
import dev.aludel.operation.Operator.Standard;
import java.util.List;
import java.util.stream.Collectors;

/** What stands behind FROM. */
final class FromWriter {
    private final StatementWriter writer;

    FromWriter(StatementWriter writer) {
        this.writer = writer;
    }

    /** The name that columns of it are written with. */
    String name(FromClause from) {
        return switch (from) {
            case NamedTable table -> table.table().name().name().text();
            case Alias alias -> alias.name() == null ? madeUp(alias.identity(), base(alias)) : alias.name();
            case Cte cte -> cte.alias() == null ? cteName(cte) : cte.alias();
            case FromClause.Values values -> values.name() == null ? madeUp(values.identity(), "anon") : values.name();
            case Join join -> "";
            case FromClause.TextFrom text -> "";
            case FromClause.CallFrom call -> "";
        };
    }

    private static String base(Alias alias) {
        if (alias.base() != null) {
            return alias.base();
        }
        return switch (alias.source()) {
            case FromClause.Aliased aliased
            when aliased.element() instanceof NamedTable table ->
                table.table().name().name().text();
            case FromClause.Aliased aliased -> "anon";
            case FromClause.Queried queried -> "anon";
            case FromClause.Called called -> "anon";
        };
    }

    private String madeUp(long identity, String base) {
        return writer.anonymous(Long.toString(identity), base);
    }

    private String cteName(Cte cte) {
        return cte.name() == null ? madeUp(cte.identity(), "anon") : cte.name();
    }

    /** It as an item of FROM. */
    String write(FromClause from, Place place) {
        return switch (from) {
            case NamedTable table -> table(table, place.schemas());
            case Alias alias -> alias(alias, place);
            case Cte cte -> cte(cte, place);
            case Join join ->
                write(join.left(), place)
                        + (join.full() ? " FULL OUTER JOIN " : join.outer() ? " LEFT OUTER JOIN " : " JOIN ")
                        + joined(join.right(), place)
                        + " ON " + writer.expressions.write(join.on(), place);
            case FromClause.Values values -> values(values, place);
            case FromClause.TextFrom text -> TextWriter.write(text.text(), writer);
            case FromClause.CallFrom call -> writer.expressions.write(call.call(), place);
        };
    }

    private String joined(FromClause right, Place place) {
        String sql = write(right, place);
        return right instanceof Join ? "(" + sql + ")" : sql;
    }

    /** A table with its schema. */
    static String table(NamedTable table, boolean withSchema) {
        Name schema = withSchema ? table.table().name().schema() : null;
        return Identifiers.withSchema(
                schema, Identifiers.quote(table.table().name().name()));
    }

    private String alias(Alias alias, Place place) {
        // its name is made up before those inside it
        String name = Identifiers.quote(name(alias));
        String inner = switch (alias.source()) {
            case FromClause.Aliased aliased -> write(aliased.element(), place);
            case FromClause.Queried queried ->
                "("
                        + (alias.lateral()
                                ? writer.queries.writeLateral(queried.query(), place)
                                : writer.queries.write(queried.query(), place, true))
                        + ")";
            case FromClause.Called called -> writer.expressions.write(called.call(), place);
        };
        return (alias.lateral() ? "LATERAL " : "") + inner + " AS " + name + derived(alias);
    }

    private static String derived(Alias alias) {
        return switch (alias.derived()) {
            case NOTHING -> "";
            case NAMES -> "(" + columns(alias, false) + ")";
            case TYPES -> "(" + columns(alias, true) + ")";
        };
    }

    private static String columns(Alias alias, boolean types) {
        return alias.columns().stream()
                .map(column -> Identifiers.quote(column.name()) + (types ? " " + TypeSql.render(column.type()) : ""))
                .collect(Collectors.joining(", "));
    }

    private String cte(Cte cte, Place place) {
        writer.queries.register(cte, place);
        String name = Identifiers.quote(cteName(cte));
        return cte.alias() == null ? name : name + " AS " + Identifiers.quote(cte.alias());
    }

    private String values(FromClause.Values values, Place place) {
        String body = rows(values, place);
        if (values.name() == null) {
            return (values.lateral() ? "LATERAL " : "") + "(" + body + ")";
        }
        List<String> names = values.outputs().stream()
                .map(output -> Identifiers.quote(output.name()))
                .toList();
        return (values.lateral() ? "LATERAL " : "") + "(" + body + ") AS " + Identifiers.quote(name(values)) + " ("
                + String.join(", ", names) + ")";
    }

    /** {@code VALUES (…), (…)}. */
    String rows(FromClause.Values values, Place place) {
        return "VALUES "
                + values.rows().stream()
                        .map(row -> "("
                                + row.stream()
                                        .map(value -> value instanceof Expression.Bind bind && values.literal()
                                                ? Literals.of(bind.value(), bind.type())
                                                : writer.expressions.grouped(value, Standard.COMMA, place))
                                        .collect(Collectors.joining(", "))
                                + ")")
                        .collect(Collectors.joining(", "));
    }
}
