package dev.aludel.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement as it goes to the database or to the {@code --sql} output.
 *
 * @param sql the text; binds stand as {@code ?} where there are parameters, and a literal question mark is doubled then
 * @param parameters the values of the binds, in order
 * @param unless a query; the statement is skipped if it returns a row ({@code checkfirst}). Not asked offline.
 * @param once a key, or null; of statements with the same key a run sends or prints only the first: a type that two
 *     tables use is created with the first of them
 */
public record SqlStatement(
        String sql,
        List<Parameter> parameters,
        @Nullable SqlStatement unless,
        @Nullable String once) {

    /**
     * A bind's value.
     *
     * @param name the name it was written with
     * @param value the value, of the types that {@link dev.aludel.script.Session} lists
     * @param sqlType the type to send it as, as PostgreSQL names it, or null to let the value decide
     */
    public record Parameter(
            String name, @Nullable Object value, @Nullable String sqlType) {}

    /** A statement that a run always sends. */
    public SqlStatement(String sql, List<Parameter> parameters, @Nullable SqlStatement unless) {
        this(sql, parameters, unless, null);
    }

    public SqlStatement {
        parameters = List.copyOf(parameters);
    }

    /** A statement without binds. */
    public static SqlStatement of(String sql) {
        return new SqlStatement(sql, List.of(), null);
    }
}
