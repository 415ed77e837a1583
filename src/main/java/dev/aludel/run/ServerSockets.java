package dev.aludel.run;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Properties;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * The sockets that pgjdbc talks through: TCP, or a Unix-domain socket where {@code socketFactoryArg} names its file. They
 * let the startup packet pass without a time zone. Made by pgjdbc, by name, with its connection properties.
 */
public final class ServerSockets extends SocketFactory {
    private final String file;

    /** The factory for one connection; {@code socketFactoryArg} is a socket's file, or empty for TCP. */
    public ServerSockets(Properties properties) {
        String named = PGProperty.SOCKET_FACTORY_ARG.getOrDefault(properties);
        this.file = named == null ? "" : named;
    }

    /** A socket: connected to the file if one is named, else not yet connected. */
    @Override
    public Socket createSocket() throws IOException {
        return file.isEmpty() ? new TcpSocket() : UnixSocket.connect(Path.of(file));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        if (!socket.isConnected()) {
            socket.bind(local);
            socket.connect(remote);
        }
        return socket;
    }

    private static final class TcpSocket extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new StartupStream(super.getOutputStream());
        }
    }
}
