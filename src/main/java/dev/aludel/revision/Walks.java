package dev.aludel.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Walks over the graph: all that lies below some revisions, or above them, themselves included. */
final class Walks {
    private Walks() {}

    /** The targets and all below them, in the order a depth-first walk meets them. */
    static Set<Node> ancestors(Collection<Node> targets, boolean withDependencies) {
        return walk(targets, withDependencies ? node -> node.normalizedDown : node -> node.down);
    }

    /** The targets and all above them. */
    static Set<Node> descendants(Collection<Node> targets, boolean withDependencies) {
        return walk(targets, withDependencies ? node -> node.allNext : node -> node.next);
    }

    static Set<Node> walk(Collection<Node> targets, Function<Node, Collection<Node>> following) {
        Set<Node> seen = new LinkedHashSet<>();
        Deque<Node> todo = new ArrayDeque<>();
        for (Node target : targets) {
            todo.push(target);
            while (!todo.isEmpty()) {
                Node node = todo.pop();
                if (seen.add(node)) {
                    following.apply(node).forEach(todo::push);
                }
            }
        }
        return seen;
    }

    /**
     * The same as {@link #ancestors} with dependencies, or {@link #descendants} without, but no target may lie on the
     * way from another.
     */
    static Set<Node> apart(Collection<Node> targets, Function<Node, Collection<Node>> following) {
        Set<Node> seen = new LinkedHashSet<>();
        Set<Node> all = new HashSet<>(targets);
        Deque<Node> todo = new ArrayDeque<>();
        for (Node target : targets) {
            Set<Node> met = new LinkedHashSet<>();
            todo.push(target);
            while (!todo.isEmpty()) {
                Node node = todo.pop();
                met.add(node);
                if (seen.add(node)) {
                    following.apply(node).forEach(todo::push);
                }
            }
            List<String> overlaps = new ArrayList<>();
            for (Node node : met) {
                if (node != target && all.contains(node)) {
                    overlaps.add(node.id());
                }
            }
            if (!overlaps.isEmpty()) {
                throw GraphError.of("Requested revision " + target.id() + " overlaps with other requested revisions "
                        + String.join(", ", overlaps));
            }
        }
        return seen;
    }
}
