package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.run.LiveSession;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is made on another thread while the revisions are read. If it fails, that is told when it is asked
 * for; if nobody asks, it never was. For use by one thread.
 */
final class EarlyConnection implements AutoCloseable {
    private final String url;
    private final Early<@Nullable LiveSession> attempt;
    private boolean over;

    private EarlyConnection(String url, Early<@Nullable LiveSession> attempt) {
        this.url = url;
        this.attempt = attempt;
    }

    /** Begins to connect to the URL; the supplier says null where it is none to connect to early. */
    static EarlyConnection begin(String url, Supplier<@Nullable LiveSession> connect) {
        return new EarlyConnection(url, Early.begin("aludel-connection", connect));
    }

    /**
     * The session, if it is for that URL and was not handed out before; else null.
     *
     * @param meanwhile is called while it is waited for, until it returns false
     * @throws AludelException telling why it can't connect
     */
    @Nullable
    LiveSession take(String wanted, BooleanSupplier meanwhile) {
        if (over || !url.equals(wanted)) {
            return null;
        }
        over = true;
        while (!attempt.isDone() && meanwhile.getAsBoolean()) {
            // it did something
        }
        return attempt.get();
    }

    /** Closes the session if nobody took it, as soon as there is one. */
    @Override
    public void close() {
        if (!over) {
            over = true;
            if (attempt.isDone()) {
                discard();
                return;
            }
            Thread.ofPlatform().daemon().name("aludel-unwanted").start(this::discard);
        }
    }

    private void discard() {
        try {
            LiveSession unwanted = attempt.get();
            if (unwanted != null) {
                unwanted.close();
            }
        } catch (AludelException neverConnected) {
            // nobody asked, so nobody is told
        }
    }
}
