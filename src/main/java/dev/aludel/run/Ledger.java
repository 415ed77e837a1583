package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session has brought to its database for good, and what not yet. It goes by what was sent and what the server
 * said of the transaction, and doesn't look into the database: after a failure the search_path or role that env.py had
 * set is gone, and another version table might be found. Not thread-safe.
 */
final class Ledger {
    /** The query for the open transaction's id, as text; null where it has changed nothing. */
    static final SqlStatement TRANSACTION =
            SqlStatement.of("SELECT pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.text");

    /** The first server that can be asked what became of a transaction. */
    static final int FIRST_WITH_STATUS = 130_000;

    /** What an exchange with the server left behind. */
    enum Outcome {
        /** A transaction is open. */
        OPEN,
        /** None is open, and what was pending is committed. */
        COMMITTED,
        /** None is open, and what was pending is gone. */
        ROLLED_BACK,
        /** The connection broke while the server was asked to commit. */
        LOST_AT_COMMIT,
        /** The connection broke within a transaction, which is rolled back. */
        LOST_IN_TRANSACTION,
        /** The connection broke while a statement ran outside a transaction. */
        LOST_OUTSIDE
    }

    private List<String> before = List.of();
    private List<String> kept = List.of();
    private List<String> pending = List.of();
    private long keptStatements;
    private long pendingStatements;
    private long statementsBeforeStep;
    private @Nullable String step;
    private @Nullable List<String> afterStep;
    private @Nullable String transaction;
    private Outcome last = Outcome.COMMITTED;

    /** The version table has these rows, and no step has begun. */
    void begins(List<String> rows) {
        if (step == null) {
            before = List.copyOf(rows);
            kept = before;
        }
        pending = List.copyOf(rows);
    }

    /** A step begins. */
    void steps(String title) {
        step = title;
        afterStep = null;
        statementsBeforeStep = keptStatements + pendingStatements;
    }

    /** The version table has been made to say these rows. */
    void moved(List<String> rows) {
        pending = List.copyOf(rows);
        afterStep = pending;
        if (last == Outcome.COMMITTED) {
            kept = pending;
        }
    }

    /** The open transaction has this id; null where it is not known. */
    void transaction(@Nullable String id) {
        transaction = id;
    }

    /** That many statements were carried out, and this is what they left. */
    void exchanged(int statements, Outcome outcome) {
        last = outcome;
        pendingStatements += statements;
        switch (outcome) {
            case OPEN, LOST_AT_COMMIT -> {
                // what is pending stays so
            }
            case COMMITTED, LOST_OUTSIDE -> {
                keptStatements += pendingStatements;
                pendingStatements = 0;
                kept = pending;
                transaction = null;
            }
            case ROLLED_BACK, LOST_IN_TRANSACTION -> {
                pendingStatements = 0;
                pending = kept;
                transaction = null;
            }
        }
    }

    /** What began has been undone, and counts as if no step had begun. */
    void nothingBegan() {
        step = null;
    }

    /** Whether a step has begun. */
    boolean begun() {
        return step != null;
    }

    /** Whether the version table has been moved by something that is not committed. */
    boolean owes() {
        return !pending.equals(kept);
    }

    /** Whether the connection broke while a commit was under way, so that nobody here knows what became of it. */
    boolean inDoubt() {
        return last == Outcome.LOST_AT_COMMIT;
    }

    /** The id of the transaction in doubt, or null where it is not known. */
    @Nullable
    String transaction() {
        return transaction;
    }

    /** The doubt is over. */
    void resolved(boolean committed) {
        exchanged(0, committed ? Outcome.COMMITTED : Outcome.ROLLED_BACK);
    }

    /** In one line, what the database stands at once the session is closed, and what is left of the run. */
    String told() {
        String part = keptStatements > statementsBeforeStep && !kept.equals(afterStep)
                ? "; what '" + step + "' committed before it failed stays too"
                : "";
        return "The database stands at " + (kept.isEmpty() ? "base" : String.join(", ", kept))
                + (kept.equals(before)
                        ? "; " + (part.isEmpty() ? "nothing" : "no whole step") + " of this run was kept"
                        : "; the steps up to there were committed")
                + part
                + (last == Outcome.LOST_OUTSIDE
                        ? "; whether the statement under way outside a transaction was carried out is not known."
                        : ".");
    }
}
