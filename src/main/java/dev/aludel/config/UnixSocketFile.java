package dev.aludel.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where PostgreSQL's Unix-domain sockets lie: {@code .s.PGSQL.5432} in a directory. */
final class UnixSocketFile {
    /** Debian's and Red Hat's place, and PostgreSQL's own. */
    private static final List<String> DEFAULT_DIRECTORIES = List.of("/var/run/postgresql", "/run/postgresql", "/tmp");

    private static final String DEFAULT_PORT = "5432";

    private UnixSocketFile() {}

    /** The socket file in the directory. */
    static Path in(String directory, @Nullable String port) {
        return Path.of(directory, ".s.PGSQL." + (port == null ? DEFAULT_PORT : port));
    }

    /** The directory that a server listens in where none is named; empty if there is none. */
    static Optional<String> defaultDirectory(@Nullable String port) {
        return DEFAULT_DIRECTORIES.stream()
                .filter(directory -> Files.exists(in(directory, port)))
                .findFirst();
    }
}
