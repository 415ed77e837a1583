package dev.aludel;

import dev.aludel.config.Config;
import dev.aludel.revision.HeaderReader;
import dev.aludel.revision.ScriptDirectory;
import dev.aludel.run.EventSink;
import dev.aludel.script.python.PythonHeaders;
import dev.aludel.script.python.PythonRuntime;
import dev.aludel.script.sql.SqlHeaders;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Java API: one script directory, and what can be done with it to a database. Not thread-safe. */
public final class Aludel {

    /**
     * How to do it.
     *
     * @param url a URL that goes before the one env.py or the ini names ({@code --url}), or null
     * @param tag {@code --tag}, handed to env.py, or null
     * @param sql whether to print SQL instead of running it
     * @param output where {@code --sql} prints
     * @param events who is told what happens
     */
    public record Settings(
            @Nullable String url, @Nullable String tag, boolean sql, PrintWriter output, EventSink events) {}

    /**
     * What one configured database stands at.
     *
     * @param maskedUrl its URL, the password masked
     * @param rows the rows of its version table
     * @param heads the rows and what they imply by depends_on: what {@code current} lists
     */
    public record Current(String maskedUrl, List<String> rows, List<String> heads) {}

    private final Config config;
    private final ScriptDirectory scripts;

    private Aludel(Config config, ScriptDirectory scripts) {
        this.config = config;
        this.scripts = scripts;
    }

    /** Opens the script directory that the configuration names. Nothing is connected yet. */
    public static Aludel open(Config config, Settings settings) {
        List<Path> searchPath = config.prependSysPath().stream()
                .map(config.directory()::resolve)
                .toList();
        PythonRuntime python = new PythonRuntime(PythonRuntime.Settings.of(searchPath, System.out, System.err));
        List<HeaderReader> readers = List.of(new PythonHeaders(python), new SqlHeaders());
        return new Aludel(config, ScriptDirectory.open(config, readers));
    }

    /** The configuration. */
    public Config config() {
        return config;
    }

    /** The script directory. */
    public ScriptDirectory scripts() {
        return scripts;
    }

    /** Upgrades to the target; with {@code sql} the target may be a range {@code from:to}. */
    public void upgrade(String target) {
        throw new UnsupportedOperationException();
    }

    /** Downgrades to the target; with {@code sql} the target must be a range {@code from:to}. */
    public void downgrade(String target) {
        throw new UnsupportedOperationException();
    }

    /** Makes the version table say the targets, running nothing; {@code purge} empties it first. */
    public void stamp(List<String> targets, boolean purge) {
        throw new UnsupportedOperationException();
    }

    /** Creates the version table where it is missing. */
    public void ensureVersion() {
        throw new UnsupportedOperationException();
    }

    /** What each database that env.py configures stands at. */
    public List<Current> current() {
        throw new UnsupportedOperationException();
    }
}
