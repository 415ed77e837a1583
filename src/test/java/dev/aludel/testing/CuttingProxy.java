package dev.aludel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A TCP proxy before a PostgreSQL server. It cuts both sides of a connection the first time the client sends a given
 * text: before the server sees it, or once the server has answered it.
 */
public final class CuttingProxy implements AutoCloseable {

    /** When the connection is cut. */
    public enum Cut {
        /** The text never reaches the server. */
        BEFORE,
        /** The server has carried it out, but its answer never reaches the client. */
        AFTER
    }

    private final ServerSocket listening;
    private final URI server;
    private final String text;
    private final Cut cut;
    private volatile boolean armed = true;

    /** Listens, and connects whoever comes with the server of the URL. */
    public CuttingProxy(String url, String text, Cut cut) throws IOException {
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.server = URI.create(url);
        this.text = text;
        this.cut = cut;
        Thread.ofVirtual().start(this::accept);
    }

    /** The URL that leads through it. */
    public String url() {
        return server.toString()
                .replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + listening.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket backend = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> pump(client, backend));
                Thread.ofVirtual().start(() -> copy(backend, client));
            }
        } catch (IOException closed) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void pump(Socket client, Socket backend) {
        try (client;
                backend;
                InputStream in = client.getInputStream();
                OutputStream out = backend.getOutputStream()) {
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (armed && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(text)) {
                    armed = false;
                    if (cut == Cut.AFTER) {
                        client.close();
                        out.write(buffer, 0, read);
                        out.flush();
                        backend.shutdownOutput();
                        backend.getInputStream().transferTo(OutputStream.nullOutputStream());
                    }
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // one side has hung up; the other learns of it as both are closed
        }
    }

    private static void copy(Socket backend, Socket client) {
        try {
            backend.getInputStream().transferTo(client.getOutputStream());
            client.close();
        } catch (IOException gone) {
            // the connection was cut
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
