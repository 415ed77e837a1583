package dev.aludel.cli;

import java.util.stream.Collectors;
import picocli.CommandLine;

/** The texts of {@code --help}. */
final class Help {
    private Help() {}

    /** The global options and the list of verbs. */
    static String global() {
        String verbs = Verbs.names().stream()
                .map(name -> "  %-16s  %s%n".formatted(name, Verbs.summary(name)))
                .collect(Collectors.joining());
        return body(Verbs.global(), Verbs.PROGRAM)
                + "%nCommands (options above stand before the command):%n".formatted()
                + verbs;
    }

    /** What one verb does and takes. */
    static String of(Verb verb) {
        return body(verb, Verbs.PROGRAM + " " + verb.command().name());
    }

    private static String body(Verb verb, String name) {
        CommandLine line = new CommandLine(verb.command().name(name));
        return line.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }
}
