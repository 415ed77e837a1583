package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A commit whose answer never came: the server remembers what became of the transaction, and is asked. */
final class CommitInDoubt {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 200;

    private CommitInDoubt() {}

    /**
     * Asks over a new connection, and tells in one line what the database stands at. A backend may not know yet that its
     * client has gone, so a transaction in progress is asked for again, for a while.
     *
     * @param ledger what the lost session brought to the database; the doubt in it is settled where it can be
     */
    static String resolve(Ledger ledger, Supplier<LiveSession> connect) {
        @Nullable String transaction = ledger.transaction();
        if (transaction == null) {
            return "The connection broke at COMMIT, and whether the server carried it out is not known.";
        }
        String label = "transaction " + transaction;
        try (LiveSession session = connect.get()) {
            return switch (status(session, transaction)) {
                case "committed" -> {
                    ledger.resolved(true);
                    yield "The connection broke at COMMIT, but the server did commit " + label + ". " + ledger.told();
                }
                case "aborted" -> {
                    ledger.resolved(false);
                    yield "The connection broke before COMMIT, and the server rolled back " + label + ". "
                            + ledger.told();
                }
                case String unsettled ->
                    "The connection broke at COMMIT, and the server says that " + label + " is " + unsettled
                            + "; ask again later: SELECT pg_xact_status('" + transaction + "')";
            };
        } catch (AludelException failure) {
            return "The connection broke at COMMIT, and the server cannot be asked what became of " + label + ": "
                    + failure.problem().message();
        }
    }

    private static String status(LiveSession session, String transaction) {
        SqlStatement question = SqlStatement.of("SELECT coalesce(pg_catalog.pg_xact_status('" + transaction
                + "'::pg_catalog.xid8), 'too long ago to tell')");
        long start = System.nanoTime();
        while (true) {
            String status =
                    String.valueOf(session.queryAside(question.sql()).rows().getFirst()[0]);
            if (!status.equals("in progress") || System.nanoTime() - start > PATIENCE.toNanos()) {
                return status;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            // the question is asked once more at once, and whoever waits next sees the interruption
            Thread.currentThread().interrupt();
        }
    }
}
