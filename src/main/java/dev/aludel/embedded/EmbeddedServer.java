package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that comes with Aludel, its data kept in a directory. Several processes may use it at once: the first
 * starts it, the last to leave stops it, unless {@link #hold} holds it up.
 *
 * <p>Every process that uses it has a shared lock on {@code users}; whoever starts or stops it has {@code lock} to
 * itself. The operating system gives both back when a process is killed, so nothing is left to clean up: a server that
 * has lost its users is joined or stopped by the next who comes. Thread-safe.
 */
public final class EmbeddedServer implements AutoCloseable {

    /**
     * What goes on in a directory.
     *
     * @param url how to reach the server, or null where none runs
     * @param held whether {@link #hold} holds it up
     */
    public record Status(@Nullable String url, boolean held) {

        /** Whether a server runs. */
        public boolean running() {
            return url != null;
        }
    }

    /** What this process uses, by directory: file locks belong to the process, not to a thread. */
    private static final Map<Path, Membership> MEMBERSHIPS = new HashMap<>();

    private final Path directory;
    private final String url;
    private boolean left;

    private EmbeddedServer(Path directory, String url) {
        this.directory = directory;
        this.url = url;
    }

    /**
     * Joins the server of the directory, starting it where it isn't running.
     *
     * @param directory where the data lies, usually {@code .aludel/postgres}
     * @throws AludelException where it doesn't start, with the server's own words
     */
    public static EmbeddedServer join(Path directory) {
        return join(directory, false);
    }

    /** Joins one whose data a crash may lose, which makes it faster: for tests and scratch work. */
    public static EmbeddedServer joinThrowaway(Path directory) {
        return join(directory, true);
    }

    /** Starts the server and holds it up until {@link #release}: {@code db start}. Returns its URL. */
    public static String hold(Path directory) {
        try (EmbeddedServer server = join(directory)) {
            Files.writeString(held(server.directory), "");
            return server.url();
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /**
     * Ends what {@link #hold} began, and stops the server unless somebody uses it right now, who will stop it on
     * leaving: {@code db stop}. Returns whether it is stopped.
     */
    public static boolean release(Path directory) {
        Path place = place(directory);
        if (!Files.isDirectory(place)) {
            return true;
        }
        synchronized (MEMBERSHIPS) {
            try (FileChannel ignored = alone(place)) {
                Files.deleteIfExists(held(place));
                return !MEMBERSHIPS.containsKey(place) && stopIfUnused(new Cluster(place, false));
            } catch (IOException e) {
                throw unusable(place, e);
            }
        }
    }

    /** What goes on in the directory; starts and stops nothing. */
    public static Status status(Path directory) {
        Path place = place(directory);
        Cluster cluster = new Cluster(place, false);
        try {
            Optional<Postmaster> server = cluster.running().filter(Postmaster::ready);
            return new Status(server.isPresent() ? cluster.url(server.get()) : null, Files.exists(held(place)));
        } catch (IOException e) {
            throw unusable(place, e);
        }
    }

    /** The URL to reach it, in SQLAlchemy's form; it holds the password. */
    public String url() {
        return url;
    }

    /** Leaves it; stops it where nobody else uses or holds it. Leaving twice does nothing. */
    @Override
    public void close() {
        synchronized (MEMBERSHIPS) {
            Membership membership = MEMBERSHIPS.get(directory);
            if (left || membership == null) {
                return;
            }
            left = true;
            membership.uses--;
            if (membership.uses == 0) {
                MEMBERSHIPS.remove(directory);
                membership.leave();
            }
        }
    }

    private static EmbeddedServer join(Path directory, boolean throwaway) {
        synchronized (MEMBERSHIPS) {
            try {
                Path place = place(Files.createDirectories(directory));
                Membership membership = MEMBERSHIPS.get(place);
                if (membership == null) {
                    membership = Membership.enter(new Cluster(place, throwaway));
                    MEMBERSHIPS.put(place, membership);
                }
                membership.uses++;
                return new EmbeddedServer(place, membership.url);
            } catch (IOException e) {
                throw unusable(directory, e);
            }
        }
    }

    /** The use of one server by this process. */
    private static final class Membership {
        private final Cluster cluster;
        private final FileChannel lease;
        private final Thread onExit = new Thread(this::leaveOnExit, "aludel-embedded-exit");
        private final String url;
        private int uses;

        private Membership(Cluster cluster, FileChannel lease, String url) {
            this.cluster = cluster;
            this.lease = lease;
            this.url = url;
        }

        static Membership enter(Cluster cluster) throws IOException {
            Path place = cluster.directory();
            Files.writeString(place.resolve(".gitignore"), "*\n");
            try (FileChannel ignored = alone(place)) {
                FileChannel lease = open(place.resolve("users"));
                try {
                    Postmaster server = running(cluster, lease);
                    FileLock use = lease.lock(0, Long.MAX_VALUE, true);
                    if (!use.isShared()) {
                        throw new IOException("this file system has no shared locks");
                    }
                    Membership membership = new Membership(cluster, lease, cluster.url(server));
                    Runtime.getRuntime().addShutdownHook(membership.onExit);
                    return membership;
                } catch (IOException | RuntimeException e) {
                    lease.close();
                    throw e;
                }
            }
        }

        private static Postmaster running(Cluster cluster, FileChannel lease) throws IOException {
            Optional<Postmaster> found = cluster.running();
            if (found.isPresent() && found.get().ready()) {
                return found.get();
            }
            // A server in another container cannot be seen from here, but its users' locks can. Two on one folder
            // would destroy it.
            FileLock unused = lease.tryLock();
            if (unused == null) {
                throw new IOException("it is in use, but its server does not answer here"
                        + " (another container or machine on the same folder?)");
            }
            unused.release();
            if (found.isPresent()) {
                cluster.stop(found.get());
            }
            return cluster.start();
        }

        private void leave() {
            try {
                Runtime.getRuntime().removeShutdownHook(onExit);
            } catch (IllegalStateException e) {
                // The hook runs already, and waits for the monitor held here: it will find nothing to do.
                uses = 0;
            }
            giveBack();
        }

        private void giveBack() {
            try (FileChannel ignored = alone(cluster.directory())) {
                lease.close();
                if (!Files.exists(held(cluster.directory()))) {
                    stopIfUnused(cluster);
                }
            } catch (IOException e) {
                throw unusable(cluster.directory(), e);
            }
        }

        /** Ctrl-C or the end of the process while in use. */
        private void leaveOnExit() {
            synchronized (MEMBERSHIPS) {
                if (MEMBERSHIPS.remove(cluster.directory(), this)) {
                    giveBack();
                }
            }
        }
    }

    /** Stops the server where no process uses it; the caller is alone. Returns whether none runs any more. */
    private static boolean stopIfUnused(Cluster cluster) throws IOException {
        try (FileChannel users = open(cluster.directory().resolve("users"))) {
            if (users.tryLock() == null) {
                return false;
            }
            Optional<Postmaster> server = cluster.running();
            if (server.isPresent()) {
                cluster.stop(server.get());
            }
            return true;
        }
    }

    /** Waits until nobody else starts or stops the server, and keeps it so until closed. */
    private static FileChannel alone(Path place) throws IOException {
        FileChannel channel = open(place.resolve("lock"));
        channel.lock();
        return channel;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Path held(Path place) {
        return place.resolve("held");
    }

    private static Path place(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
    }

    private static AludelException unusable(Path directory, IOException cause) {
        return new AludelException(
                Problem.of("embedded-directory", "The embedded PostgreSQL in " + directory + " cannot be used.")
                        .because(cause.getClass().getSimpleName() + ": " + cause.getMessage())
                        .remedy("See that the folder belongs to you and its file system can lock files,"
                                + " or name another server with --url or DATABASE_URL."),
                cause);
    }
}
