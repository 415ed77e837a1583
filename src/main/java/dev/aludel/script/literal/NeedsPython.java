package dev.aludel.script.literal;

/** Says that a function can't be evaluated here, and what in it is the reason. Thrown and caught within the evaluator. */
class NeedsPython extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    /** The reason, as words that follow "because of", and the line it stands on. */
    NeedsPython(int line, String construct) {
        super(construct, null, false, false);
        this.line = line;
    }

    /** What the vocabulary refuses: Python would raise an exception for it. */
    static final class Refused extends NeedsPython {
        private static final long serialVersionUID = 1;

        Refused(int line, String message) {
            super(line, message);
        }
    }

    int line() {
        return line;
    }

    String construct() {
        return String.valueOf(getMessage());
    }
}
