package dev.aludel.cli;

import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A verb of the command line: what it is called, what it takes, and what it does. Options are declared through
 * picocli's model and not by annotations, so that starting one verb costs no reflection over the others.
 *
 * @param command its name, options and positionals
 * @param action what it does
 */
record Verb(CommandSpec command, Action action) {

    /**
     * Options that Alembic doesn't have. They must be written out, so that every abbreviation that Alembic takes keeps
     * its meaning.
     */
    static final Set<String> ADDITIONS = Set.of("--url", "--sql-file");

    /** What a verb does with its arguments. */
    @FunctionalInterface
    interface Action {
        void run(Invocation invocation);
    }

    /** A verb without options yet; the summary is what {@code --help} says of it. */
    static Verb of(String name, String summary, Action action) {
        CommandSpec command = CommandSpec.create().name(name);
        command.usageMessage().description(summary);
        Verb verb = new Verb(command, action);
        return verb.flag("show this help message and exit", "-h", "--help");
    }

    /** The same verb with an option that is given or not. */
    Verb flag(String description, String... names) {
        command.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build());
        return this;
    }

    /** The same verb with an option that has a value. */
    Verb value(String label, String description, String... names) {
        command.addOption(OptionSpec.builder(names)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build());
        return this;
    }

    /** The same verb with an option that may be given several times. */
    Verb values(String label, String description, String... names) {
        command.addOption(OptionSpec.builder(names)
                .type(String[].class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build());
        return this;
    }

    /** The same verb with its positional: {@code 1}, {@code 0..1} or {@code 1..*} of them. */
    Verb positional(String label, String arity, String description) {
        command.addPositional(PositionalParamSpec.builder()
                .type(String[].class)
                .arity(arity)
                .paramLabel(label)
                .description(description)
                .build());
        return this;
    }
}
