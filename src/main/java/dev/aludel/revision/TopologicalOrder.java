package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Alembic's order of a plan: down one branch as far as nothing else still needs it, then the next; branches begin in file
 * order. Every revision comes before those it follows or depends on.
 */
final class TopologicalOrder {
    private final Set<Node> todo;
    private final List<Node> tips;
    private final List<Set<Node>> ancestors = new ArrayList<>();
    private final List<Node> output = new ArrayList<>();

    private TopologicalOrder(Set<Node> revisions, Collection<Node> heads) {
        this.todo = new HashSet<>(revisions);
        this.tips = new ArrayList<>(new LinkedHashSet<>(heads));
        this.tips.removeIf(tip -> !todo.contains(tip));
        this.tips.sort(Node::inFileOrder);
        this.tips.forEach(tip -> ancestors.add(ancestors(tip)));
    }

    /** Puts the revisions in order, beginning from those heads that are among them. */
    static List<Node> of(Set<Node> revisions, Collection<Node> heads) {
        return new TopologicalOrder(revisions, heads).sort();
    }

    private static Set<Node> ancestors(Node node) {
        return Walks.ancestors(List.of(node), true);
    }

    private List<Node> sort() {
        int at = 0;
        while (!tips.isEmpty()) {
            int needing = tipAbove(at);
            if (needing >= 0) {
                at = needing;
            } else if (!stepDown(at)) {
                at = Math.max(at - 1, 0);
            }
        }
        if (!todo.isEmpty()) {
            throw GraphError.of("No way leads from the given revisions to " + String.join(", ", Identifiers.ids(todo)));
        }
        return output;
    }

    /** Another tip that stands above this one and so has to go first, or -1. */
    private int tipAbove(int at) {
        Node tip = tips.get(at);
        for (int i = 0; i < tips.size(); i++) {
            if (i != at && ancestors.get(i).contains(tip)) {
                return i;
            }
        }
        return -1;
    }

    /** Puts out the tip and moves below it; false where nothing is below it and the tip is gone. */
    private boolean stepDown(int at) {
        Node tip = tips.get(at);
        if (todo.remove(tip)) {
            output.add(tip);
        }
        List<Node> below = new ArrayList<>();
        for (Node node : tip.normalizedDown) {
            if (todo.contains(node) && !tips.contains(node)) {
                below.add(node);
            }
        }
        if (below.isEmpty()) {
            tips.remove(at);
            ancestors.remove(at);
            return false;
        }
        tips.set(at, below.getFirst());
        if (tip.normalizedDependencies.isEmpty() && tip.down.size() == 1) {
            ancestors.get(at).remove(tip);
        } else {
            ancestors.set(at, ancestors(below.getFirst()));
            for (Node node : below.subList(1, below.size())) {
                tips.add(node);
                ancestors.add(ancestors(node));
            }
        }
        return true;
    }
}
