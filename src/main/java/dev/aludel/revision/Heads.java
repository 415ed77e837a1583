package dev.aludel.revision;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rows of the version table as a plan moves through it: knows, for each step, which rows to insert, delete and
 * update (Alembic's head maintenance). Not thread-safe.
 */
public final class Heads {
    private final RevisionGraph graph;
    private final Set<String> rows;

    /** Starts from the rows found. */
    public Heads(RevisionGraph graph, Collection<String> rows) {
        this.graph = graph;
        this.rows = new LinkedHashSet<>(rows);
    }

    /** The rows now. */
    public Set<String> rows() {
        return Collections.unmodifiableSet(rows);
    }

    /**
     * Moves over the step and returns the changes of the rows, in order.
     *
     * @throws AludelException where the step does not fit the rows
     */
    public List<VersionChange> advance(Step step) {
        List<VersionChange> changes = switch (step) {
            case Step.Upgrade upgrade -> upgrade(graph.node(upgrade.revision()));
            case Step.Downgrade downgrade -> downgrade(graph.node(downgrade.revision()));
            case Step.Stamp stamp -> stamp(stamp);
        };
        changes.forEach(this::apply);
        return changes;
    }

    private List<VersionChange> upgrade(Node node) {
        List<String> down = Identifiers.ids(node.normalizedDown);
        List<String> present = down.stream().filter(rows::contains).toList();
        if (present.isEmpty()) {
            return List.of(new VersionChange.Insert(node.id()));
        }
        if (down.size() > 1 && present.size() > 1) {
            return merge(impliedByOthers(down, Set.copyOf(down)), node.id());
        }
        return List.of(new VersionChange.Update(down.size() == 1 ? down.getFirst() : present.getFirst(), node.id()));
    }

    private static List<VersionChange> merge(List<String> from, String to) {
        List<VersionChange> changes = new ArrayList<>();
        from.subList(0, from.size() - 1).forEach(row -> changes.add(new VersionChange.Delete(row)));
        changes.add(new VersionChange.Update(from.getLast(), to));
        return changes;
    }

    private List<VersionChange> downgrade(Node node) {
        List<String> down = Identifiers.ids(node.normalizedDown);
        if (!rows.contains(node.id())) {
            // The revision is implied by a row above it only; as in Alembic this ends in a row that is not there.
            return List.of(new VersionChange.Update(node.id(), single(node, down)));
        }
        List<String> left = down.isEmpty() ? List.of() : unmerged(node, down);
        if (left.isEmpty()) {
            return List.of(new VersionChange.Delete(node.id()));
        }
        if (down.size() == 1) {
            return List.of(new VersionChange.Update(node.id(), down.getFirst()));
        }
        List<VersionChange> changes = new ArrayList<>();
        left.subList(0, left.size() - 1).forEach(row -> changes.add(new VersionChange.Insert(row)));
        changes.add(new VersionChange.Update(node.id(), left.getLast()));
        return changes;
    }

    private static String single(Node node, List<String> down) {
        if (down.size() != 1) {
            throw conflict("revision " + node.id() + " is not among them");
        }
        return down.getFirst();
    }

    /** The rows that come back when a revision is taken down: those that nothing else implies. */
    private List<String> unmerged(Node node, List<String> down) {
        if (rows.size() > 1) {
            return impliedByOthers(down, Set.of(node.id()));
        }
        Set<Node> implied = new LinkedHashSet<>();
        for (Node parent : node.normalizedDown) {
            Walks.ancestors(List.of(parent), true).stream()
                    .filter(ancestor -> ancestor != parent)
                    .forEach(implied::add);
        }
        return node.normalizedDown.stream()
                .filter(parent -> !implied.contains(parent))
                .map(Node::id)
                .toList();
    }

    /** The ids without those that lie below a row other than the named. */
    private List<String> impliedByOthers(List<String> ids, Set<String> except) {
        List<Node> others = rows.stream()
                .filter(row -> !except.contains(row))
                .map(graph::nodeOfRow)
                .filter(Objects::nonNull)
                .toList();
        Set<String> implied = new LinkedHashSet<>(Identifiers.ids(Walks.ancestors(others, true)));
        return ids.stream().filter(id -> !implied.contains(id)).toList();
    }

    private List<VersionChange> stamp(Step.Stamp step) {
        List<String> from = step.from();
        List<String> to = step.to();
        if (!step.upwards() && step.branch()) {
            return List.of(new VersionChange.Delete(from.getFirst()));
        }
        boolean starts = step.branch() || !rows.containsAll(from);
        if (step.upwards() && starts && !rows.containsAll(to)) {
            return List.of(new VersionChange.Insert(to.getFirst()));
        }
        if (from.size() > 1) {
            return merge(from, to.getFirst());
        }
        if (from.isEmpty() || to.isEmpty()) {
            throw conflict("the stamp leads from " + from + " to " + to);
        }
        return List.of(new VersionChange.Update(from.getFirst(), to.getFirst()));
    }

    private void apply(VersionChange change) {
        boolean fits = switch (change) {
            case VersionChange.Insert insert -> rows.add(insert.version());
            case VersionChange.Delete delete -> rows.remove(delete.version());
            case VersionChange.Update update ->
                !rows.contains(update.to()) && rows.remove(update.from()) && rows.add(update.to());
        };
        if (!fits) {
            throw conflict("the next change would be " + change);
        }
    }

    private static AludelException conflict(String why) {
        return new AludelException(
                Problem.of("version-table-conflict", "The rows of the version table do not fit this step")
                        .because("Here " + why + ".")
                        .remedy("See with 'current' and 'heads' where the database stands.")
                        .remedy("Name one target of a lineage only: a revision and one below it cannot both be rows."));
    }
}
