package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.CompileError;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Index;
import dev.aludel.operation.IndexElement;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Indexes: CREATE and DROP. */
final class IndexSql {

    private IndexSql() {}

    static String create(QualifiedName table, Index index, boolean ifNotExists) {
        Options options = new Options(index.options());
        StringBuilder sql = new StringBuilder("CREATE ");
        sql.append(index.unique() ? "UNIQUE INDEX " : "INDEX ");
        sql.append(options.on("concurrently") ? "CONCURRENTLY " : "");
        sql.append(ifNotExists ? "IF NOT EXISTS " : "");
        sql.append(name(index))
                .append(" ON ")
                .append(Identifiers.qualified(table))
                .append(' ');
        String using = options.text("using");
        if (using != null) {
            sql.append("USING ")
                    .append(Identifiers.phrase(using, ConstraintSql.METHOD, ConstraintSql.METHOD.pattern())
                            .toLowerCase(Locale.ROOT))
                    .append(' ');
        }
        Map<?, ?> ops = options.map("ops");
        sql.append(index.elements().stream()
                .map(element -> element(element, ops))
                .collect(Collectors.joining(", ", "(", ")")));
        List<String> included = options.quotedList("include");
        sql.append(included.isEmpty() ? "" : " INCLUDE (" + String.join(", ", included) + ")");
        Boolean notDistinct = options.choice("nulls_not_distinct");
        sql.append(notDistinct == null ? "" : notDistinct ? " NULLS NOT DISTINCT" : " NULLS DISTINCT");
        Map<?, ?> parameters = options.map("with");
        if (!parameters.isEmpty()) {
            sql.append(parameters.entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + shown(entry.getValue()))
                    .collect(Collectors.joining(", ", " WITH (", ")")));
        }
        String tablespace = options.quoted("tablespace");
        sql.append(tablespace == null ? "" : " TABLESPACE " + tablespace);
        Expression where = options.expression("where");
        sql.append(where == null ? "" : " WHERE " + ExpressionSql.render(where));
        return sql.toString();
    }

    static String drop(QualifiedName table, Index index, boolean ifExists) {
        Name name = index.name();
        if (name == null) {
            throw CompileError.of("DROP INDEX requires that the index have a name");
        }
        return "\nDROP INDEX "
                + (new Options(index.options()).on("concurrently") ? "CONCURRENTLY " : "")
                + (ifExists ? "IF EXISTS " : "")
                + Identifiers.withSchema(table.schema(), Identifiers.limited(name));
    }

    private static String name(Index index) {
        Name name = index.name();
        if (name == null) {
            throw CompileError.of("CREATE INDEX requires that the index have a name");
        }
        return Identifiers.limited(name);
    }

    private static String element(IndexElement element, Map<?, ?> ops) {
        return switch (element) {
            case IndexElement.OfColumn column ->
                Identifiers.quote(column.column())
                        + operatorClass(column.column().text(), ops);
            case IndexElement.OfExpression(Expression.Label label) ->
                ExpressionSql.renderIndexElement(label) + operatorClass(label.name(), ops);
            case IndexElement.OfExpression expression -> ExpressionSql.renderIndexElement(expression.expression());
        };
    }

    private static String operatorClass(@Nullable String key, Map<?, ?> ops) {
        return key != null && ops.containsKey(key) ? " " + ops.get(key) : "";
    }

    /** A value as Python prints it. */
    private static String shown(Object value) {
        return value instanceof Boolean bool ? (bool ? "True" : "False") : String.valueOf(value);
    }
}
