package dev.aludel.revision;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All revisions and how they follow and need each other; resolves identifiers and lays plans. Immutable.
 *
 * <p>Every method that takes an identifier takes what Alembic takes: a full id, a unique prefix, {@code head},
 * {@code heads}, {@code base}, {@code label@…}, relative steps where they make sense.
 */
public final class RevisionGraph {

    RevisionGraph() {}

    /** The revision of exactly this id. */
    public Optional<Revision> find(String id) {
        throw new UnsupportedOperationException();
    }

    /** Heads by down_revision alone: what {@code heads} lists, in file order. */
    public List<String> heads() {
        throw new UnsupportedOperationException();
    }

    /** Heads that no other revision depends on either: {@code heads --resolve-dependencies}. */
    public List<String> realHeads() {
        throw new UnsupportedOperationException();
    }

    /** Revisions without a down_revision. */
    public List<String> bases() {
        throw new UnsupportedOperationException();
    }

    /** The ids that follow this one by down_revision. */
    public Set<String> nextRevisions(String id) {
        throw new UnsupportedOperationException();
    }

    /** The branch labels a revision has, its own and those of its lineage. */
    public Set<String> branchLabels(String id) {
        throw new UnsupportedOperationException();
    }

    /** {@code depends_on} as ids, labels resolved. */
    public List<String> dependencies(String id) {
        throw new UnsupportedOperationException();
    }

    /**
     * The one revision an identifier means; empty for base.
     *
     * @throws dev.aludel.error.AludelException where none or several match
     */
    public Optional<Revision> revision(String identifier) {
        throw new UnsupportedOperationException();
    }

    /** The revisions an identifier means: several for {@code heads}; none for {@code base}. */
    public List<Revision> revisions(String identifier) {
        throw new UnsupportedOperationException();
    }

    /** What {@code history -r lower:upper} lists, newest first. */
    public List<Revision> range(String lower, String upper) {
        throw new UnsupportedOperationException();
    }

    /**
     * The steps from the heads in the database up to the target.
     *
     * @throws dev.aludel.error.AludelException with Alembic's message where there is no way
     */
    public List<Step> upgradeSteps(Collection<String> currentHeads, String target) {
        throw new UnsupportedOperationException();
    }

    /** The steps from the heads in the database down to the target. */
    public List<Step> downgradeSteps(Collection<String> currentHeads, String target) {
        throw new UnsupportedOperationException();
    }

    /** The steps that make the version table say the targets. */
    public List<Step> stampSteps(Collection<String> currentHeads, List<String> targets) {
        throw new UnsupportedOperationException();
    }
}
