package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Resolves identifiers to revisions as Alembic does: full ids, unique prefixes, labels, {@code head}, {@code heads},
 * {@code base}, {@code label@…}, negative steps from the heads.
 *
 * <p>In lists of nodes null stands for what Alembic calls None (below base, or walked too far) and {@link Node#BASE} for
 * the end of a walk down.
 */
final class Identifiers {
    private final Map<String, Node> keys;
    private final List<Node> heads;
    private final List<Node> realHeads;
    private final List<Node> bases;

    Identifiers(Map<String, Node> keys, List<Node> nodes) {
        this.keys = keys;
        this.heads = nodes.stream().filter(node -> node.next.isEmpty()).toList();
        this.realHeads = nodes.stream().filter(node -> node.allNext.isEmpty()).toList();
        this.bases = nodes.stream().filter(node -> node.down.isEmpty()).toList();
    }

    /** What an identifier names before it is looked up: ids, and the branch they must lie in. */
    private record Named(List<String> ids, @Nullable String branch) {}

    List<Node> heads() {
        return heads;
    }

    List<Node> realHeads() {
        return realHeads;
    }

    List<Node> bases() {
        return bases;
    }

    @Nullable
    Node key(String key) {
        return keys.get(key);
    }

    /** The ids an identifier stands for, not yet looked up: several for {@code heads}, none for {@code base}. */
    List<String> numbers(String identifier) {
        return named(identifier).ids();
    }

    private Named named(String identifier) {
        int at = identifier.indexOf('@');
        String id = identifier.substring(at + 1);
        // As in Alembic, an empty label in "@id" restricts nothing.
        String branch = at <= 0 ? null : identifier.substring(0, at);
        return switch (id) {
            case "heads" -> new Named(ids(branch == null ? realHeads : inLineage(heads, branch)), branch);
            case "head" -> new Named(ids(singleHead(branch)), branch);
            case "base" -> new Named(List.of(), branch);
            default -> new Named(List.of(id), branch);
        };
    }

    private List<Node> singleHead(@Nullable String branch) {
        List<Node> candidates = branch == null ? heads : inLineage(heads, branch);
        if (candidates.size() > 1) {
            throw GraphError.multipleHeads(ids(candidates), branch == null ? "head" : branch + "@head");
        }
        return candidates;
    }

    static List<String> ids(Collection<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    /** All revisions that the identifiers name. */
    List<@Nullable Node> all(Collection<String> identifiers) {
        List<@Nullable Node> nodes = new ArrayList<>();
        identifiers.forEach(identifier -> nodes.addAll(all(identifier)));
        return nodes;
    }

    /** All revisions that the identifier names. */
    List<@Nullable Node> all(String identifier) {
        Named named = named(identifier);
        List<@Nullable Node> nodes = new ArrayList<>();
        int steps = named.ids().size() == 1 ? negative(named.ids().getFirst()) : 0;
        if (steps < 0) {
            for (Node head : realHeads) {
                if (named.branch() == null || head.labels.contains(named.branch())) {
                    nodes.add(walk(head, steps, null, true));
                }
            }
            return nodes;
        }
        for (String id : named.ids()) {
            nodes.add(find(id, named.branch()));
        }
        return nodes;
    }

    private static int negative(String id) {
        if (id.length() < 2 || id.length() > 9 || id.charAt(0) != '-') {
            return 0;
        }
        return id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(id) : 0;
    }

    /** The one revision that the identifier names; null for base. */
    @Nullable
    Node one(String identifier) {
        Named named = named(identifier);
        if (named.ids().size() > 1) {
            throw GraphError.multipleHeads(named.ids(), identifier);
        }
        return named.ids().isEmpty() ? none(named.branch()) : find(named.ids().getFirst(), named.branch());
    }

    private @Nullable Node none(@Nullable String branch) {
        if (branch != null && !branch.isEmpty()) {
            branch(branch);
        }
        return null;
    }

    /** The revision that a label, or an id used as one, stands for. */
    Node branch(String label) {
        Node node = keys.get(label);
        if (node != null) {
            return node;
        }
        try {
            return find(label, null);
        } catch (GraphError unresolved) {
            throw GraphError.unresolved("No such branch: '" + label + "'", label, unresolved.candidates);
        }
    }

    private Node find(String id, @Nullable String branch) {
        Node member = branch == null ? null : branch(branch);
        Node node = keys.get(id);
        if (node == null) {
            node = findByPrefix(id, branch);
        }
        if (member != null && !sharesLineage(node, List.of(member), false)) {
            throw GraphError.unresolved(
                    "Revision " + node.id() + " is not a member of branch '" + branch + "'", id, List.of());
        }
        return node;
    }

    private Node findByPrefix(String prefix, @Nullable String branch) {
        if (prefix.isEmpty()) {
            throw GraphError.unresolved("The identifier is empty", prefix, List.of());
        }
        List<String> matches = new ArrayList<>();
        for (String key : keys.keySet()) {
            if (key.codePointCount(0, key.length()) > 3 && key.startsWith(prefix)) {
                matches.add(key);
            }
        }
        if (branch != null) {
            List<Node> lineage = lineageOf(branch);
            matches.removeIf(key -> !sharesLineage(find(key, null), lineage, false));
        }
        if (matches.size() == 1) {
            return Objects.requireNonNull(keys.get(matches.getFirst()));
        }
        if (matches.isEmpty()) {
            String hint = prefix.length() < 4
                    ? "; please ensure at least four characters are present for partial revision identifier matches"
                    : "";
            throw GraphError.unresolved("No such revision or branch '" + prefix + "'" + hint, prefix, List.of());
        }
        String shown = String.join(
                ", ", matches.stream().limit(3).map(key -> "'" + key + "'").toList());
        throw GraphError.unresolved(
                "Multiple revisions start with '" + prefix + "': " + shown + "...", prefix, matches);
    }

    /** Those of the nodes that lie in the lineage of the identifier. */
    List<Node> inLineage(Collection<Node> nodes, String identifier) {
        return inLineage(nodes, identifier, false);
    }

    List<Node> inLineage(Collection<Node> nodes, String identifier, boolean withDependencies) {
        // The identifier is resolved even where there is nothing to filter, its parts only where there is.
        Named named = named(identifier);
        if (nodes.isEmpty()) {
            return List.of();
        }
        List<Node> lineage = lineage(named);
        return nodes.stream()
                .filter(node -> sharesLineage(node, lineage, withDependencies))
                .toList();
    }

    private List<Node> lineageOf(String identifier) {
        return lineage(named(identifier));
    }

    private List<Node> lineage(Named named) {
        List<Node> lineage = new ArrayList<>();
        if (named.branch() != null && !named.branch().isEmpty()) {
            lineage.add(find(named.branch(), null));
        }
        named.ids().forEach(id -> lineage.add(find(id, null)));
        return lineage;
    }

    private static boolean sharesLineage(Node node, List<Node> lineage, boolean withDependencies) {
        if (lineage.isEmpty()) {
            return true;
        }
        Set<Node> related = new HashSet<>(Walks.descendants(List.of(node), withDependencies));
        related.addAll(Walks.ancestors(List.of(node), withDependencies));
        return lineage.stream().anyMatch(related::contains);
    }

    /**
     * Walks up (positive steps) or down from a revision.
     *
     * @param start where from; null means below the bases going up, above the heads going down
     * @param branch filters the way up
     * @param strict whether walking beyond the end gives null instead of the end
     */
    @Nullable
    Node walk(@Nullable Node start, int steps, @Nullable String branch, boolean strict) {
        Node at = start;
        for (int i = 0; i < Math.abs(steps); i++) {
            List<Node> following = steps > 0 ? above(at, branch) : below(at);
            if (following.isEmpty()) {
                return strict ? null : at;
            }
            if (following.size() > 1) {
                throw GraphError.of("Ambiguous walk");
            }
            at = following.getFirst();
        }
        return at;
    }

    private List<Node> above(@Nullable Node node, @Nullable String branch) {
        List<Node> children = node == null ? bases : List.copyOf(node.next);
        return branch == null || branch.isEmpty() ? children : inLineage(children, branch);
    }

    private List<Node> below(@Nullable Node node) {
        if (node == Node.BASE) {
            return List.of();
        }
        List<Node> parents = node == null ? heads : node.down;
        return parents.isEmpty() ? List.of(Node.BASE) : parents;
    }

    /** The rows of a version table and the branch heads that they imply by dependencies, in file order. */
    List<Node> allCurrent(Collection<Node> rows) {
        Set<Node> active = new LinkedHashSet<>(Walks.ancestors(rows, true));
        Predicate<Node> covered = node -> Walks.descendants(List.of(node), false).stream()
                .anyMatch(above -> above != node && active.contains(above));
        return active.stream()
                .filter(covered.negate())
                .sorted(Node::inFileOrder)
                .toList();
    }
}
