package dev.aludel.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs several command lines in one JVM, so that the class archive made when it ends holds what each of them loads. Only
 * the making of such archives calls it.
 */
public final class Training {

    private Training() {}

    /**
     * Runs each argument as a command line, its words separated by spaces, and ends the process: with 0, or with the exit
     * code of the first that failed.
     */
    public static void main(String[] commandLines) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter error = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, error, TerminalWidth.ofStandardInput());
        Main main = new Main(terminal, Path.of("").toAbsolutePath(), System.getenv());
        int failure = 0;
        for (String line : commandLines) {
            int code = main.run(List.of(line.split(" ")));
            if (failure == 0) {
                failure = code;
            }
        }
        out.flush();
        error.flush();
        System.exit(failure);
    }
}
