package dev.aludel.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * How many columns the terminal has, asked once and only when something is to be wrapped. As in Alembic, it is standard
 * input that must be a terminal.
 */
final class TerminalWidth {
    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");

    private OptionalInt known;
    private boolean asked;

    private TerminalWidth(boolean asked, OptionalInt known) {
        this.asked = asked;
        this.known = known;
    }

    /** The width of the terminal on standard input. */
    static TerminalWidth ofStandardInput() {
        return new TerminalWidth(false, OptionalInt.empty());
    }

    /** A width given; empty means no terminal. */
    static TerminalWidth of(OptionalInt columns) {
        return new TerminalWidth(true, columns);
    }

    /** The columns, or empty where standard input is no terminal. */
    OptionalInt columns() {
        if (!asked) {
            asked = true;
            known = mayBeTerminal() ? askTerminal() : OptionalInt.empty();
        }
        return known;
    }

    /** Spares the process start where the kernel says that standard input is a file or a pipe. */
    private static boolean mayBeTerminal() {
        try {
            return !Files.exists(STANDARD_INPUT)
                    || Files.readSymbolicLink(STANDARD_INPUT).startsWith("/dev");
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static OptionalInt askTerminal() {
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int columns = process.waitFor() == 0 ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1)) : 0;
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (IOException noStty) {
            return OptionalInt.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
