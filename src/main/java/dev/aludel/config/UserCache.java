package dev.aludel.config;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where Aludel keeps, for each user, what it can make again: {@code $XDG_CACHE_HOME/aludel}, {@code
 * ~/Library/Caches/aludel} where there is such a folder, else {@code ~/.cache/aludel}.
 */
public final class UserCache {

    private UserCache() {}

    /** The directory, which may not exist yet. */
    public static Path directory() {
        String configured = System.getenv("XDG_CACHE_HOME");
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured, "aludel");
        }
        // As the shell has it: the JVM asks the password file, where users of containers have none.
        String shell = System.getenv("HOME");
        Path home = Path.of(shell == null || shell.isBlank() ? System.getProperty("user.home", ".") : shell);
        Path mac = home.resolve("Library").resolve("Caches");
        return (Files.isDirectory(mac) ? mac : home.resolve(".cache")).resolve("aludel");
    }
}
