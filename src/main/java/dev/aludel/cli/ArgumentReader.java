package dev.aludel.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads arguments by the rules of Python's {@code argparse}, which scripts around Alembic rely on.
 *
 * <p>The rules that other readers don't have: long options may be shortened while unambiguous; {@code -1} is a positional,
 * {@code -2:} is an unknown option; an option's value never starts with a dash unless glued on ({@code -r-2:}).
 */
final class ArgumentReader {
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+|-\\d*\\.\\d+");

    private final Verb verb;
    private final String program;
    private final List<String> arguments;
    private final boolean stopAtVerb;
    private final Arguments given = new Arguments();
    private final List<String> unrecognized = new ArrayList<>();
    private boolean positionalsTaken;

    /** What was read: what was given, what nobody knows, and what follows the verb. */
    record Reading(Arguments given, List<String> unrecognized, List<String> rest) {}

    /**
     * How one argument looks before anything is consumed.
     *
     * @param positional whether it is no option
     * @param option the option it names, or null for one nobody knows
     * @param name the option's name as matched
     * @param value the value glued on, or null
     */
    private record Token(
            String text,
            boolean positional,
            @Nullable Option option,
            String name,
            @Nullable String value) {}

    private ArgumentReader(Verb verb, String program, List<String> arguments, boolean stopAtVerb) {
        this.verb = verb;
        this.program = program;
        this.arguments = arguments;
        this.stopAtVerb = stopAtVerb;
    }

    /** Reads the options that stand before the verb; the verb and all after it is the rest. */
    static Reading readGlobal(Verb verb, String program, List<String> arguments) {
        return new ArgumentReader(verb, program, arguments, true).read();
    }

    /**
     * Reads the arguments of a verb.
     *
     * @throws UsageException with argparse's message
     */
    static Reading readVerb(Verb verb, String program, List<String> arguments) {
        return new ArgumentReader(verb, program, arguments, false).read();
    }

    private Reading read() {
        List<Token> tokens = classify();
        int index = 0;
        while (index < tokens.size()) {
            Token token = tokens.get(index);
            if (token.positional()) {
                if (stopAtVerb) {
                    return new Reading(given, unrecognized, arguments.subList(index, arguments.size()));
                }
                index = takePositionals(tokens, index);
            } else if (token.option() == null) {
                unrecognized.add(token.text());
                index++;
            } else {
                index = takeOption(tokens, index, token.option(), token.name(), token.value());
            }
        }
        if (!stopAtVerb) {
            requirePositionals();
        }
        return new Reading(given, unrecognized, List.of());
    }

    private List<Token> classify() {
        List<Token> tokens = new ArrayList<>();
        boolean literal = false;
        for (String argument : arguments) {
            if (literal) {
                tokens.add(positional(argument));
            } else if (argument.equals("--")) {
                literal = true;
                tokens.add(positional(argument));
            } else {
                tokens.add(classify(argument));
            }
        }
        return tokens;
    }

    private static Token positional(String argument) {
        return new Token(argument, true, null, "", null);
    }

    private Token classify(String argument) {
        if (argument.isEmpty() || argument.charAt(0) != '-') {
            return positional(argument);
        }
        Option exact = verb.option(argument).orElse(null);
        if (exact != null) {
            return new Token(argument, false, exact, argument, null);
        }
        if (argument.length() == 1) {
            return positional(argument);
        }
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        String value = equals < 0 ? null : argument.substring(equals + 1);
        Option named = equals < 0 ? null : verb.option(name).orElse(null);
        if (named != null) {
            return new Token(argument, false, named, name, value);
        }
        List<Token> candidates = candidates(argument, name, value);
        if (candidates.size() > 1) {
            List<String> names = candidates.stream().map(Token::name).toList();
            throw usage("ambiguous option: %s could match %s".formatted(argument, String.join(", ", names)));
        }
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        if (NEGATIVE_NUMBER.matcher(argument).matches() || argument.contains(" ")) {
            return positional(argument);
        }
        return new Token(argument, false, null, argument, null);
    }

    private List<Token> candidates(String argument, String name, @Nullable String value) {
        List<Token> found = new ArrayList<>();
        boolean isLong = argument.startsWith("--");
        for (Option option : verb.options()) {
            for (String candidate : option.names()) {
                if (isLong && candidate.startsWith(name) && !Verb.ADDITIONS.contains(candidate)) {
                    found.add(new Token(argument, false, option, candidate, value));
                } else if (!isLong && candidate.equals(argument.substring(0, 2))) {
                    found.add(new Token(argument, false, option, candidate, argument.substring(2)));
                }
            }
        }
        return found;
    }

    private int takeOption(List<Token> tokens, int index, Option option, String name, @Nullable String value) {
        boolean flag = option.flag();
        if (flag && value == null) {
            given.add(option, "");
            return index + 1;
        }
        if (flag) {
            return takeFlagCluster(tokens, index, option, name, value);
        }
        if (value != null) {
            given.add(option, value);
            return index + 1;
        }
        int next = index + 1;
        if (next >= tokens.size()
                || !tokens.get(next).positional()
                || tokens.get(next).text().equals("--")) {
            throw usage("argument %s: expected one argument".formatted(String.join("/", option.names())));
        }
        given.add(option, tokens.get(next).text());
        return next + 1;
    }

    /** {@code -vi}: the first flag, then what is glued on is read as further short options. */
    private int takeFlagCluster(List<Token> tokens, int index, Option flag, String name, @Nullable String glued) {
        String rest = glued == null ? "" : glued;
        Option next = name.startsWith("--") || rest.isEmpty()
                ? null
                : verb.option("-" + rest.charAt(0)).orElse(null);
        if (next == null) {
            throw usage("argument %s: ignored explicit argument %s"
                    .formatted(String.join("/", flag.names()), "'" + rest + "'"));
        }
        given.add(flag, "");
        return takeOption(tokens, index, next, "-" + rest.charAt(0), rest.length() > 1 ? rest.substring(1) : null);
    }

    /** A run of positionals goes to the verb's positional once; what comes later nobody knows, as in argparse. */
    private int takePositionals(List<Token> tokens, int start) {
        int end = start;
        while (end < tokens.size() && tokens.get(end).positional()) {
            end++;
        }
        List<String> texts = new ArrayList<>(
                tokens.subList(start, end).stream().map(Token::text).toList());
        if (positionalsTaken || verb.positionals().isEmpty()) {
            unrecognized.addAll(texts);
            return end;
        }
        texts.remove("--");
        if (texts.isEmpty()) {
            return end;
        }
        positionalsTaken = true;
        Positional parameter = verb.positionals().getFirst();
        int taken = Math.min(parameter.most(), texts.size());
        given.addAll(texts.subList(0, taken));
        unrecognized.addAll(texts.subList(taken, texts.size()));
        return end;
    }

    private void requirePositionals() {
        Set<String> missing = new HashSet<>();
        for (Positional parameter : verb.positionals()) {
            if (parameter.least() > 0 && !positionalsTaken) {
                missing.add(parameter.label());
            }
        }
        boolean helpAsked = given.has("--help");
        if (!missing.isEmpty() && !helpAsked) {
            throw usage("the following arguments are required: " + String.join(", ", missing));
        }
    }

    private UsageException usage(String message) {
        return new UsageException(verb, program, message);
    }
}
