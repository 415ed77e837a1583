package dev.aludel.doctor;

import dev.aludel.config.Config;
import dev.aludel.config.DatabaseUrl;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.revision.ScriptDirectory;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.Direction;
import dev.aludel.script.Environment;
import dev.aludel.script.literal.Verdict;
import dev.aludel.script.python.Environments;
import dev.aludel.script.python.PythonRevisions;
import dev.aludel.script.python.PythonRuntime;
import dev.aludel.script.python.PythonRuntime.MissingName;
import dev.aludel.script.python.PythonRuntime.Rehearsal;
import dev.aludel.script.sql.SqlScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which revisions of a repository run here, and what the others need, without a database: what needs no Python is
 * evaluated; the rest is run on a session that answers nothing. A function that asks for rows may go elsewhere with other
 * answers, so there whatever missing name it speaks of counts.
 */
public final class Doctor {
    /** What stands for a URL that only the person who runs the migrations knows. */
    private static final String SOME_URL = "postgresql://localhost/doctor";

    private final Config config;
    private final ScriptDirectory scripts;
    private final PythonRuntime python;
    private final PythonRevisions bodies;
    private final @Nullable String url;
    private final Dialect dialect = Dialects.named("postgresql");
    private final List<Diagnosis.Examined> examined = new ArrayList<>();

    /**
     * A doctor for a repository.
     *
     * @param url the URL that goes before env.py's, or null
     */
    public Doctor(
            Config config,
            ScriptDirectory scripts,
            PythonRuntime python,
            PythonRevisions bodies,
            @Nullable String url) {
        this.config = config;
        this.scripts = scripts;
        this.python = python;
        this.bodies = bodies;
        this.url = url;
    }

    /** Examines env.py and every revision. */
    public Diagnosis examine() {
        RehearsalHost host = host(url);
        Finding environment = environment(host);
        String source = config.overridingUrl(url).isPresent() ? "given" : "env.py or alembic.ini";
        if (!host.migrated() && url == null && !environment.runs()) {
            RehearsalHost second = host(SOME_URL);
            Finding given = environment(second);
            if (given.runs()) {
                host = second;
                environment = given;
                source = "only the application knows it: give --url, ALUDEL_URL or DATABASE_URL";
            }
        }
        if (examined.isEmpty()) {
            rehearse(host);
        }
        return new Diagnosis(environment, missing(), configuration(host, source), List.copyOf(examined));
    }

    private RehearsalHost host(@Nullable String overriding) {
        return new RehearsalHost(config, dialect, scripts.graph(), overriding, this::rehearse);
    }

    private Finding environment(RehearsalHost host) {
        Path file = scripts.environmentFile();
        if (!Files.isRegularFile(file)) {
            return new Finding(Finding.State.FAILS, Problem.of("no-env-py", "Can't find Python file " + file));
        }
        try {
            Environment environment = Environments.of(file, config, host.overridingUrl() != null, () -> python);
            boolean stock = Environments.needsNoPython(environment);
            python.serve(host);
            environment.run(host);
            return new Finding(stock ? Finding.State.WITHOUT_PYTHON : Finding.State.RUNS, null);
        } catch (AludelException failure) {
            return finding(failure.problem());
        }
    }

    /** Examines the revisions, within env.py's run_migrations() where it gets that far. */
    private void rehearse(RehearsalHost host) {
        if (!examined.isEmpty()) {
            return;
        }
        for (Revision revision : scripts.graph().range("base", "heads").reversed()) {
            examined.add(new Diagnosis.Examined(
                    revision,
                    examine(revision, Direction.UPGRADE, host),
                    examine(revision, Direction.DOWNGRADE, host)));
        }
    }

    private Finding examine(Revision revision, Direction direction, RehearsalHost host) {
        try {
            return switch (revision.language()) {
                case SQL -> {
                    SqlScript.read(revision.path());
                    yield new Finding(Finding.State.WITHOUT_PYTHON, null);
                }
                case PYTHON -> {
                    Verdict verdict = bodies.examine(revision, direction);
                    // A downgrade that refuses does what it is meant to do; of an upgrade it is told why.
                    boolean refuses = verdict.raises() && direction == Direction.UPGRADE;
                    yield verdict.withoutPython() && !refuses
                            ? new Finding(Finding.State.WITHOUT_PYTHON, null)
                            : rehearsed(revision, direction, host);
                }
            };
        } catch (AludelException failure) {
            return finding(failure.problem());
        }
    }

    private Finding rehearsed(Revision revision, Direction direction, RehearsalHost host) {
        // The one that env.py configured, which op.get_bind() leads to.
        RehearsalSession session = host.session();
        session.forget();
        Rehearsal rehearsal = python.rehearse(revision, direction, session, host.arguments());
        AludelException failure = rehearsal.failure();
        if (failure != null && failure.problem().code().equals("missing-import")) {
            return finding(failure.problem());
        }
        if (session.asked() && !rehearsal.reached().isEmpty()) {
            return new Finding(Finding.State.NEEDS, reached(direction, rehearsal.reached()));
        }
        if (failure != null && rehearsal.unset() != null) {
            return finding(failure.problem()
                    .because("the environment variable " + rehearsal.unset() + " is not set")
                    .remedy("Set " + rehearsal.unset() + ", then ask again."));
        }
        // A downgrade that refuses does what it is meant to do.
        boolean refuses = rehearsal.own() && direction == Direction.DOWNGRADE;
        if (failure == null || refuses || session.asked()) {
            return new Finding(Finding.State.RUNS, null);
        }
        return finding(failure.problem());
    }

    private static Problem reached(Direction direction, List<MissingName> names) {
        MissingName first = names.getFirst();
        String all = names.stream().map(MissingName::name).collect(Collectors.joining(", "));
        Problem problem = Problem.of(
                "missing-import",
                direction.name().toLowerCase(Locale.ROOT) + "() reads from the database and may reach " + all);
        return first.location() == null ? problem : problem.because("imported at " + first.location());
    }

    private static Finding finding(Problem problem) {
        boolean needs = problem.code().equals("missing-import");
        return new Finding(needs ? Finding.State.NEEDS : Finding.State.FAILS, problem);
    }

    private List<Diagnosis.Missing> missing() {
        if (!python.isStarted()) {
            return List.of();
        }
        return python.missingModules().stream()
                .map(name -> new Diagnosis.Missing(
                        name.module(),
                        name.location() == null ? null : name.location().toString(),
                        name.reason()))
                .toList();
    }

    private Map<String, String> configuration(RehearsalHost host, String source) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("script_location", scripts.environmentFile().resolveSibling("").toString());
        List<String> tables =
                host.configured().stream().map(Doctor::versionTable).distinct().toList();
        told.put("version table", tables.isEmpty() ? "alembic_version" : String.join(", ", tables));
        String urls = config.overridingUrl(url).map(List::of).orElse(host.urls()).stream()
                .map(Doctor::masked)
                .distinct()
                .collect(Collectors.joining(", "));
        told.put("database", urls.isEmpty() ? source : urls + " (" + source + ")");
        told.put("prepend_sys_path", String.join(", ", config.prependSysPath()));
        told.put(
                "python_packages",
                config.pythonPackages().directories().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(", ")));
        told.put("sqlalchemy", config.pythonPackages().installedSqlalchemy() ? "installed" : "");
        told.put("mapped", String.join(", ", config.application().types().keySet()));
        told.put("naming_convention", new TreeMap<>(config.application().namingConvention()).toString());
        told.values().removeIf(value -> value.isEmpty() || value.equals("{}"));
        return told;
    }

    private static String versionTable(ContextOptions options) {
        return options.versionTableSchema() == null
                ? options.versionTable()
                : options.versionTableSchema() + "." + options.versionTable();
    }

    private static String masked(String text) {
        try {
            return DatabaseUrl.parse(text).masked();
        } catch (AludelException unreadable) {
            return "a URL that can't be read";
        }
    }
}
