package dev.aludel.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {
    private static final byte[] TLS_HANDSHAKE = {0x16, 3, 1};

    @TempDir
    Path directory;

    private ServerSocketChannel server;
    private UnixSocket client;
    private SocketChannel accepted;

    @BeforeEach
    void connect() throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(directory.resolve("s")));
        client = UnixSocket.connect(directory.resolve("s"));
        accepted = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
        server.close();
    }

    @Test
    void carries_more_than_a_buffer_both_ways() throws IOException {
        byte[] much = new byte[3_000_000];
        much[0] = TLS_HANDSHAKE[0];
        much[much.length - 1] = 7;
        Thread.ofVirtual().start(() -> echo(much.length));
        client.getOutputStream().write(much);
        assertThat(client.getInputStream().readNBytes(much.length)).isEqualTo(much);
    }

    private void echo(int length) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining() && accepted.read(buffer) >= 0) {
                // until all has come
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                accepted.write(buffer);
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Test
    void a_read_ends_after_the_timeout() {
        client.setSoTimeout(20);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void the_end_of_the_other_side_is_the_end_of_the_stream() throws IOException {
        accepted.close();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void a_missing_file_is_a_refused_connection_that_names_it() {
        Path missing = directory.resolve("none");
        assertThatThrownBy(() -> UnixSocket.connect(missing))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(missing.toString());
    }
}
