package dev.aludel.script.python;

import dev.aludel.script.ResultRows;
import java.math.BigInteger;
import java.util.List;
import org.graalvm.polyglot.HostAccess.Export;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to Python: plain cells as they are, any other as a text that the shim's converter of that column
 * reads.
 */
public final class RowsBridge {

    private final ResultRows rows;
    private final List<CellKind> kinds;

    RowsBridge(ResultRows rows) {
        this.rows = rows;
        this.kinds = CellKind.ofColumns(rows);
    }

    /** The column names. */
    @Export
    public Object columns() {
        return rows.columns().toArray();
    }

    /** For each column the server's code of its type. */
    @Export
    public Object typeCodes() {
        return rows.typeCodes().toArray();
    }

    /** For each column the name of its converter; empty for plain cells. */
    @Export
    public Object kinds() {
        return kinds.stream().map(CellKind::converter).toArray();
    }

    /** How many rows were affected or returned; -1 where unknown. */
    @Export
    public long rowCount() {
        return rows.rowCount();
    }

    /** How many rows there are to fetch. */
    @Export
    public int size() {
        return rows.rows().size();
    }

    /** Whether the statement returns rows. */
    @Export
    public boolean returnsRows() {
        return rows.returnsRows();
    }

    /** The cells of one row. */
    @Export
    public Object row(int index) {
        @Nullable Object[] row = rows.rows().get(index);
        @Nullable Object[] cells = new Object[row.length];
        for (int i = 0; i < row.length; i++) {
            Object cell = row[i];
            cells[i] = cell == null || cell instanceof BigInteger
                    ? cell
                    : kinds.get(i).lifted(cell);
        }
        return cells;
    }
}
