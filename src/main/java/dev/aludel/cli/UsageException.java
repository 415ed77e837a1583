package dev.aludel.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Arguments that make no sense: told as argparse tells it, a usage line and the error, with exit code 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CommandSpec command;
    private final String program;

    UsageException(CommandSpec command, String program, String message) {
        super(message);
        this.command = command;
        this.program = program;
    }

    /** The usage line and the error, as they are written to stderr. */
    String text() {
        return "usage: " + program + usage() + "\n" + program + ": error: " + getMessage() + "\n";
    }

    private String usage() {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            boolean flag = option.arity().max() == 0;
            String name = option.names()[0];
            words.add("[" + name + (flag ? "" : " " + option.paramLabel()) + "]");
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = parameter.paramLabel();
            words.add(parameter.arity().max() > 1 ? label + " [" + label + " ...]" : label);
        }
        return words.isEmpty() ? "" : " " + String.join(" ", words);
    }
}
