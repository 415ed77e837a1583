package dev.aludel.cli;

import dev.aludel.run.LiveSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Runs several command lines in one JVM, so that the class archive made when it ends holds what each of them loads, and
 * what other revisions and databases may need: a class that no archive holds is looked for in the jars. Only
 * the making of such archives calls it.
 */
public final class Training {

    /** What revisions other than the example's need; not Python's side, which the light archive does without. */
    private static final Pattern OURS = Pattern.compile(
            "dev/aludel/(config|dialect|error|operation|revision|run|script/(literal|sql|vocabulary))/.*|dev/aludel/script/[^/]*");

    /** What the driver needs to log in another way than the training does. */
    private static final Pattern DRIVERS =
            Pattern.compile("org/postgresql/((core|core/v3|jdbcurlresolver|util)/)?[^/]*");

    private Training() {}

    /**
     * Runs each argument as a command line, its words separated by spaces, and ends the process: with 0, or with the exit
     * code of the first that failed.
     */
    public static void main(String[] commandLines) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter error = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, error, TerminalWidth.ofStandardInput());
        Main main = new Main(terminal, Path.of("").toAbsolutePath(), System.getenv());
        int failure = 0;
        for (String line : commandLines) {
            int code = main.run(List.of(line.split(" ")));
            if (failure == 0) {
                failure = code;
            }
        }
        CommandMark.leave();
        loadMore(Main.class, OURS);
        loadMore(LiveSession.driver(), DRIVERS);
        out.flush();
        error.flush();
        System.exit(failure);
    }

    /** Loads the classes of those names from the jar that the class comes from. */
    private static void loadMore(Class<?> among, Pattern names) {
        Path jar = Path.of(URI.create(
                among.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (JarFile entries = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(entries.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && names.matcher(name).matches()) {
                    load(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Training.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError optional) {
            // it rests on a library that isn't there; nor will a run load it then
        }
    }
}
