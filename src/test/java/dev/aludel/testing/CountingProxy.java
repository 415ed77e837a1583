package dev.aludel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A TCP proxy before a PostgreSQL server that counts how often a client writes after it has been answered: its round
 * trips, the making of the TCP connection left out. Exact as long as the client writes what belongs together at once,
 * which pgjdbc does up to 8 KB.
 */
public final class CountingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final AtomicInteger roundTrips = new AtomicInteger();

    /** Listens, and connects whoever comes with the server of the URL. */
    public CountingProxy(String url) throws IOException {
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.server = URI.create(url);
        Thread.ofVirtual().start(this::accept);
    }

    /** The URL that leads through it. */
    public String url() {
        return server.toString()
                .replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + listening.getLocalPort());
    }

    /** The round trips so far, of all connections. The last message of a connection, which says goodbye, counts for none. */
    public int roundTrips() {
        return roundTrips.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket backend = new Socket(server.getHost(), server.getPort());
                AtomicBoolean answered = new AtomicBoolean(true);
                Thread.ofVirtual()
                        .start(() -> pass(client, backend, read -> {
                            // a terminate message is five bytes, and nobody waits for an answer to it
                            if (read > 5 && answered.getAndSet(false)) {
                                roundTrips.incrementAndGet();
                            }
                        }));
                Thread.ofVirtual().start(() -> pass(backend, client, read -> answered.set(true)));
            }
        } catch (IOException closed) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private static void pass(Socket from, Socket to, IntConsumer seen) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                seen.accept(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // one side has hung up; the other learns of it as both are closed
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
