package dev.aludel.cli;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.File;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The verb that writes what a shell needs to complete verbs and options. picocli writes the script from our verbs. */
final class CompletionVerb {
    private CompletionVerb() {}

    static Verb completion() {
        return Verb.of("completion", "Print the script that lets a shell complete this command.", CompletionVerb::print)
                .positional("shell", "1", "bash or zsh");
    }

    private static void print(Invocation invocation) {
        String shell = invocation.positional();
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw new AludelException(Problem.of("unknown-shell", "No completion for the shell '" + shell + "'")
                    .remedy("Name bash or zsh; both read the same script."));
        }
        invocation.terminal().out().print(script());
    }

    private static String script() {
        CommandSpec command = spec(Verbs.global());
        for (String name : Verbs.names()) {
            Verb verb = Verbs.find(name).orElseThrow();
            command.addSubcommand(name, spec(verb));
        }
        return AutoComplete.bash(Verbs.PROGRAM, new CommandLine(command));
    }

    private static CommandSpec spec(Verb verb) {
        CommandSpec command = CommandSpec.create().name(verb.name());
        for (Option option : verb.options()) {
            OptionSpec.Builder spec = OptionSpec.builder(option.names().toArray(String[]::new));
            command.addOption(
                    option.flag()
                            ? spec.arity("0").type(boolean.class).build()
                            : spec.arity("1").type(type(option.label())).build());
        }
        for (Positional positional : verb.positionals()) {
            command.addPositional(PositionalParamSpec.builder()
                    .type(type(positional.label()))
                    .arity(positional.least() + ".."
                            + (positional.most() == Integer.MAX_VALUE ? "*" : positional.most()))
                    .build());
        }
        return command;
    }

    /** What decides how a value is completed: the names of files, or not at all. */
    private static Class<?> type(@Nullable String label) {
        return "file".equals(label) || "CONFIG".equals(label) ? File.class : String.class;
    }
}
