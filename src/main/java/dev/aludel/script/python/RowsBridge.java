package dev.aludel.script.python;

import dev.aludel.operation.Executable;
import dev.aludel.script.ResultRows;
import dev.aludel.script.vocabulary.Vocabulary;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess.Export;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to Python: plain cells as they are, any other as a text that the shim's converter of that column
 * reads. They are asked for when Python first asks for something of them.
 */
public final class RowsBridge {

    private final Supplier<ResultRows> source;
    private final @Nullable Executable statement;
    private @Nullable ResultRows known;
    private List<CellKind> kinds = List.of();

    /**
     * Rows of a statement.
     *
     * @param statement the one of Core's that returned them, or null
     */
    RowsBridge(Supplier<ResultRows> source, @Nullable Executable statement) {
        this.source = source;
        this.statement = statement;
    }

    private ResultRows rows() {
        ResultRows rows = known;
        if (rows == null) {
            rows = source.get();
            known = rows;
            kinds = CellKind.ofColumns(rows);
        }
        return rows;
    }

    /**
     * All that is to be known of the result but its cells: how many rows were affected or returned, whether it returns
     * rows, how many there are to fetch, the columns' names, and, or else null, the names of their converters, and for
     * each column what the statement's types convert and what it is called.
     */
    @Export
    public Object shape() {
        ResultRows rows = rows();
        boolean plain = kinds.stream().allMatch(kind -> kind.converter().isEmpty());
        return new @Nullable Object[] {
            rows.rowCount(),
            rows.returnsRows(),
            rows.rows().size(),
            rows.columns().toArray(),
            plain ? null : kinds(),
            rows.returnsRows() && statement != null ? conversions(statement) : null
        };
    }

    private static @Nullable Object conversions(Executable statement) {
        Object conversions = Vocabulary.construct("Statement.conversions", List.of(statement), Map.of());
        boolean none = conversions instanceof List<?> all
                && all.stream()
                        .allMatch(one ->
                                one instanceof List<?> pair && pair.stream().allMatch(""::equals));
        return none ? null : conversions;
    }

    /** The column names. */
    @Export
    public Object columns() {
        return rows().columns().toArray();
    }

    /** For each column the server's code of its type. */
    @Export
    public Object typeCodes() {
        return rows().typeCodes().toArray();
    }

    /** For each column the name of its converter; empty for plain cells. */
    @Export
    public Object kinds() {
        rows();
        return kinds.stream().map(CellKind::converter).toArray();
    }

    /** How many rows were affected or returned; -1 where unknown. */
    @Export
    public long rowCount() {
        return rows().rowCount();
    }

    /** How many rows there are to fetch. */
    @Export
    public int size() {
        return rows().rows().size();
    }

    /** Whether the statement returns rows. */
    @Export
    public boolean returnsRows() {
        return rows().returnsRows();
    }

    /** The cells of one row. */
    @Export
    public Object row(int index) {
        @Nullable Object[] row = rows().rows().get(index);
        @Nullable Object[] cells = new Object[row.length];
        lift(row, cells, 0);
        return cells;
    }

    /** The cells of all rows, one row after the other. */
    @Export
    public Object cells() {
        List<@Nullable Object[]> rows = rows().rows();
        int width = rows().columns().size();
        @Nullable Object[] cells = new Object[rows.size() * width];
        int position = 0;
        for (@Nullable Object[] row : rows) {
            lift(row, cells, position);
            position += width;
        }
        return cells;
    }

    private void lift(@Nullable Object[] row, @Nullable Object[] cells, int position) {
        for (int i = 0; i < row.length; i++) {
            Object cell = row[i];
            cells[position + i] = cell == null || cell instanceof BigInteger
                    ? cell
                    : kinds.get(i).lifted(cell);
        }
    }
}
