package dev.aludel.embedded;

import java.nio.file.Path;

/**
 * The PostgreSQL that comes with Aludel, its data kept in a directory. Several processes may use it at once: the first
 * starts it, the last to leave stops it, unless {@code db start} holds it up.
 */
public final class EmbeddedServer implements AutoCloseable {

    private EmbeddedServer() {}

    /**
     * Joins the server of the directory, starting it where it isn't running.
     *
     * @param directory where the data lies, usually {@code .aludel/postgres}
     * @throws dev.aludel.error.AludelException where it doesn't start, with the server's own words
     */
    public static EmbeddedServer join(Path directory) {
        throw new UnsupportedOperationException();
    }

    /** The URL to reach it, in SQLAlchemy's form. */
    public String url() {
        throw new UnsupportedOperationException();
    }

    /** Leaves it; stops it where nobody else uses or holds it. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
