package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs PostgreSQL's programs, also for root, as whom PostgreSQL refuses to run. */
final class Commands {

    /**
     * How a program ended.
     *
     * @param exitCode its exit code
     * @param output what it printed, both streams
     */
    record Result(int exitCode, String output) {}

    private static final int POLL_MILLISECONDS = 10;

    private Commands() {}

    /** Something to wait for. */
    interface Condition {
        /** Whether it has come. */
        boolean met() throws IOException;
    }

    /**
     * Runs a program to its end, or until the condition is met; then it counts as having succeeded and goes on by itself.
     * {@code pg_ctl} looks for what it waits for ten times a second only, which is most of what a start or stop costs.
     *
     * @param seconds how long it may take; then it is ended and counts as failed
     */
    static Result run(List<String> command, long seconds, Condition condition) throws IOException {
        if (!isRoot()) {
            return runAsIs(command, seconds, condition);
        }
        // In a user namespace of its own a process of root has another user id, while the files stay its own:
        // PostgreSQL is content with that.
        List<String> words = new ArrayList<>(List.of("unshare", "-U"));
        words.addAll(command);
        try {
            Result result = runAsIs(words, seconds, condition);
            if (result.exitCode() != 0 && result.output().startsWith("unshare: ")) {
                throw refused(result.output().strip(), null);
            }
            return result;
        } catch (IOException e) {
            if (isInstalled()) {
                throw e;
            }
            throw refused("There is no program 'unshare'.", e);
        }
    }

    private static AludelException refused(String why, @Nullable IOException cause) {
        Problem problem = Problem.of(
                        "embedded-root", "PostgreSQL refuses to run as root, and this machine forbids 'unshare -U'.")
                .because(why)
                .remedy("Run Aludel as another user (in a container: --user, or USER in the Dockerfile).")
                .remedy("Or name a PostgreSQL server with --url or DATABASE_URL.");
        return new AludelException(problem, cause);
    }

    private static boolean isInstalled() {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "unshare")));
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                : System.getProperty("user.name", "").equals("root");
    }

    private static Result runAsIs(List<String> command, long seconds, Condition condition) throws IOException {
        // A file rather than a pipe: the server inherits it and would keep a pipe open for ever.
        Path output = Files.createTempFile("aludel-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("LC_ALL", "C");
            builder.environment().remove("PGDATA");
            builder.environment().remove("PGPORT");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                if (condition.met()) {
                    return new Result(0, Files.readString(output));
                }
                if (System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    return new Result(-1, Files.readString(output));
                }
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
