package dev.aludel.cli;

import java.util.List;

/** The texts of {@code --help}, laid out as argparse lays them out. */
final class Help {
    private static final int COLUMNS = 80;
    private static final String INDENT = " ".repeat(24);

    private Help() {}

    /** The global options and the list of verbs. */
    static String global() {
        StringBuilder text = body(Verbs.global(), Verbs.PROGRAM);
        text.append("\ncommands (options above stand before the command):\n");
        for (String name : Verbs.names()) {
            entry(text, name, Verbs.summary(name));
        }
        return text.toString();
    }

    /** What one verb does and takes. */
    static String of(Verb verb) {
        return body(verb, Verbs.PROGRAM + " " + verb.name()).toString();
    }

    private static StringBuilder body(Verb verb, String program) {
        StringBuilder text = new StringBuilder();
        List<String> usage = TextWrapping.wrap("usage: " + program + verb.usage(), COLUMNS, "");
        text.append(String.join("\n       ", usage)).append("\n\n");
        TextWrapping.wrap(verb.summary(), COLUMNS, "")
                .forEach(line -> text.append(line).append("\n"));
        if (!verb.positionals().isEmpty()) {
            text.append("\narguments:\n");
            verb.positionals().forEach(positional -> entry(text, positional.label(), positional.description()));
        }
        text.append("\noptions:\n");
        for (Option option : verb.options()) {
            String value = option.flag() ? "" : " " + option.label();
            entry(text, String.join(value + ", ", option.names()) + value, option.description());
        }
        return text;
    }

    private static void entry(StringBuilder text, String name, String description) {
        String beginning = "  " + name + "  ";
        List<String> lines = TextWrapping.wrap(description, COLUMNS, INDENT);
        if (beginning.length() > INDENT.length()) {
            text.append(beginning.stripTrailing()).append("\n").append(lines.getFirst());
        } else {
            text.append(beginning).append(lines.getFirst().substring(beginning.length()));
        }
        text.append("\n");
        lines.stream().skip(1).forEach(line -> text.append(line).append("\n"));
    }
}
