package dev.aludel.error;

import java.nio.file.Path;

/**
 * A place in a file that a person can open.
 *
 * @param file the file
 * @param line the line in it, counted from 1; 0 where only the file is known
 */
public record Location(Path file, int line) {

    /** The place as {@code file:line}, or the file alone where no line is known. */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file.toString();
    }
}
