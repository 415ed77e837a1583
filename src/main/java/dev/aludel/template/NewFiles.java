package dev.aludel.template;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Writes files and directories, with Alembic's status lines. */
final class NewFiles {
    private final Progress progress;

    NewFiles(Progress progress) {
        this.progress = progress;
    }

    /** Creates the directory and its parents unless it exists. */
    void ensureDirectory(Path directory) {
        if (!Files.exists(directory)) {
            createDirectory(directory);
        }
    }

    /** Creates the directory and its parents. */
    void createDirectory(Path directory) {
        progress.status(
                "Creating directory " + directory,
                false,
                () -> attempt(directory, () -> Files.createDirectories(directory)));
    }

    /** Writes the content, which is made while the status line says so. */
    void generate(Path file, Supplier<String> content, String encoding) {
        progress.status("Generating " + file, false, () -> write(file, content.get(), encoding));
    }

    /** Writes an empty file. */
    void add(Path file) {
        progress.status("Adding " + file, false, () -> write(file, "", "utf-8"));
    }

    /** Writes the content to the end of a file that exists. */
    void append(Path file, String content) {
        progress.status(
                "Appending to existing " + file,
                false,
                () -> attempt(file, () -> Files.writeString(file, content, StandardOpenOption.APPEND)));
    }

    private static void write(Path file, String content, String encoding) {
        attempt(file, () -> Files.write(file, PythonCodec.named(encoding).encode(content)));
    }

    /** Work that may fail as files do. */
    private interface FileWork {
        Object run() throws IOException;
    }

    private static void attempt(Path file, FileWork work) {
        try {
            work.run();
        } catch (IOException failed) {
            throw AludelException.unwritable(file, failed);
        }
    }
}
