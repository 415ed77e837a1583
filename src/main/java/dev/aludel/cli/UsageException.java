package dev.aludel.cli;

/** Arguments that make no sense: told as argparse tells it, a usage line and the error, with exit code 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Verb verb;
    private final String program;

    UsageException(Verb verb, String program, String message) {
        super(message);
        this.verb = verb;
        this.program = program;
    }

    /** The usage line and the error, as they are written to stderr. */
    String text() {
        return "usage: " + program + verb.usage() + "\n" + program + ": error: " + getMessage() + "\n";
    }
}
