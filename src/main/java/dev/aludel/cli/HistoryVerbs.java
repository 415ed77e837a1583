package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.RevisionText.Part;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verbs that list: history, heads, branches, show, current. */
final class HistoryVerbs {
    static final String VERBOSE = "use more verbose output";

    private HistoryVerbs() {}

    static Verb history() {
        return Verb.of("history", "List changeset scripts in chronological order.", HistoryVerbs::history)
                .value("REV_RANGE", "revision range in the form [start]:[end]", "-r", "--rev-range")
                .flag(VERBOSE, "-v", "--verbose")
                .flag("mark the revisions that the database is at", "-i", "--indicate-current");
    }

    private static void history(Invocation invocation) {
        Range range = Range.parse(invocation.value("--rev-range").orElse(null));
        Aludel aludel = invocation.aludel();
        RevisionGraph graph = aludel.scripts().graph();
        boolean indicate = invocation.flag("--indicate-current");
        if (!indicate && !range.mentionsCurrent() && !aludel.scripts().revisionEnvironment()) {
            print(invocation, new RevisionText(graph), range.resolve(graph, List.of()));
            return;
        }
        for (Aludel.Current current : aludel.current()) {
            Set<String> marked = indicate ? Set.copyOf(current.rows()) : Set.of();
            print(invocation, new RevisionText(graph, marked), range.resolve(graph, current.rows()));
        }
    }

    private static void print(Invocation invocation, RevisionText text, List<Revision> revisions) {
        boolean verbose = invocation.flag("--verbose");
        for (Revision revision : revisions) {
            invocation
                    .terminal()
                    .print(verbose ? text.entry(revision) : text.line(revision, EnumSet.allOf(Part.class)));
        }
    }

    /** The two sides of {@code -r}. */
    private record Range(String lower, String upper) {
        static Range parse(@Nullable String text) {
            if (text == null) {
                return new Range("base", "heads");
            }
            String[] sides = text.strip().split(":", -1);
            if (sides.length != 2) {
                throw new AludelException(
                        Problem.of("bad-range", "History range requires [start]:[end], [start]:, or :[end]"));
            }
            return new Range(sides[0].isEmpty() ? "base" : sides[0], sides[1].isEmpty() ? "heads" : sides[1]);
        }

        boolean mentionsCurrent() {
            return lower.equals("current") || upper.equals("current");
        }

        /**
         * The revisions of the range, newest first. Alembic looks for {@code current} on the upper side first and then
         * leaves the lower side as it is.
         */
        List<Revision> resolve(RevisionGraph graph, List<String> rows) {
            if (upper.equals("current")) {
                return rows.isEmpty() ? graph.range(lower, "heads") : graph.range(lower, rows);
            }
            if (lower.equals("current")) {
                return rows.isEmpty() ? graph.range("base", upper) : graph.range(rows, upper);
            }
            return graph.range(lower, upper);
        }
    }

    static Verb heads() {
        return Verb.of("heads", "Show current available heads in the script directory.", HistoryVerbs::heads)
                .flag(VERBOSE, "-v", "--verbose")
                .flag("treat dependency versions as down revisions", "--resolve-dependencies");
    }

    private static void heads(Invocation invocation) {
        RevisionGraph graph = invocation.scripts().graph();
        RevisionText text = new RevisionText(graph);
        List<String> heads = invocation.flag("--resolve-dependencies") ? graph.realHeads() : graph.heads();
        for (String id : heads) {
            Revision revision = graph.find(id).orElseThrow();
            boolean verbose = invocation.flag("--verbose");
            invocation.terminal().print(verbose ? text.entry(revision) : text.line(revision, EnumSet.of(Part.LABELS)));
        }
    }

    static Verb branches() {
        return Verb.of("branches", "Show current branch points.", HistoryVerbs::branches)
                .flag(VERBOSE, "-v", "--verbose");
    }

    private static void branches(Invocation invocation) {
        RevisionGraph graph = invocation.scripts().graph();
        RevisionText text = new RevisionText(graph);
        boolean verbose = invocation.flag("--verbose");
        EnumSet<Part> parts = EnumSet.of(Part.LABELS, Part.TREE);
        EnumSet<Part> nextParts = verbose ? EnumSet.of(Part.LABELS, Part.TREE, Part.DOCUMENTATION) : parts;
        for (Revision revision : graph.range("base", "heads")) {
            if (graph.isBranchPoint(revision.id())) {
                String indent = " ".repeat(revision.id().length()) + " -> ";
                String next = graph.nextRevisions(revision.id()).stream()
                        .map(id -> indent + text.line(graph.find(id).orElseThrow(), nextParts))
                        .collect(Collectors.joining("\n"));
                String first = verbose ? text.entry(revision) : text.line(revision, parts);
                invocation.terminal().print(first + "\n" + next + "\n");
            }
        }
    }

    static Verb show() {
        return Verb.of("show", "Show the revision(s) denoted by the given symbol.", HistoryVerbs::show)
                .positional("rev", "1", "revision identifier, or 'current'");
    }

    private static void show(Invocation invocation) {
        Aludel aludel = invocation.aludel();
        RevisionText text = new RevisionText(aludel.scripts().graph());
        for (Revision revision : target(aludel, invocation.positional())) {
            invocation.terminal().print(text.entry(revision));
        }
    }

    /** The revisions a symbol means; {@code current} asks the database. */
    static List<Revision> target(Aludel aludel, String symbol) {
        RevisionGraph graph = aludel.scripts().graph();
        if (!symbol.equals("current")) {
            return graph.revisions(symbol);
        }
        return aludel.current().stream()
                .flatMap(current -> current.rows().stream())
                .flatMap(id -> graph.revisions(id).stream())
                .toList();
    }

    static Verb current() {
        return Verb.of("current", "Display the current revision for a database.", HistoryVerbs::current)
                .flag("fail unless the database is at all heads", "-c", "--check-heads")
                .flag(VERBOSE, "-v", "--verbose");
    }

    private static void current(Invocation invocation) {
        Aludel aludel = invocation.aludel();
        RevisionGraph graph = aludel.scripts().graph();
        RevisionText text = new RevisionText(graph);
        boolean verbose = invocation.flag("--verbose");
        for (Aludel.Current current : aludel.current()) {
            if (verbose) {
                invocation.terminal().print("Current revision(s) for " + current.maskedUrl() + ":");
            }
            if (invocation.flag("--check-heads") && !Set.copyOf(current.rows()).equals(Set.copyOf(graph.heads()))) {
                throw new AludelException(Problem.of("not-at-head", "Database is not on all head revisions"));
            }
            for (String id : current.heads()) {
                Revision revision = graph.find(id).orElseThrow();
                invocation
                        .terminal()
                        .print(verbose ? text.entry(revision) : text.line(revision, EnumSet.of(Part.TREE)));
            }
        }
    }
}
