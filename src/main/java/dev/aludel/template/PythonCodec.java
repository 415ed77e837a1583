package dev.aludel.template;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/**
 * An encoding by the name that Python gives it: {@code output_encoding}. What cannot be encoded is refused, as in
 * Python.
 *
 * @param name as it was configured
 * @param charset Java's charset
 * @param signed whether a byte order mark goes first
 */
record PythonCodec(String name, Charset charset, boolean signed) {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /**
     * The encoding of that name; case, dashes and underscores make no difference.
     *
     * @throws AludelException where there is none
     */
    static PythonCodec named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return switch (plain) {
            case "utf-8", "utf8", "u8", "utf" -> new PythonCodec(name, StandardCharsets.UTF_8, false);
            case "utf-8-sig", "utf8-sig" -> new PythonCodec(name, StandardCharsets.UTF_8, true);
            case "utf-16", "utf16", "u16" -> new PythonCodec(name, StandardCharsets.UTF_16LE, true);
            case "latin-1", "latin1", "latin", "l1", "iso8859-1", "8859" ->
                new PythonCodec(name, StandardCharsets.ISO_8859_1, false);
            default -> new PythonCodec(name, charset(name, plain), false);
        };
    }

    private static Charset charset(String name, String plain) {
        try {
            return Charset.forName(plain);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new AludelException(
                    Problem.of("bad-option", "unknown encoding: " + name)
                            .remedy("Set output_encoding to one such as utf-8."),
                    unknown);
        }
    }

    /**
     * The text in this encoding.
     *
     * @throws AludelException where it has a character that the encoding lacks
     */
    byte[] encode(String text) {
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(signed ? BYTE_ORDER_MARK + text : text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException lacking) {
            throw new AludelException(
                    Problem.of("bad-option", "The text cannot be encoded in " + name)
                            .because("It has a character that this encoding lacks.")
                            .remedy("Set output_encoding = utf-8."),
                    lacking);
        }
    }
}
