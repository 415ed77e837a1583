package dev.aludel.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All verbs by name; only the one that is called is built. */
final class Verbs {
    static final String PROGRAM = "aludel";

    private static final Map<String, Supplier<Verb>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("branches", HistoryVerbs::branches),
            Map.entry("check", CreationVerbs::check),
            Map.entry("completion", CompletionVerb::completion),
            Map.entry("current", HistoryVerbs::current),
            Map.entry("db", DatabaseVerbs::db),
            Map.entry("dump-schema", DatabaseVerbs::dumpSchema),
            Map.entry("load-schema", DatabaseVerbs::loadSchema),
            Map.entry("psql-url", DatabaseVerbs::psqlUrl),
            Map.entry("doctor", DoctorVerb::doctor),
            Map.entry("downgrade", MigrationVerbs::downgrade),
            Map.entry("edit", CreationVerbs::edit),
            Map.entry("ensure_version", MigrationVerbs::ensureVersion),
            Map.entry("heads", HistoryVerbs::heads),
            Map.entry("history", HistoryVerbs::history),
            Map.entry("init", CreationVerbs::init),
            Map.entry("list_templates", CreationVerbs::listTemplates),
            Map.entry("merge", CreationVerbs::merge),
            Map.entry("python", PythonVerb::python),
            Map.entry("revision", CreationVerbs::revision),
            Map.entry("show", HistoryVerbs::show),
            Map.entry("stamp", MigrationVerbs::stamp),
            Map.entry("upgrade", MigrationVerbs::upgrade)));

    private Verbs() {}

    /** The names, in order. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The verb of that name. */
    static Optional<Verb> find(String name) {
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }

    /** What a verb does, in one line. */
    static String summary(String name) {
        return find(name).orElseThrow().summary();
    }

    /** argparse's words for a verb that doesn't exist. */
    static String unknown(String name) {
        String choices = names().stream().map(choice -> "'" + choice + "'").collect(Collectors.joining(", "));
        return "argument {%s}: invalid choice: '%s' (choose from %s)"
                .formatted(String.join(",", names()), name, choices);
    }

    /** The options that stand before the verb. */
    static Verb global() {
        return Verb.of(PROGRAM, "Runs Alembic revision histories on the JVM.", invocation -> {})
                .flag("show the version and exit", "--version")
                .values(
                        "CONFIG",
                        "configuration file; ALEMBIC_CONFIG or alembic.ini where not given. May also be a "
                                + "pyproject.toml, and may be given twice to name one of each",
                        "-c",
                        "--config")
                .value("NAME", "section of the ini file to read (default: alembic)", "-n", "--name")
                .values("X", "argument for env.py, such as -x tenant=one; may be repeated", "-x")
                .flag("print the full stack trace of an error", "--raiseerr")
                .flag("print no listings and no status lines", "-q", "--quiet")
                .value(
                        "URL",
                        "database to work on, before what env.py and the configuration name (an addition to "
                                + "Alembic's options)",
                        "--url")
                .value(
                        "WHEN",
                        "when Python runs: auto (where a revision needs it), always or never (an addition to "
                                + "Alembic's options)",
                        "--python");
    }
}
