package dev.aludel.revision;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All revisions and how they follow and need each other; resolves identifiers and lays plans. Immutable.
 *
 * <p>Every method that takes an identifier takes what Alembic takes: a full id, a unique prefix, {@code head},
 * {@code heads}, {@code base}, {@code label@…}, relative steps where they make sense. Where Alembic's answer depends on
 * the order of a Python set, the order of the files decides here.
 */
public final class RevisionGraph {
    private static final String MULTIPLE_HEADS = "Multiple head revisions are present for given argument '%s'; please"
            + " specify a specific target revision, '<branchname>@%s' to narrow to a specific head, or 'heads' for all"
            + " heads";

    /** How many revisions are told of where an identifier is the beginning of several. */
    private static final int MOST_CANDIDATES = 10;

    private final List<Node> nodes;
    private final Set<String> keys;
    private final Identifiers identifiers;
    private final Routes routes;

    private RevisionGraph(GraphBuilder builder) {
        this.nodes = builder.nodes();
        this.keys = builder.keys().keySet();
        this.identifiers = new Identifiers(builder.keys(), nodes);
        this.routes = new Routes(identifiers, nodes);
    }

    /**
     * Ties the revisions, in file order, into a graph.
     *
     * @throws AludelException for duplicates, loops, cycles, missing parents and dependencies, labels used twice
     */
    public static RevisionGraph of(List<Revision> revisions) {
        return new RevisionGraph(GraphBuilder.of(revisions));
    }

    /** All revisions, in file order. */
    public List<Revision> all() {
        return declared(nodes);
    }

    /** The revision of exactly this id. */
    public Optional<Revision> find(String id) {
        return Optional.ofNullable(nodeOfRow(id)).map(node -> node.revision);
    }

    /** The node of exactly this id; null where there is none. */
    @Nullable
    Node nodeOfRow(String id) {
        Node node = identifiers.key(id);
        return node == null || !node.id().equals(id) ? null : node;
    }

    Node node(Revision revision) {
        return Objects.requireNonNull(nodeOfRow(revision.id()), "a revision of another graph");
    }

    private Node known(String id) {
        Node node = nodeOfRow(id);
        if (node == null) {
            throw new AludelException(unknown(id, "No such revision or branch '" + id + "'", List.of()));
        }
        return node;
    }

    /** Heads by down_revision alone: what {@code heads} lists, in file order. */
    public List<String> heads() {
        return Identifiers.ids(identifiers.heads());
    }

    /** Heads that no other revision depends on either: {@code heads --resolve-dependencies}. */
    public List<String> realHeads() {
        return Identifiers.ids(identifiers.realHeads());
    }

    /** Revisions without a down_revision. */
    public List<String> bases() {
        return Identifiers.ids(identifiers.bases());
    }

    /** The ids that follow this one by down_revision, in file order. */
    public Set<String> nextRevisions(String id) {
        return new LinkedHashSet<>(Identifiers.ids(known(id).next));
    }

    /** Whether no revision follows this one by down_revision. */
    public boolean isHead(String id) {
        return known(id).next.isEmpty();
    }

    /** Whether no revision follows or depends on this one. */
    public boolean isRealHead(String id) {
        return known(id).allNext.isEmpty();
    }

    /** Whether several revisions follow this one. */
    public boolean isBranchPoint(String id) {
        return known(id).next.size() > 1;
    }

    /** Whether this revision follows several. */
    public boolean isMergePoint(String id) {
        return known(id).isMergePoint();
    }

    /** The branch labels a revision has, its own and those of its lineage, in alphabetical order. */
    public Set<String> branchLabels(String id) {
        return new TreeSet<>(known(id).labels);
    }

    /** {@code depends_on} as ids, labels resolved. */
    public List<String> dependencies(String id) {
        return Identifiers.ids(known(id).dependencies);
    }

    /**
     * The one revision an identifier means; empty for base.
     *
     * @throws AludelException where none or several match
     */
    public Optional<Revision> revision(String identifier) {
        return told(null, null, () -> Optional.ofNullable(identifiers.one(identifier)))
                .map(node -> node.revision);
    }

    /**
     * The revisions an identifier means: several for {@code heads}; none for {@code base}.
     *
     * @throws AludelException where none match, or too many
     */
    public List<Revision> revisions(String identifier) {
        return declared(told(null, null, () -> found(identifiers.all(identifier))));
    }

    /** The revisions that several identifiers mean. */
    public List<Revision> revisions(Collection<String> wanted) {
        return declared(told(null, null, () -> found(identifiers.all(wanted))));
    }

    private static List<Node> found(Collection<@Nullable Node> walked) {
        List<Node> found = new ArrayList<>();
        for (Node node : walked) {
            if (node == null || node == Node.BASE) {
                throw GraphError.of("Walked too far");
            }
            found.add(node);
        }
        return found;
    }

    private static List<Revision> declared(Collection<Node> nodes) {
        return nodes.stream().map(node -> node.revision).toList();
    }

    /**
     * The ids an identifier stands for: {@code heads}, {@code head} and {@code base} resolved, anything else as it is
     * ({@code as_revision_number}); none for base.
     */
    public List<String> revisionNumbers(String identifier) {
        return told(null, null, () -> identifiers.numbers(identifier));
    }

    /** Those of the rows' revisions and of the branch heads they imply by depends_on that {@code current} lists. */
    public List<Revision> current(Collection<String> rows) {
        return told(
                null,
                null,
                () -> declared(identifiers.allCurrent(
                        identifiers.all(rows).stream().filter(Objects::nonNull).toList())));
    }

    /** What {@code history -r lower:upper} lists, newest first. */
    public List<Revision> range(String lower, String upper) {
        return range(Ends.written(lower), Ends.written(upper));
    }

    /** What {@code history -r current:upper} lists, newest first. */
    public List<Revision> range(Collection<String> lowerRows, String upper) {
        return range(lowerRows.isEmpty() ? Ends.written("base") : Ends.rows(lowerRows), Ends.written(upper));
    }

    /** What {@code history -r lower:current} lists, newest first. */
    public List<Revision> range(String lower, Collection<String> upperRows) {
        return range(Ends.written(lower), upperRows.isEmpty() ? Ends.written("heads") : Ends.rows(upperRows));
    }

    private List<Revision> range(Ends lower, Ends upper) {
        String message = "Requested range " + lower + ":" + upper
                + " does not refer to ancestor/descendant revisions along the same branch";
        return declared(told(message, upper.toString(), () -> routes.between(lower, upper)));
    }

    /**
     * The steps from the heads in the database up to the target.
     *
     * @throws AludelException with Alembic's message where there is no way
     */
    public List<Step> upgradeSteps(Collection<String> currentHeads, String target) {
        String message = "Destination " + target + " is not a valid upgrade target from current head(s)";
        List<Node> found = told(message, target, () -> routes.up(currentHeads, target));
        return found.reversed().stream()
                .<Step>map(node -> new Step.Upgrade(node.revision))
                .toList();
    }

    /**
     * The steps from the heads in the database down to the target.
     *
     * @throws AludelException with Alembic's message where there is no way
     */
    public List<Step> downgradeSteps(Collection<String> currentHeads, String target) {
        String message = "Destination " + target + " is not a valid downgrade target from current head(s)";
        return told(message, target, () -> routes.down(currentHeads, target)).stream()
                .<Step>map(node -> new Step.Downgrade(node.revision))
                .toList();
    }

    /**
     * The steps that make the version table say the targets.
     *
     * @throws AludelException with Alembic's message where a target cannot be stamped
     */
    public List<Step> stampSteps(Collection<String> currentHeads, List<String> targets) {
        try {
            return Stamps.to(identifiers, currentHeads, targets);
        } catch (GraphError error) {
            if (error.kind == GraphError.Kind.MULTIPLE_HEADS) {
                throw multipleHeads("Multiple heads are present; please specify a single target revision", error);
            }
            throw new AludelException(problem(error, null, null));
        }
    }

    /** Runs the question; an objection comes out in the words of the command that asked. */
    private <T> T told(@Nullable String notAncestor, @Nullable String argument, Supplier<T> question) {
        try {
            return question.get();
        } catch (GraphError error) {
            throw new AludelException(problem(error, notAncestor, argument));
        }
    }

    private Problem problem(GraphError error, @Nullable String notAncestor, @Nullable String argument) {
        return switch (error.kind) {
            case RESOLUTION -> unknown(error.argument, String.valueOf(error.getMessage()), error.candidates);
            case MULTIPLE_HEADS -> {
                String asked = argument == null ? error.argument : argument;
                yield multipleHeads(MULTIPLE_HEADS.formatted(asked, asked), error)
                        .problem();
            }
            case NOT_ANCESTOR ->
                Problem.of("not-an-ancestor", notAncestor == null ? String.valueOf(error.getMessage()) : notAncestor);
            case OTHER -> Problem.of("bad-target", String.valueOf(error.getMessage()));
        };
    }

    private static AludelException multipleHeads(String message, GraphError error) {
        return new AludelException(Problem.of("multiple-heads", message)
                .because("The heads are " + String.join(", ", error.candidates) + ".")
                .remedy("Name one of them, say 'heads' for all, or merge them: merge -m \"merge heads\" heads"));
    }

    private Problem unknown(String argument, String why, List<String> candidates) {
        Problem problem = Problem.of(
                candidates.isEmpty() ? "unknown-revision" : "ambiguous-revision",
                "Can't locate revision identified by '" + argument + "'");
        if (!candidates.isEmpty()) {
            List<String> shown = new ArrayList<>(candidates.stream()
                    .limit(MOST_CANDIDATES)
                    .map(this::described)
                    .toList());
            return problem.because("It is the beginning of several: " + String.join(", ", shown)
                            + (candidates.size() > MOST_CANDIDATES ? ", …" : "") + ".")
                    .remedy("Write more of the identifier.");
        }
        String nearest = Nearest.to(argument, keys);
        problem = problem.because(why + ".");
        return nearest.isEmpty()
                ? problem.remedy(
                        "See what there is with 'history' or 'heads'; the file may be missing from this checkout.")
                : problem.remedy("Did you mean " + described(nearest) + "?");
    }

    private String described(String key) {
        Node node = identifiers.key(key);
        String summary = node == null ? "" : node.revision.summary();
        return summary.isEmpty()
                ? key
                : key + " (" + summary.lines().findFirst().orElse("") + ")";
    }
}
