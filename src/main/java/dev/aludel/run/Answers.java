package dev.aludel.run;

import dev.aludel.script.ResultRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes results as they come. */
final class Answers implements Consumer<ResultRows> {
    private ResultRows last = new ResultRows(List.of(), List.of(), -1, false);
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private long affected;

    /** The last result. */
    ResultRows last() {
        return last;
    }

    /** The results of one statement that was executed several times, as one. */
    ResultRows together() {
        return new ResultRows(last.columns(), last.typeCodes(), rows, affected, last.returnsRows());
    }

    @Override
    public void accept(ResultRows result) {
        last = result;
        rows.addAll(result.rows());
        affected += Math.max(0, result.rowCount());
    }
}
