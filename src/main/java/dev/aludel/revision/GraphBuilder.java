package dev.aludel.revision;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Ties revisions into a graph and finds what cannot be one: duplicates, loops, missing parents and dependencies, cycles,
 * labels used twice. Each is one {@link AludelException} that names the files. Alembic only warns of duplicates and fails
 * with a KeyError for a missing parent; here both are errors, since a plan over such a graph would be a guess.
 */
final class GraphBuilder {
    /** Every key an identifier may name: ids in file order, then labels. */
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private final List<Node> nodes = new ArrayList<>();

    static GraphBuilder of(List<Revision> revisions) {
        GraphBuilder builder = new GraphBuilder();
        revisions.forEach(builder::add);
        builder.addLabels();
        builder.nodes.forEach(builder::resolve);
        builder.link();
        builder.nodes.forEach(GraphBuilder::normalize);
        builder.findCycles("Cycle", "down_revision", node -> node.down, node -> node.next);
        builder.findCycles(
                "Dependency cycle", "down_revision or depends_on", node -> node.allDown, node -> node.allNext);
        builder.inheritLabels();
        return builder;
    }

    Map<String, Node> keys() {
        return keys;
    }

    List<Node> nodes() {
        return nodes;
    }

    private void add(Revision revision) {
        String id = revision.id();
        if (revision.downRevisions().contains(id)) {
            throw new AludelException(problem("self-loop", "Self-loop is detected in revisions (" + id + ")", revision)
                    .remedy("Correct down_revision in this file: it names the file's own revision."));
        }
        if (revision.dependsOn().contains(id)) {
            throw new AludelException(problem(
                            "dependency-self-loop",
                            "Dependency self-loop is detected in revisions (" + id + ")",
                            revision)
                    .remedy("Correct depends_on in this file: it names the file's own revision."));
        }
        verifyId(revision);
        Node node = new Node(revision, nodes.size());
        Node earlier = keys.putIfAbsent(id, node);
        if (earlier != null) {
            throw new AludelException(
                    problem("duplicate-revision", "Revision " + id + " is present more than once", revision)
                            .because("The other one is " + earlier.revision.path() + ".")
                            .remedy("Give one of the two files another revision identifier, or remove it."));
        }
        nodes.add(node);
    }

    private static void verifyId(Revision revision) {
        String illegal = Revision.illegalCharacters(revision.id());
        if (!illegal.isEmpty()) {
            throw new AludelException(problem(
                            "bad-revision-id",
                            "Character(s) '" + illegal + "' not allowed in revision identifier '" + revision.id() + "'",
                            revision)
                    .remedy("Choose an identifier of letters, digits and underscores."));
        }
    }

    private void addLabels() {
        for (Node node : nodes) {
            for (String label : node.revision.branchLabels()) {
                Node earlier = keys.putIfAbsent(label, node);
                if (earlier != null) {
                    throw new AludelException(problem(
                                    "duplicate-label",
                                    "Branch name '" + label + "' in revision " + node.id()
                                            + " already used by revision " + earlier.id(),
                                    node.revision)
                            .because("The other one is " + earlier.revision.path() + ".")
                            .remedy("Declare the label in one file only: the branch inherits it."));
                }
            }
        }
    }

    private void resolve(Node node) {
        List<Node> down = new ArrayList<>();
        for (String id : node.revision.downRevisions()) {
            Node parent = keys.get(id);
            if (parent == null || !parent.id().equals(id)) {
                throw missing("missing-parent", id, node, "down_revision");
            }
            down.add(parent);
        }
        Set<Node> dependencies = new LinkedHashSet<>();
        for (String name : node.revision.dependsOn()) {
            Node dependency = keys.get(name);
            if (dependency == null) {
                throw missing("missing-dependency", name, node, "depends_on");
            }
            dependencies.add(dependency);
        }
        node.down = List.copyOf(down);
        node.dependencies = List.copyOf(dependencies);
        Set<Node> all = new LinkedHashSet<>(down);
        all.addAll(dependencies);
        node.allDown = List.copyOf(all);
    }

    private AludelException missing(String code, String id, Node node, String header) {
        Problem problem =
                problem(code, "Revision " + id + " referenced from " + node.id() + " is not present", node.revision);
        String nearest = Nearest.to(id, keys.keySet());
        if (!nearest.isEmpty()) {
            problem = problem.because("The nearest identifier there is " + nearest + ".");
        }
        return new AludelException(problem.remedy("Bring back the file that declares revision " + id + ", or correct "
                + header + " in " + node.revision.path().getFileName() + "."));
    }

    private void link() {
        for (Node node : nodes) {
            node.down.forEach(parent -> parent.next.add(node));
            node.allDown.forEach(parent -> parent.allNext.add(node));
        }
    }

    private static void normalize(Node node) {
        List<Node> dependencies = new ArrayList<>(node.dependencies);
        if (!dependencies.isEmpty()) {
            for (Node ancestor : Walks.ancestors(List.of(node), false)) {
                if (ancestor != node) {
                    dependencies.removeAll(ancestor.dependencies);
                }
            }
        }
        node.normalizedDependencies = List.copyOf(dependencies);
        Set<Node> down = new LinkedHashSet<>(node.down);
        down.addAll(dependencies);
        node.normalizedDown = List.copyOf(down);
    }

    /** Whatever cannot be reached both from a head downwards and from a base upwards lies in a cycle, or hangs on one. */
    private void findCycles(
            String kind,
            String header,
            Function<Node, Collection<Node>> below,
            Function<Node, Collection<Node>> above) {
        List<Node> heads =
                nodes.stream().filter(node -> above.apply(node).isEmpty()).toList();
        List<Node> bases =
                nodes.stream().filter(node -> below.apply(node).isEmpty()).toList();
        Set<Node> lost = new LinkedHashSet<>(nodes);
        Set<Node> reached = new HashSet<>(Walks.walk(heads, below));
        reached.retainAll(Walks.walk(bases, above));
        lost.removeAll(reached);
        if (lost.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>(lost.stream().map(Node::id).toList());
        if (!heads.isEmpty() && !bases.isEmpty()) {
            Collections.sort(ids);
        }
        Problem problem = problem(
                kind.equals("Cycle") ? "cycle" : "dependency-cycle",
                kind + " is detected in revisions (" + String.join(", ", ids) + ")",
                lost.iterator().next().revision);
        for (Node node : lost) {
            problem = problem.because(node.id() + " -> "
                    + String.join(", ", below.apply(node).stream().map(Node::id).toList()) + "  "
                    + node.revision.path());
        }
        throw new AludelException(
                problem.remedy("Correct " + header + " in one of these files, so that every chain ends at a base."));
    }

    private void inheritLabels() {
        for (Node node : nodes) {
            if (node.revision.branchLabels().isEmpty()) {
                continue;
            }
            Node parent = node;
            for (Node descendant : Walks.descendants(List.of(node), false)) {
                descendant.labels.addAll(node.labels);
                parent = descendant;
            }
            while (!parent.isRealBranchPoint() && !parent.isMergePoint()) {
                parent.labels.addAll(node.labels);
                if (parent.down.isEmpty()) {
                    break;
                }
                parent = parent.down.getFirst();
            }
        }
    }

    private static Problem problem(String code, String message, Revision revision) {
        return Problem.of(code, message).at(new Location(revision.path(), 0));
    }
}
