package dev.aludel.revision;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A revision with its place in the graph. Filled by {@link GraphBuilder} and not changed after; compared by identity.
 *
 * <p>Two kinds of edges: by down_revision ("versioned"), and those plus depends_on ("all"). A dependency that an ancestor
 * has already is left out of the normalized ones, since it is then implied.
 */
final class Node {
    /** What Alembic calls the revision "base" when a walk ends below the first revision. */
    static final Node BASE =
            new Node(new Revision("base", List.of(), List.of(), Set.of(), "", Path.of(""), Revision.Language.SQL), -1);

    final Revision revision;
    /** The place in file order. */
    final int order;

    final Set<Node> next = new LinkedHashSet<>();
    final Set<Node> allNext = new LinkedHashSet<>();
    final Set<String> labels;
    List<Node> down = List.of();
    List<Node> dependencies = List.of();
    List<Node> allDown = List.of();
    List<Node> normalizedDependencies = List.of();
    List<Node> normalizedDown = List.of();

    Node(Revision revision, int order) {
        this.revision = revision;
        this.order = order;
        this.labels = new LinkedHashSet<>(revision.branchLabels());
    }

    /** Compares by file order: not a comparator of the JDK's making, which no class archive holds. */
    static int inFileOrder(Node one, Node other) {
        return Integer.compare(one.order, other.order);
    }

    String id() {
        return revision.id();
    }

    boolean isMergePoint() {
        return down.size() > 1;
    }

    boolean isRealBranchPoint() {
        return allNext.size() > 1;
    }

    @Override
    public String toString() {
        return id();
    }
}
