package dev.aludel.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits to be sent together. Its bounds keep a line from clogging: while we write, the server answers what came
 * before, and nobody reads that yet; what we write must then fit into the buffers of the line. They also bound how long a
 * statement waits for company. Not thread-safe.
 */
final class Outbox {
    /** pgjdbc reckons with 250 bytes for an answer, and with 64,000 for all that may be under way. */
    private static final int MOST_TEXTS = 200;

    /** So many are worth a round trip of their own while the server would only wait. */
    private static final int ENOUGH_TEXTS = 16;

    private static final int MOST_BYTES = 48_000;
    private static final long LONGEST_NANOS = Duration.ofMillis(50).toNanos();

    private List<Outgoing> waiting = new ArrayList<>();
    private int texts;
    private long bytes;
    private long since;

    /** Whether a text waits. */
    boolean hasTexts() {
        return texts > 0;
    }

    /** Whether a text may go with those that wait. */
    boolean hasRoomFor(String text) {
        return texts == 0 || texts < MOST_TEXTS && bytes + size(text) <= MOST_BYTES;
    }

    /**
     * Whether what waits should go now.
     *
     * @param idle whether the server has nothing to do
     */
    boolean isDue(boolean idle) {
        int enough = idle ? ENOUGH_TEXTS : MOST_TEXTS;
        return texts > 0 && (texts >= enough || System.nanoTime() - since > LONGEST_NANOS);
    }

    void add(Outgoing.Mark mark) {
        waiting.add(mark);
    }

    void add(Outgoing.Text text) {
        if (texts == 0) {
            since = System.nanoTime();
        }
        waiting.add(text);
        texts++;
        bytes += size(text.sent());
    }

    /** Hands out everything that waits, in order, and is empty then. */
    List<Outgoing> take() {
        List<Outgoing> taken = waiting;
        waiting = new ArrayList<>();
        texts = 0;
        bytes = 0;
        return taken;
    }

    /** At least as many bytes as the text has in UTF-8. */
    private static long size(String text) {
        return text.chars().map(c -> c < 0x80 ? 1 : 3).summaryStatistics().getSum();
    }
}
