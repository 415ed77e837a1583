package dev.aludel.cli;

import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes revisions as Alembic's listings do: one line, or an entry of several.
 *
 * @param graph the graph they stand in
 * @param current the ids to mark {@code (current)}
 */
record RevisionText(RevisionGraph graph, Set<String> current) {

    /** Which parts a line has besides the id and whether it is a head. */
    enum Part {
        /** What it follows, and an arrow. */
        PARENTS,
        /** Its branch labels. */
        LABELS,
        /** Whether branches start or end in it. */
        TREE,
        /** Its documentation. */
        DOCUMENTATION
    }

    RevisionText(RevisionGraph graph) {
        this(graph, Set.of());
    }

    /** The revision in one line. */
    String line(Revision revision, Set<Part> parts) {
        StringBuilder line = new StringBuilder();
        if (parts.contains(Part.PARENTS)) {
            line.append(parents(revision));
            if (!revision.dependsOn().isEmpty()) {
                line.append(" (").append(comma(revision.dependsOn())).append(')');
            }
            line.append(" -> ");
        }
        line.append(revision.id());
        Set<String> labels = graph.branchLabels(revision.id());
        if (parts.contains(Part.LABELS) && !labels.isEmpty()) {
            line.append(" (").append(comma(labels)).append(')');
        }
        boolean real = graph.isRealHead(revision.id());
        mark(line, " (head)", real);
        mark(line, " (effective head)", graph.isHead(revision.id()) && !real);
        mark(line, " (current)", current.contains(revision.id()));
        if (parts.contains(Part.TREE)) {
            mark(line, " (branchpoint)", graph.isBranchPoint(revision.id()));
            mark(line, " (mergepoint)", graph.isMergePoint(revision.id()));
        }
        if (parts.contains(Part.DOCUMENTATION)) {
            line.append(", ").append(firstParagraph(revision));
        }
        return line.toString();
    }

    /** The revision with all that is known of it; ends with a line break. */
    String entry(Revision revision) {
        StringBuilder entry = new StringBuilder("Rev: ").append(revision.id());
        mark(entry, " (head)", graph.isHead(revision.id()));
        mark(entry, " (branchpoint)", graph.isBranchPoint(revision.id()));
        mark(entry, " (mergepoint)", graph.isMergePoint(revision.id()));
        mark(entry, " (current)", current.contains(revision.id()));
        entry.append(graph.isMergePoint(revision.id()) ? "\nMerges: " : "\nParent: ")
                .append(parents(revision));
        mark(
                entry,
                "\nAlso depends on: " + comma(revision.dependsOn()),
                !revision.dependsOn().isEmpty());
        mark(
                entry,
                "\nBranches into: " + comma(graph.nextRevisions(revision.id())),
                graph.isBranchPoint(revision.id()));
        Set<String> labels = graph.branchLabels(revision.id());
        mark(entry, "\nBranch names: " + comma(labels), !labels.isEmpty());
        entry.append("\nPath: ").append(revision.path()).append("\n\n");
        entry.append(revision.documentation().lines().map(line -> "    " + line).collect(Collectors.joining("\n")));
        return entry.append('\n').toString();
    }

    private static String parents(Revision revision) {
        return revision.downRevisions().isEmpty() ? "<base>" : comma(revision.downRevisions());
    }

    /** Up to the first blank line, line breaks kept: that is what Alembic prints. */
    private static String firstParagraph(Revision revision) {
        int blank = revision.documentation().indexOf("\n\n");
        return blank < 0 ? revision.documentation() : revision.documentation().substring(0, blank);
    }

    private static String comma(Collection<String> names) {
        return String.join(", ", names);
    }

    private static void mark(StringBuilder text, String mark, boolean applies) {
        if (applies) {
            text.append(mark);
        }
    }
}
