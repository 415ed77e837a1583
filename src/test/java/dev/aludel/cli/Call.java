package dev.aludel.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One call of the command, made within this process, and what came of it.
 *
 * @param code the exit code
 * @param out what went to standard output
 * @param error what went to standard error
 */
record Call(int code, String out, String error) {

    /** Calls the command in the folder, with an empty environment and no terminal. */
    static Call in(Path folder, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(error), TerminalWidth.of(OptionalInt.empty()));
        int code = new Main(terminal, folder, Map.of()).run(List.of(arguments));
        return new Call(code, out.toString(), error.toString());
    }

    /** Everything a person sees. */
    String text() {
        return out + error;
    }
}
