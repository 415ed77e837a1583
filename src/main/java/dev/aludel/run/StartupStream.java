package dev.aludel.run;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Takes the time zone out of the startup packet. pgjdbc always sends the JVM's, and a session's start values are also
 * what RESET returns to; without it the session has the server's, the database's or the role's, as with libpq.
 *
 * <p>The packet is a length and a protocol version of four bytes each, then names and values, each ended by a zero byte,
 * and a last zero byte. Requests for encryption may go before it. Where TLS begins, everything passes as it is.
 */
final class StartupStream extends FilterOutputStream {
    private static final int HEADER = 8;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int PROTOCOL_3 = 3;
    private static final int TLS_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final String TIME_ZONE = "TimeZone";

    private ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean started;

    /** The stream of a socket on which nothing has been sent. */
    StartupStream(OutputStream socket) {
        super(socket);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (started) {
            out.write(bytes, offset, length);
            return;
        }
        held.write(bytes, offset, length);
        release(held.toByteArray());
    }

    private void release(byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes[0] == TLS_HANDSHAKE) {
            start(bytes);
            return;
        }
        if (bytes.length < HEADER || bytes.length < ByteBuffer.wrap(bytes).getInt()) {
            return;
        }
        int code = ByteBuffer.wrap(bytes).getInt(4);
        if (code == TLS_REQUEST || code == GSS_REQUEST) {
            out.write(bytes);
            held = new ByteArrayOutputStream();
        } else {
            start(code >>> 16 == PROTOCOL_3 ? withoutTimeZone(bytes) : bytes);
        }
    }

    private void start(byte[] bytes) throws IOException {
        started = true;
        held = new ByteArrayOutputStream();
        out.write(bytes);
    }

    private static byte[] withoutTimeZone(byte[] packet) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(packet, 0, HEADER);
        int position = HEADER;
        while (packet[position] != 0) {
            int value = end(packet, position);
            int next = end(packet, value);
            String name = new String(packet, position, value - position - 1, StandardCharsets.UTF_8);
            if (!name.equals(TIME_ZONE)) {
                kept.write(packet, position, next - position);
            }
            position = next;
        }
        kept.write(packet, position, packet.length - position);
        byte[] bytes = kept.toByteArray();
        ByteBuffer.wrap(bytes).putInt(bytes.length);
        return bytes;
    }

    /** Where the text that starts there is over, its zero byte included. */
    private static int end(byte[] packet, int start) {
        int position = start;
        while (packet[position] != 0) {
            position++;
        }
        return position + 1;
    }
}
