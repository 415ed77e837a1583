package dev.aludel.cli;

import dev.aludel.template.Progress;
import java.io.PrintWriter;
import java.util.List;

/**
 * Where a command's words go: listings as they are, messages wrapped to the terminal's width where there is one, in the
 * way Alembic does it. Not thread-safe.
 */
final class Terminal implements Progress {
    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final PrintWriter error;
    private final TerminalWidth width;
    private boolean quiet;

    Terminal(PrintWriter out, PrintWriter error, TerminalWidth width) {
        this.out = out;
        this.error = error;
        this.width = width;
    }

    /** Silences listings, messages and status lines: {@code -q}. */
    void quiet() {
        quiet = true;
    }

    /** Where {@code --sql} prints; {@code -q} does not silence it. */
    PrintWriter out() {
        return out;
    }

    /** Where log lines and remedies go. */
    PrintWriter error() {
        return error;
    }

    /** Prints a line of a listing as it is. */
    void print(String line) {
        if (!quiet) {
            out.print(line + "\n");
        }
    }

    /** Prints a message, wrapped and indented on a terminal. */
    @Override
    public void message(String text) {
        message(text, "\n");
    }

    /** Prints what is being done, does it, and prints how it went: {@code Generating … ...  done}. */
    @Override
    public void status(String text, boolean lineBreak, Runnable work) {
        message(text + " ...", lineBreak ? "\n" : "");
        out.flush();
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            if (!quiet) {
                out.print(done ? "  done\n" : "  FAILED\n");
            }
        }
    }

    private void message(String text, String end) {
        if (quiet) {
            return;
        }
        if (width.columns().isEmpty()) {
            out.print(text + end);
            return;
        }
        List<String> lines = TextWrapping.wrap(text, width.columns().getAsInt(), INDENT);
        out.print(String.join("\n", lines) + end);
    }
}
