package dev.aludel.cli;

import dev.aludel.script.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file by which a command says whether it needed Python, for the next one like it: the launcher then takes the smaller
 * class archive, or Python begins to start before anything is read. The launcher names it; where it can't be written,
 * nothing is lost but time.
 */
final class CommandMark {
    private static final String PROPERTY = "aludel.mark";
    private static final String LIGHT = ".light";
    private static final String PYTHON = ".python";

    private CommandMark() {}

    /** Whether the last command like this one needed Python. */
    static boolean expectsPython() {
        return expectsPython(System.getProperty(PROPERTY));
    }

    /** The same for the mark of that name; null is that of a command that leaves none. */
    static boolean expectsPython(@Nullable String name) {
        return name != null && Files.exists(Path.of(name + PYTHON));
    }

    /** Leaves the mark once the command has run. */
    static void leave() {
        leave(System.getProperty(PROPERTY), PythonRuntime.needed());
    }

    /** Leaves the mark of that name. */
    static void leave(@Nullable String name, boolean needed) {
        if (name == null) {
            return;
        }
        Path mark = Path.of(name + (needed ? PYTHON : LIGHT));
        try {
            Files.deleteIfExists(Path.of(name + (needed ? LIGHT : PYTHON)));
            if (!Files.exists(mark)) {
                Path folder = mark.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.write(mark, new byte[0]);
            }
        } catch (IOException readOnly) {
            // the launcher then takes the archive that serves both
        }
    }
}
