package dev.aludel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StartupStreamTest {
    private static final int PROTOCOL = 3 << 16;
    private static final int TLS_REQUEST = 80_877_103;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final StartupStream stream = new StartupStream(sent);

    @Test
    void the_time_zone_is_left_out_of_the_startup_packet() throws IOException {
        stream.write(packet("user\0me\0TimeZone\0Asia/Tokyo\0application_name\0TimeZone\0\0"));
        assertThat(sent.toByteArray()).isEqualTo(packet("user\0me\0application_name\0TimeZone\0\0"));
    }

    @Test
    void the_packet_may_come_in_pieces_and_after_a_request_for_encryption() throws IOException {
        byte[] request = ByteBuffer.allocate(8).putInt(8).putInt(TLS_REQUEST).array();
        stream.write(request);
        for (byte octet : packet("TimeZone\0UTC\0user\0me\0\0")) {
            stream.write(octet);
        }
        assertThat(sent.toByteArray()).startsWith(request).endsWith(packet("user\0me\0\0"));
    }

    @Test
    void what_follows_passes_as_it_is() throws IOException {
        stream.write(packet("user\0me\0\0"));
        sent.reset();
        byte[] later = packet("TimeZone\0UTC\0\0");
        stream.write(later);
        assertThat(sent.toByteArray()).isEqualTo(later);
    }

    @Test
    void a_tls_handshake_passes_as_it_is() throws IOException {
        byte[] hello = {0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5};
        stream.write(hello);
        assertThat(sent.toByteArray()).isEqualTo(hello);
    }

    private static byte[] packet(String settings) {
        byte[] text = settings.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(8 + text.length)
                .putInt(PROTOCOL)
                .put(text)
                .array();
    }
}
