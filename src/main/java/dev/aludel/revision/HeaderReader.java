package dev.aludel.revision;

import java.nio.file.Path;
import java.util.Optional;

/** Reads the header of one kind of revision file without running it. */
public interface HeaderReader {

    /** Whether files of this name are of the kind it reads. */
    boolean reads(Path file);

    /**
     * Reads the file's header.
     *
     * @return the revision, or empty where the file is no revision at all
     * @throws dev.aludel.error.AludelException with file and line where the file cannot be parsed
     */
    Optional<Revision> read(Path file);
}
