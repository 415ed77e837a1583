package dev.aludel.revision;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The rows of the version table as a plan moves through it: knows, for each step, which rows to insert, delete and
 * update (Alembic's head maintenance). Not thread-safe.
 */
public final class Heads {

    /** Starts from the rows found. */
    public Heads(RevisionGraph graph, Collection<String> rows) {
        throw new UnsupportedOperationException();
    }

    /** The rows now. */
    public Set<String> rows() {
        throw new UnsupportedOperationException();
    }

    /** Moves over the step and returns the changes of the rows, in order. */
    public List<VersionChange> advance(Step step) {
        throw new UnsupportedOperationException();
    }
}
