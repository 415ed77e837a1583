package dev.aludel.cli;

import dev.aludel.script.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file by which a command tells the launcher that it went without Python, so that the next one like it starts from the
 * smaller class archive. The launcher names it; where it can't be written, nothing is lost but time.
 */
final class LightMark {
    private static final String PROPERTY = "aludel.light.mark";

    private LightMark() {}

    /** Leaves the mark, or takes it away, once the command has run. */
    static void leave() {
        String name = System.getProperty(PROPERTY);
        if (name == null) {
            return;
        }
        Path mark = Path.of(name);
        try {
            if (PythonRuntime.launched()) {
                Files.deleteIfExists(mark);
            } else if (!Files.exists(mark)) {
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
