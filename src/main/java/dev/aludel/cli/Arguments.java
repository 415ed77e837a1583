package dev.aludel.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments that were given, options under each of their names. Filled by {@link ArgumentReader}, then only read. */
final class Arguments {
    private final Map<String, List<String>> options = new HashMap<>();
    private final List<String> positionals = new ArrayList<>();

    /** Notes an option; the value of a flag says nothing. */
    void add(Option option, String value) {
        for (String name : option.names()) {
            options.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        }
    }

    /** Notes positionals. */
    void addAll(List<String> values) {
        positionals.addAll(values);
    }

    /** Whether an option was given. */
    boolean has(String name) {
        return options.containsKey(name);
    }

    /** The value of an option; the last one where it was given twice. */
    Optional<String> value(String name) {
        return Optional.ofNullable(options.get(name)).map(List::getLast);
    }

    /** The values of an option that may be given several times. */
    List<String> values(String name) {
        return List.copyOf(options.getOrDefault(name, List.of()));
    }

    /** What was given besides options. */
    List<String> positionals() {
        return List.copyOf(positionals);
    }
}
