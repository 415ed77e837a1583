package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.dialect.postgresql.StatementWriter.Values;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Delete;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Insert;
import dev.aludel.operation.Operator;
import dev.aludel.operation.Query;
import dev.aludel.operation.Select;
import dev.aludel.operation.Statement;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.Update;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements and expressions as PostgreSQL's SQL, in the layout of SQLAlchemy's compiler. */
final class StatementSql {

    private StatementSql() {}

    /** A statement built from expressions. */
    static SqlStatement compile(Statement statement, Map<String, @Nullable Object> parameters, Values values) {
        StatementWriter writer = new StatementWriter(parameters, values);
        String body = switch (statement) {
            case Query query -> writer.queries.write(query, Place.top(), false);
            case Insert insert -> writer.changes.insert(insert, Place.top(), true);
            case Update update -> writer.changes.update(update, Place.top());
            case Delete delete -> writer.changes.delete(delete, Place.top());
        };
        return writer.finish(writer.queries.withCtes(body));
    }

    /** Text with {@code :name} binds. */
    static SqlStatement compile(TextStatement statement, Map<String, @Nullable Object> parameters, Values values) {
        StatementWriter writer = new StatementWriter(parameters, values);
        return writer.finish(TextWriter.write(statement, writer));
    }

    /** An expression by itself; where it is sent, a query for its value. */
    static SqlStatement compile(Expression expression, Map<String, @Nullable Object> parameters, Values values) {
        if (values == Values.SENT) {
            if (!(expression instanceof Expression.Call || expression instanceof Expression.NextValue)) {
                throw new AludelException(
                        Problem.of("object-not-executable-error", "Not an executable object: " + inDdl(expression)));
            }
            return compile(Select.of(List.of(expression)), parameters, values);
        }
        StatementWriter writer = new StatementWriter(parameters, values);
        return writer.finish(writer.expressions.write(expression, Place.top()));
    }

    /** An expression inside DDL: values written out, columns named without their table. */
    static String inDdl(Expression expression) {
        StatementWriter writer = new StatementWriter(Map.of(), Values.WRITTEN);
        return writer.expressions.write(expression, Place.top().withoutTables());
    }

    /** An expression inside DDL that names its columns with their tables. */
    static String withTables(Expression expression) {
        StatementWriter writer = new StatementWriter(Map.of(), Values.WRITTEN);
        return writer.expressions.write(expression, Place.top());
    }

    /** An expression as an element of an index: in parentheses where its grammar needs them. */
    static String inIndex(Expression expression) {
        String sql = inDdl(expression);
        return Parentheses.needed(expression, Operator.Standard.NONE) ? "(" + sql + ")" : sql;
    }
}
