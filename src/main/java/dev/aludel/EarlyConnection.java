package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.run.LiveSession;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is made on another thread while the revisions are read. If it fails, that is told when it is asked
 * for; if nobody asks, it never was. For use by one thread.
 */
final class EarlyConnection implements AutoCloseable {
    private final String url;
    private final FutureTask<@Nullable LiveSession> attempt;
    private boolean over;

    private EarlyConnection(String url, Supplier<@Nullable LiveSession> connect) {
        this.url = url;
        this.attempt = new FutureTask<>(connect::get);
    }

    /** Begins to connect to the URL; null where it is no URL to connect to early. */
    static EarlyConnection begin(String url, Supplier<@Nullable LiveSession> connect) {
        EarlyConnection connection = new EarlyConnection(url, connect);
        Thread.ofPlatform().daemon().name("aludel-connection").start(connection.attempt);
        return connection;
    }

    /**
     * The session, if it is for that URL and was not handed out before; else null.
     *
     * @throws AludelException telling why it can't connect
     */
    @Nullable
    LiveSession take(String wanted) {
        if (over || !url.equals(wanted)) {
            return null;
        }
        over = true;
        try {
            return attempt.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AludelException(Problem.of("interrupted", "Interrupted while connecting."), interrupted);
        }
    }

    /** Closes the session if nobody took it, as soon as there is one. */
    @Override
    public void close() {
        if (!over) {
            over = true;
            Thread.ofPlatform().daemon().name("aludel-unwanted").start(this::discard);
        }
    }

    private void discard() {
        try {
            LiveSession unwanted = attempt.get();
            if (unwanted != null) {
                unwanted.close();
            }
        } catch (ExecutionException | InterruptedException nothingToClose) {
            // it never was
        }
    }
}
