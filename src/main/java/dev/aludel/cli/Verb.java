package dev.aludel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A verb of the command line: what it is called, what it takes, and what it does. Immutable.
 *
 * @param name its name
 * @param summary what {@code --help} says of it
 * @param options its options
 * @param positionals what it takes besides: nothing or one
 * @param action what it does
 */
record Verb(String name, String summary, List<Option> options, List<Positional> positionals, Action action) {

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
        return new Verb(name, summary, List.of(), List.of(), action)
                .flag("show this help message and exit", "-h", "--help");
    }

    /** The same verb with an option that is given or not. */
    Verb flag(String description, String... names) {
        return with(new Option(List.of(names), null, description));
    }

    /** The same verb with an option that has a value. */
    Verb value(String label, String description, String... names) {
        return with(new Option(List.of(names), label, description));
    }

    /** The same verb with an option that may be given several times. */
    Verb values(String label, String description, String... names) {
        return with(new Option(List.of(names), label, description));
    }

    /** The same verb with its positional: {@code 1}, {@code 0..1} or {@code 1..*} of them. */
    Verb positional(String label, String arity, String description) {
        return new Verb(name, summary, options, List.of(Positional.of(label, arity, description)), action);
    }

    /** The option that may be written so. */
    Optional<Option> option(@Nullable String written) {
        return options.stream()
                .filter(option -> option.names().contains(written))
                .findFirst();
    }

    /** What may follow the verb, in one line that begins with a blank; empty where nothing may. */
    String usage() {
        StringBuilder line = new StringBuilder();
        for (Option option : options) {
            String value = option.flag() ? "" : " " + option.label();
            line.append(" [").append(option.names().getFirst()).append(value).append("]");
        }
        for (Positional positional : positionals) {
            String label = positional.label();
            line.append(" ").append(positional.most() > 1 ? label + " [" + label + " ...]" : label);
        }
        return line.toString();
    }

    private Verb with(Option option) {
        List<Option> more = new ArrayList<>(options);
        more.add(option);
        return new Verb(name, summary, List.copyOf(more), positionals, action);
    }
}
