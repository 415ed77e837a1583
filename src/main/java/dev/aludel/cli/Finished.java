package dev.aludel.cli;

/** The end of a command that has said all it has to say, with its exit code. */
final class Finished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    Finished(int code) {
        super(null, null, false, false);
        this.code = code;
    }

    /** The exit code. */
    int code() {
        return code;
    }
}
