package dev.aludel.revision;

import java.util.List;

/**
 * What Alembic's revision map objects to, before it is put into the words of a command. Never leaves this package:
 * {@link RevisionGraph} turns it into an {@link dev.aludel.error.AludelException}.
 */
final class GraphError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of objection; a command may have its own words for some. */
    enum Kind {
        /** An identifier that matches nothing, or several revisions. */
        RESOLUTION,
        /** Several heads where one is needed. */
        MULTIPLE_HEADS,
        /** The lower end is no ancestor of the upper. */
        NOT_ANCESTOR,
        /** Anything else; the message is final. */
        OTHER
    }

    final Kind kind;
    /** The identifier in question; for NOT_ANCESTOR the lower end. */
    final String argument;
    /** For NOT_ANCESTOR the upper end. */
    final String upper;
    /** The revisions in question: the heads, or those that a prefix matches. */
    @SuppressWarnings("serial")
    final List<String> candidates;

    private GraphError(Kind kind, String message, String argument, String upper, List<String> candidates) {
        super(message, null, false, false);
        this.kind = kind;
        this.argument = argument;
        this.upper = upper;
        this.candidates = candidates;
    }

    static GraphError of(String message) {
        return new GraphError(Kind.OTHER, message, "", "", List.of());
    }

    static GraphError unresolved(String message, String argument, List<String> candidates) {
        return new GraphError(Kind.RESOLUTION, message, argument, "", candidates);
    }

    static GraphError multipleHeads(List<String> heads, String argument) {
        String message =
                "Multiple heads are present for given argument '" + argument + "'; " + String.join(", ", heads);
        return new GraphError(Kind.MULTIPLE_HEADS, message, argument, "", heads);
    }

    static GraphError notAncestor(String lower, String upper) {
        String message = "Revision " + lower + " is not an ancestor of revision " + upper;
        return new GraphError(Kind.NOT_ANCESTOR, message, lower, upper, List.of());
    }
}
