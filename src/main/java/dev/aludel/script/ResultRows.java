package dev.aludel.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement returned, read whole (as psycopg2 does).
 *
 * @param columns the column names; empty where the statement returns no rows
 * @param typeCodes for each column the server's code of its type, PostgreSQL's OID; empty where nobody asked a server
 * @param rows the rows, each as long as {@code columns}; values of the types that {@link Session} lists
 * @param rowCount the rows returned or affected, or -1 where the server doesn't say
 * @param returnsRows whether the statement is one that returns rows, be they none
 */
public record ResultRows(
        List<String> columns,
        List<Integer> typeCodes,
        List<@Nullable Object[]> rows,
        long rowCount,
        boolean returnsRows) {

    /** What no server has returned. */
    public ResultRows(List<String> columns, List<@Nullable Object[]> rows, long rowCount, boolean returnsRows) {
        this(columns, List.of(), rows, rowCount, returnsRows);
    }
}
