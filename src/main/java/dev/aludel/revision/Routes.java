package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which revisions lie between two ends, up or down. */
final class Routes {
    private final Identifiers identifiers;
    private final List<Node> nodes;

    Routes(Identifiers identifiers, List<Node> nodes) {
        this.identifiers = identifiers;
        this.nodes = nodes;
    }

    /** Revisions to be put in order, and the heads to begin from. */
    private record Found(Set<Node> revisions, Collection<Node> heads) {}

    /** The revision a downgrade leads to, null for base, and the branch it keeps to. */
    private record Destination(
            @Nullable String branch, @Nullable Node node) {}

    /** What an upgrade from the rows to the target runs, the uppermost first. */
    List<Node> up(Collection<String> rows, String target) {
        return order(above(Ends.written(target), Ends.rows(rows), false, true, true));
    }

    /** What a downgrade from the rows to the target runs, in that order. */
    List<Node> down(Collection<String> rows, String target) {
        return order(below(rows, target));
    }

    /** What lies between two ends, both included, newest first. */
    List<Node> between(Ends lower, Ends upper) {
        return order(above(upper, lower, true, false, false));
    }

    private static List<Node> order(Found found) {
        return TopologicalOrder.of(found.revisions(), found.heads());
    }

    private Found above(Ends upper, Ends lower, boolean inclusive, boolean implicitBase, boolean strict) {
        Collection<Node> targets = present(upgradeTargets(lower, upper, strict), upper);
        String lowerText = lower.identifier();
        int at = lowerText == null ? -1 : lowerText.indexOf('@');
        if (lowerText != null && at >= 0) {
            String branch = branchName(lowerText.substring(0, at));
            targets = targets.stream()
                    .filter(node -> node.labels.contains(branch))
                    .toList();
        }
        Set<Node> required = new LinkedHashSet<>(Walks.apart(targets, node -> node.normalizedDown));
        List<@Nullable Node> current = identifiers.all(lower.ids());
        if (!implicitBase && current.stream().anyMatch(node -> node != null && !required.contains(node))) {
            throw GraphError.notAncestor(lower.toString(), upper.toString());
        }
        List<Node> included;
        if (!current.isEmpty() && current.getFirst() == null) {
            Destination start = downgradeTarget(upper.ids(), lower.ids().getFirst(), strict);
            if (start.node() == null) {
                throw GraphError.of("Walked too far");
            }
            current = start.node() == Node.BASE ? List.of() : List.of(start.node());
            included = present(current, lower);
        } else {
            included = present(inclusive ? current : List.of(), lower);
        }
        List<Node> from = present(current, lower);
        Set<Node> needs = new LinkedHashSet<>(required);
        needs.removeAll(Walks.apart(from, node -> node.normalizedDown));
        if (inclusive) {
            needs.addAll(included);
        }
        if (!from.isEmpty() && !implicitBase) {
            needs.retainAll(Walks.apart(from, node -> node.next));
        }
        return new Found(needs, targets);
    }

    private String branchName(String branch) {
        Node node = identifiers.one(branch);
        if (node == null || !node.id().equals(branch)) {
            return branch;
        }
        if (node.labels.size() != 1) {
            throw GraphError.of("Revision " + branch + " stands for no single branch: it has "
                    + (node.labels.isEmpty() ? "no label" : "the labels " + String.join(", ", node.labels)));
        }
        return node.labels.iterator().next();
    }

    private static List<Node> present(Collection<@Nullable Node> found, Ends wanted) {
        List<Node> present = new ArrayList<>();
        for (Node node : found) {
            if (node == null || node == Node.BASE) {
                throw GraphError.of("Walked too far: " + wanted + " leads beyond the last revision");
            }
            present.add(node);
        }
        return present;
    }

    private List<@Nullable Node> upgradeTargets(Ends current, Ends target, boolean strict) {
        String text = target.identifier();
        RelativeIdentifier relative =
                text == null ? null : RelativeIdentifier.parse(text).orElse(null);
        if (relative == null) {
            return identifiers.all(target.ids());
        }
        String symbol = relative.symbol();
        if (relative.steps() <= 0) {
            if (symbol == null) {
                throw tooFew(String.valueOf(relative.steps()), relative.steps());
            }
            return single(identifiers.walk(start(relative, symbol), relative.steps(), null, strict));
        }
        if (symbol != null) {
            return single(identifiers.walk(identifiers.one(symbol), relative.steps(), relative.branch(), strict));
        }
        Node found = identifiers.walk(upgradeStart(current, relative), relative.steps(), relative.branch(), strict);
        if (found == null) {
            throw tooFew(relative.text(), relative.steps());
        }
        return List.of(found);
    }

    private static List<@Nullable Node> single(@Nullable Node node) {
        List<@Nullable Node> one = new ArrayList<>();
        one.add(node);
        return one;
    }

    /** Where {@code +N} or {@code label@+N} counts from; null for below the bases. */
    private @Nullable Node upgradeStart(Ends current, RelativeIdentifier relative) {
        List<Node> starts;
        String branch = relative.branch();
        if (branch == null) {
            if (current.ids().size() > 1) {
                throw ambiguousStart();
            }
            return current.ids().isEmpty()
                    ? null
                    : identifiers.one(current.ids().getFirst());
        }
        List<Node> rows = present(identifiers.all(current.ids()), current);
        starts = identifiers.inLineage(rows, branch);
        if (starts.isEmpty()) {
            // No row lies in the branch itself: count from the tips of what is applied of it.
            List<Node> active = identifiers.inLineage(Walks.ancestors(rows, true), branch);
            Set<Node> covered = new HashSet<>();
            active.forEach(node -> covered.addAll(node.normalizedDown));
            starts = active.stream().filter(node -> !covered.contains(node)).toList();
        }
        if (starts.size() > 1) {
            throw ambiguousStart();
        }
        return starts.isEmpty() ? null : starts.getFirst();
    }

    private static GraphError ambiguousStart() {
        return GraphError.of("Ambiguous upgrade from multiple current revisions");
    }

    private static GraphError tooFew(String text, int steps) {
        return GraphError.of("Relative revision " + text + " didn't produce " + Math.abs(steps) + " migrations");
    }

    private @Nullable Node start(RelativeIdentifier relative, String symbol) {
        return identifiers.one(relative.branch() == null ? symbol : relative.branch() + "@" + symbol);
    }

    private Destination downgradeTarget(List<String> current, String target, boolean strict) {
        RelativeIdentifier relative = RelativeIdentifier.parse(target).orElse(null);
        if (relative == null) {
            int at = target.lastIndexOf('@');
            return new Destination(at <= 0 ? null : target.substring(0, at), identifiers.one(target.substring(at + 1)));
        }
        String symbol = relative.symbol();
        if (relative.steps() >= 0) {
            if (symbol == null) {
                throw tooFew(relative.text(), relative.steps());
            }
            Node found = identifiers.walk(identifiers.one(symbol), relative.steps(), relative.branch(), strict);
            return new Destination(relative.branch(), walked(found));
        }
        if (symbol != null) {
            return new Destination(
                    relative.branch(),
                    walked(identifiers.walk(start(relative, symbol), relative.steps(), null, strict)));
        }
        String branch = relative.branch();
        if (branch == null && current.isEmpty()) {
            throw tooFew(relative.text(), relative.steps());
        }
        String row = branch == null ? current.getFirst() : onlyRow(current, branch, relative);
        String kept = branch == null ? row : branch;
        Node found = identifiers.walk(identifiers.one(kept + "@" + row), relative.steps(), null, strict);
        if (found == null) {
            throw tooFew(relative.text(), relative.steps());
        }
        return new Destination(kept, found);
    }

    private static Node walked(@Nullable Node found) {
        if (found == null) {
            throw GraphError.of("Walked too far");
        }
        return found;
    }

    private String onlyRow(List<String> current, String branch, RelativeIdentifier relative) {
        List<Node> rows =
                identifiers.all(current).stream().filter(Objects::nonNull).toList();
        List<Node> own = identifiers.inLineage(rows, branch);
        if (own.isEmpty()) {
            own = identifiers.inLineage(identifiers.allCurrent(rows), branch);
        }
        if (own.isEmpty()) {
            throw tooFew(relative.text(), relative.steps());
        }
        if (own.size() > 1) {
            throw GraphError.of("Ambiguous downgrade: several current revisions lie in branch '" + branch + "': "
                    + String.join(", ", Identifiers.ids(own)));
        }
        return own.getFirst().id();
    }

    private Found below(Collection<String> rows, String target) {
        Destination destination = downgradeTarget(List.copyOf(rows), target, true);
        Node floor = destination.node() == Node.BASE ? null : destination.node();
        Collection<Node> roots = floor == null
                ? nodes.stream().filter(node -> node.down.isEmpty()).toList()
                : floor.next;
        String branch = destination.branch();
        if (branch != null && !branch.isEmpty() && roots.size() > 1) {
            Set<Node> lineage = Walks.ancestors(List.of(identifiers.branch(branch)), false);
            roots = roots.stream().filter(lineage::contains).toList();
            if (roots.isEmpty()) {
                throw GraphError.of("Not a valid downgrade target from current heads");
            }
        }
        List<Node> heads = present(identifiers.all(rows), Ends.rows(rows));
        Set<Node> dropped = new LinkedHashSet<>(Walks.descendants(roots, true));
        dropped.retainAll(Walks.ancestors(heads, true));
        if (floor != null && dropped.isEmpty() && !heads.contains(floor)) {
            throw GraphError.notAncestor("Nothing to drop", Ends.rows(rows).toString());
        }
        return new Found(dropped, heads);
    }
}
