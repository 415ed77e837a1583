package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.Location;
import dev.aludel.revision.Step;
import dev.aludel.script.ResultRows;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something in the order in which it is to happen: a text for the server, or what is due once those before are done. */
sealed interface Outgoing {

    /** Something to do here as soon as everything before it has been carried out: a log line, an entry in the ledger. */
    record Mark(Runnable action) implements Outgoing {}

    /**
     * A text for the server.
     *
     * @param statement what was asked for
     * @param whole its text with all values in place
     * @param offset where in it the text to send begins
     * @param sent the text to send: all of it, or one of the statements that it holds
     * @param lines the line in a revision that it comes from, then those that called; none where whoever asked knows
     * @param step the step it belongs to, or null
     * @param then takes its (last) result as soon as it is there; what it throws counts as this text's failure
     */
    record Text(
            SqlStatement statement,
            String whole,
            int offset,
            String sent,
            List<Location> lines,
            @Nullable Step step,
            Consumer<ResultRows> then)
            implements Outgoing {}
}
