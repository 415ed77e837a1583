package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds the steps that make a version table say some targets, running nothing. */
final class Stamps {
    private Stamps() {}

    static List<Step> to(Identifiers identifiers, Collection<String> rows, List<String> targets) {
        List<String> wanted = targets.isEmpty() ? List.of("base") : targets;
        List<Node> heads =
                identifiers.all(rows).stream().filter(Objects::nonNull).toList();
        Set<Node> related = new LinkedHashSet<>();
        for (String target : wanted) {
            if (!target.isEmpty()) {
                related.addAll(identifiers.inLineage(heads, target, true));
            }
        }
        List<Node> destinations = identifiers.all(wanted);
        if (destinations.isEmpty() || (destinations.size() == 1 && destinations.getFirst() == null)) {
            return related.stream()
                    .<Step>map(head -> new Step.Stamp(List.of(head.id()), List.of(), false, true))
                    .toList();
        }
        List<Step> steps = new ArrayList<>();
        for (Node destination : destinations) {
            if (destination == null || destination == Node.BASE) {
                throw GraphError.of("Walked too far: " + String.join(" ", wanted) + " leads beyond the last revision");
            }
            if (!related.contains(destination)) {
                steps.add(step(destination, related));
            }
        }
        return steps;
    }

    private static Step step(Node destination, Set<Node> heads) {
        boolean below = Walks.descendants(List.of(destination), true).stream().anyMatch(heads::contains);
        boolean above = Walks.ancestors(List.of(destination), true).stream().anyMatch(heads::contains);
        if (below && above) {
            throw GraphError.of("Cannot stamp " + destination.id()
                    + ": the version table holds revisions both above and below it: "
                    + String.join(", ", Identifiers.ids(heads)));
        }
        List<String> from = below || above ? Identifiers.ids(heads) : List.of();
        return new Step.Stamp(from, List.of(destination.id()), !below, !below && !above);
    }
}
