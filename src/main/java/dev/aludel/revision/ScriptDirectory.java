package dev.aludel.revision;

import dev.aludel.config.Config;
import java.nio.file.Path;
import java.util.List;

/** The folder of revisions and its settings: {@code script_location}, version locations, file template. Immutable. */
public final class ScriptDirectory {

    private ScriptDirectory() {}

    /**
     * Opens the script directory that the configuration names. Revision files are read when the graph is first asked for.
     *
     * @param readers the kinds of revision files there are
     * @throws dev.aludel.error.AludelException with Alembic's message where {@code script_location} is missing
     */
    public static ScriptDirectory open(Config config, List<HeaderReader> readers) {
        throw new UnsupportedOperationException();
    }

    /** The directory, absolute. */
    public Path directory() {
        throw new UnsupportedOperationException();
    }

    /** The directories that revision files lie in, absolute. */
    public List<Path> versionLocations() {
        throw new UnsupportedOperationException();
    }

    /** {@code env.py}'s path, existing or not. */
    public Path environmentFile() {
        throw new UnsupportedOperationException();
    }

    /**
     * The graph of all revisions.
     *
     * @throws dev.aludel.error.AludelException for cycles, missing parents, duplicates, each with file and remedy
     */
    public RevisionGraph graph() {
        throw new UnsupportedOperationException();
    }
}
