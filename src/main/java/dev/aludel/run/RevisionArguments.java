package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.script.ContextOptions;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers env.py's questions about the revisions that the command line names, as Alembic's {@code EnvironmentContext}
 * answers them.
 *
 * @param graph the revisions, read when first asked for
 */
record RevisionArguments(Goal goal, Supplier<RevisionGraph> graph) {

    /** {@code context.get_head_revisions()}. */
    List<String> heads() {
        return graph.get().revisions("heads").stream().map(Revision::id).toList();
    }

    /**
     * {@code context.get_starting_revision_argument()}; null for base.
     *
     * @param options what env.py configured, or null before it has
     */
    @Nullable
    String starting(@Nullable ContextOptions options) {
        @Nullable String start = options == null ? goal.startOf() : start(options);
        if (start == null) {
            return null;
        }
        List<String> ids = graph.get().revisionNumbers(start);
        return ids.isEmpty() ? null : ids.getFirst();
    }

    /** {@code context.get_revision_argument()}; null for base. */
    @Nullable
    Object target() {
        List<String> targets = goal.targetsOf();
        List<String> ids = targets.stream()
                .flatMap(target -> graph.get().revisionNumbers(target).stream())
                .toList();
        if (ids.isEmpty()) {
            return null;
        }
        return targets.getFirst().equals("heads") ? ids : ids.getFirst();
    }

    /** Where a {@code --sql} range starts: as env.py says, or else as the command line does; null where neither says. */
    @Nullable
    String start(ContextOptions options) {
        @Nullable String start = options.startingRevision();
        return start == null || start.isEmpty() ? goal.startOf() : start;
    }

    /** The heads that a printed script starts from. */
    List<String> printedFrom(ContextOptions options) {
        @Nullable String start = start(options);
        if (start == null || start.equals("base")) {
            return List.of();
        }
        return graph.get().revision(start).map(Revision::id).map(List::of).orElse(List.of());
    }

    /** Refuses rows of the version table that no revision file declares. */
    void known(List<String> rows, ContextOptions options) {
        for (String row : rows) {
            if (graph.get().find(row).isEmpty()) {
                throw new AludelException(
                        Problem.of("unknown-revision", "Can't locate revision identified by '" + row + "'")
                                .because("The version table '" + options.versionTable()
                                        + "' names it, but no revision file declares it.")
                                .remedy("Bring the missing revision file back: another branch or release may have it.")
                                .remedy("Or say what the database really stands at: aludel stamp --purge <revision>."));
            }
        }
    }
}
