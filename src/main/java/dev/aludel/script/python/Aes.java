package dev.aludel.script.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AES in CBC mode with PKCS#7 padding, for the tokens of Python's cryptography; bytes are characters of Latin-1. */
final class Aes {

    private Aes() {}

    /** What is encrypted or decrypted; null where the data is no whole number of blocks or its padding is wrong. */
    static @Nullable String apply(boolean encrypting, String key, String vector, String data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    encrypting ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key.getBytes(ISO_8859_1), "AES"),
                    new IvParameterSpec(vector.getBytes(ISO_8859_1)));
            return new String(cipher.doFinal(data.getBytes(ISO_8859_1)), ISO_8859_1);
        } catch (BadPaddingException | IllegalBlockSizeException notEncrypted) {
            return null;
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("every JVM has AES in CBC mode", unavailable);
        }
    }
}
