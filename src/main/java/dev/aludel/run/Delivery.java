package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.script.ResultRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Follows what was sent as the answers come: each text's result is handed on when it arrives, and what stands between two
 * texts is done when the first is answered and the server has gone on to the second. So the log names a revision while
 * its statements run, although they were sent long before. For one exchange.
 */
final class Delivery implements ServerConnection.Progress {
    private static final ResultRows NOTHING = new ResultRows(List.of(), List.of(), -1, false);

    private final List<Outgoing> entries;
    private final List<Outgoing.Text> texts = new ArrayList<>();
    private final Ledger ledger;
    private final EventSink events;
    private int position;
    private int answered;
    private long lately = System.nanoTime();
    private boolean abandoned;
    private @Nullable AludelException refused;
    private Outgoing.@Nullable Text refusedFor;

    /** Nothing has been sent yet. */
    Delivery(List<Outgoing> entries, Ledger ledger, EventSink events) {
        this.entries = entries;
        this.ledger = ledger;
        this.events = events;
        for (Outgoing entry : entries) {
            if (entry instanceof Outgoing.Text text) {
                texts.add(text);
            }
        }
    }

    /** What to send. */
    List<String> sent() {
        return texts.stream().map(Outgoing.Text::sent).toList();
    }

    /** Whether there is nothing to send. */
    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** The text that comes last. */
    Outgoing.Text last() {
        return texts.getLast();
    }

    /** Whatever comes of it no longer matters. */
    void abandon() {
        abandoned = true;
    }

    /** Whether what comes of it no longer matters. */
    boolean abandoned() {
        return abandoned;
    }

    /** Does what is due before the next text. */
    void proceed() {
        while (position < entries.size() && entries.get(position) instanceof Outgoing.Mark mark) {
            position++;
            mark.action().run();
        }
    }

    /** Every text but the last is one statement, so each result that comes before the last text's belongs to the next. */
    @Override
    public void carriedOut(Supplier<ResultRows> result) {
        if (!abandoned && answered < texts.size() - 1) {
            ledger.exchanged(1, Ledger.Outcome.OPEN);
            answer(result);
        }
    }

    /** The last text is done, with these results of its own. */
    void finish(List<ResultRows> results) {
        answer(() -> results.isEmpty() ? NOTHING : results.getLast());
    }

    /** How many texts but the last have been answered. */
    int answered() {
        return answered;
    }

    /** The text that failed, if one did: the one whose result was not taken, or else the one that was under way. */
    Outgoing.Text guilty() {
        return refusedFor != null ? refusedFor : texts.get(Math.min(answered, texts.size() - 1));
    }

    /** What a text's taker had against its result, or null. */
    @Nullable
    AludelException refused() {
        return refused;
    }

    private void answer(Supplier<ResultRows> result) {
        Outgoing.Text text = texts.get(answered++);
        position++;
        if (refused != null) {
            return;
        }
        long now = System.nanoTime();
        events.accept(new Event.StatementRun(text.statement(), Duration.ofNanos(now - lately)));
        lately = now;
        try {
            text.then().accept(result.get());
        } catch (AludelException failure) {
            // thrown once the line is quiet again
            refused = failure;
            refusedFor = text;
            return;
        }
        proceed();
    }

    @Override
    public void notice(PSQLWarning warning) {
        if (abandoned) {
            return;
        }
        ServerErrorMessage message = warning.getServerErrorMessage();
        events.accept(new Event.ServerMessage(
                message == null || message.getSeverity() == null ? "NOTICE" : message.getSeverity(),
                message == null || message.getMessage() == null
                        ? String.valueOf(warning.getMessage())
                        : message.getMessage()));
    }
}
