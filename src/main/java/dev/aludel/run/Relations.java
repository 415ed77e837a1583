package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the catalog about relations. Which are meant is SQLAlchemy's rule: without a schema those on the search path,
 * PostgreSQL's own excepted; with one, those in it.
 */
final class Relations {

    /** Which relations by how long they live. */
    enum Scope {
        DEFAULT(" AND c.relpersistence != 't'"),
        TEMPORARY(" AND c.relpersistence = 't'"),
        ANY("");

        private final String condition;

        Scope(String condition) {
            this.condition = condition;
        }
    }

    /** Everything that has columns. */
    static final String TABLE_LIKE = "'r', 'p', 'f', 'v', 'm'";

    private static final String FROM =
            " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ";

    private final LiveSession session;

    /** The catalog as the session's open transaction sees it. */
    Relations(LiveSession session) {
        this.session = session;
    }

    /** The names of the relations of some kinds, oldest first. */
    List<String> names(String kinds, @Nullable String schema, Scope scope) {
        return rows(
                        "SELECT c.relname" + FROM + "WHERE c.relkind IN (" + kinds + ")" + scope.condition + in(schema),
                        schema == null ? new Object[0] : new Object[] {schema})
                .stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    /** Whether there is a relation of one of the kinds. */
    boolean exists(String kinds, String name, @Nullable String schema) {
        return !of("SELECT 1", "", kinds, name, schema, "").isEmpty();
    }

    /** What a query says of one table or view; {@code c} is its pg_class, {@code n} its pg_namespace. */
    List<@Nullable Object[]> of(String select, String join, String name, @Nullable String schema, String rest) {
        return of(select, join, TABLE_LIKE, name, schema, rest);
    }

    private List<@Nullable Object[]> of(
            String select, String join, String kinds, String name, @Nullable String schema, String rest) {
        return rows(
                select + FROM + join + " WHERE c.relkind IN (" + kinds + ") AND c.relname = ?" + in(schema) + rest,
                schema == null ? new Object[] {name} : new Object[] {name, schema});
    }

    private static String in(@Nullable String schema) {
        return schema == null
                ? " AND pg_catalog.pg_table_is_visible(c.oid) AND n.nspname != 'pg_catalog'"
                : " AND n.nspname = ?";
    }

    /** The rows of any query. */
    List<@Nullable Object[]> rows(String sql, Object... values) {
        List<SqlStatement.Parameter> parameters = new ArrayList<>();
        for (Object value : values) {
            parameters.add(new SqlStatement.Parameter("p" + (parameters.size() + 1), value, null));
        }
        return session.query(new SqlStatement(sql, parameters, null)).rows();
    }

    /** An array of a row; empty for NULL. */
    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
