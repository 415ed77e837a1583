package dev.aludel;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.dialect.Dialect;
import dev.aludel.embedded.EmbeddedServer;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.run.EventSink;
import dev.aludel.run.LiveSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Connects one run to its databases, and holds up the embedded server for as long. For use by one thread. */
final class Connector implements AutoCloseable {
    private final Path embedded;
    private final Dialect dialect;
    private final EventSink events;
    private final List<EmbeddedServer> joined = new ArrayList<>();
    private @Nullable EarlyConnection early;
    private BooleanSupplier meanwhile = () -> false;

    /**
     * Nothing is connected yet.
     *
     * @param embedded where the embedded server lies
     * @param events takes what the databases have to say
     */
    Connector(Path embedded, Dialect dialect, EventSink events) {
        this.embedded = embedded;
        this.dialect = dialect;
        this.events = events;
    }

    /** Loads, on another thread, what every connection needs. */
    void warmUp() {
        Thread.ofPlatform().daemon().name("aludel-driver").start(LiveSession::warmUp);
    }

    /** Has something done, again and again until it returns false, while a connection is waited for. */
    void meanwhile(BooleanSupplier work) {
        meanwhile = work;
    }

    /** Begins to connect to a server that is likely to be asked for; whether that works is told to whoever asks. */
    void prepare(String url) {
        early = EarlyConnection.begin(url, () -> {
            DatabaseUrl wanted = DatabaseUrl.parse(url);
            return wanted.embedded() ? null : LiveSession.connect(wanted, dialect, events);
        });
    }

    /**
     * A session on the database of that URL.
     *
     * @throws AludelException where there is none, or it can't be reached
     */
    LiveSession connect(@Nullable String url) {
        if (url == null) {
            throw new AludelException(Problem.of("no-url", "There is no database URL.")
                    .because("env.py takes it from something that isn't there.")
                    .remedy("Give --url, set ALUDEL_URL or DATABASE_URL, or set sqlalchemy.url in alembic.ini."));
        }
        LiveSession prepared = early == null ? null : early.take(url, meanwhile);
        if (prepared != null) {
            return prepared;
        }
        DatabaseUrl wanted = DatabaseUrl.parse(url);
        if (!wanted.embedded()) {
            return LiveSession.connect(wanted, dialect, events);
        }
        EmbeddedServer server = EmbeddedServer.join(embedded);
        joined.add(server);
        return LiveSession.connect(DatabaseUrl.parse(server.url()), dialect, events);
    }

    /** Leaves the embedded server, and closes what nobody asked for. */
    @Override
    public void close() {
        if (early != null) {
            early.close();
        }
        joined.forEach(EmbeddedServer::close);
    }
}
