package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs, also for root, as whom PostgreSQL refuses to run. */
final class Commands {

    /**
     * How a program ended.
     *
     * @param exitCode its exit code
     * @param output what it printed, both streams
     */
    record Result(int exitCode, String output) {}

    private Commands() {}

    /**
     * Runs a program to its end.
     *
     * @param seconds how long it may take; then it is ended and counts as failed
     */
    static Result run(List<String> command, long seconds) throws IOException {
        List<String> words = new ArrayList<>(prefix());
        words.addAll(command);
        return runAsIs(words, seconds);
    }

    /**
     * In a user namespace of its own a process of root has another user id, while the files stay its own: PostgreSQL is
     * content with that.
     */
    private static List<String> prefix() throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "-U");
        if (!Namespaces.AVAILABLE) {
            throw new AludelException(Problem.of(
                            "embedded-root",
                            "PostgreSQL refuses to run as root, and this machine forbids 'unshare -U'.")
                    .remedy("Run Aludel as another user (in a container: --user, or USER in the Dockerfile).")
                    .remedy("Or name a PostgreSQL server with --url or DATABASE_URL."));
        }
        return unshare;
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                : System.getProperty("user.name", "").equals("root");
    }

    private static Result runAsIs(List<String> command, long seconds) throws IOException {
        // A file rather than a pipe: the server inherits it and would keep a pipe open for ever.
        Path output = Files.createTempFile("aludel-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("LC_ALL", "C");
            builder.environment().remove("PGDATA");
            builder.environment().remove("PGPORT");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Result(ended ? process.exitValue() : -1, Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Asked once, and only by root. */
    private static final class Namespaces {
        static final boolean AVAILABLE = available();

        private static boolean available() {
            try {
                return runAsIs(List.of("unshare", "-U", "true"), 10).exitCode() == 0;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
