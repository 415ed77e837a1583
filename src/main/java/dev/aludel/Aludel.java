package dev.aludel;

import dev.aludel.config.Config;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.doctor.Diagnosis;
import dev.aludel.doctor.Doctor;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.revision.ScriptDirectory;
import dev.aludel.run.EventSink;
import dev.aludel.run.Goal;
import dev.aludel.run.HeldEvents;
import dev.aludel.run.MigrationRun;
import dev.aludel.script.Direction;
import dev.aludel.script.Environment;
import dev.aludel.script.NewRevisions;
import dev.aludel.script.literal.Verdict;
import dev.aludel.script.python.Environments;
import dev.aludel.script.python.PythonHeaders;
import dev.aludel.script.python.PythonRevisions;
import dev.aludel.script.python.PythonRuntime;
import dev.aludel.script.python.PythonUse;
import dev.aludel.script.sql.SqlHeaders;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Java API: one script directory, and what can be done with it to a database. Not thread-safe. */
public final class Aludel {

    /** How long a run waits for the runner lock where nothing else is said. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofMinutes(10);

    /**
     * How to do it.
     *
     * @param url a URL that goes before the one env.py or the ini names ({@code --url}), or null
     * @param tag {@code --tag}, handed to env.py, or null
     * @param sql whether to print SQL instead of running it
     * @param output where {@code --sql} prints
     * @param events who is told what happens
     * @param lockTimeout how long to wait while another run holds the runner lock
     * @param python when Python runs
     */
    public record Settings(
            @Nullable String url,
            @Nullable String tag,
            boolean sql,
            PrintWriter output,
            EventSink events,
            Duration lockTimeout,
            PythonUse python) {

        /** Settings with the default lock timeout, and Python where it is needed. */
        public Settings(@Nullable String url, @Nullable String tag, boolean sql, PrintWriter output, EventSink events) {
            this(url, tag, sql, output, events, DEFAULT_LOCK_TIMEOUT, PythonUse.AUTO);
        }
    }

    /**
     * What one configured database stands at.
     *
     * @param maskedUrl its URL, the password masked
     * @param rows the rows of its version table
     * @param heads the rows and what they imply by depends_on: what {@code current} lists
     */
    public record Current(String maskedUrl, List<String> rows, List<String> heads) {}

    private final Config config;
    private final Settings settings;
    private final PythonRuntime python;
    private final PythonRevisions pythonRevisions;
    private final ScriptDirectory scripts;
    private Runnable environmentRead = () -> {};

    private Aludel(Config config, Settings settings) {
        this.config = config;
        this.settings = settings;
        this.python = new PythonRuntime(PythonRuntime.Settings.of(config, System.out, System.err));
        this.pythonRevisions = new PythonRevisions(python, settings.python(), settings.sql());
        this.scripts = ScriptDirectory.open(config, List.of(new PythonHeaders(this::header), new SqlHeaders()));
    }

    /** Opens the script directory that the configuration names. Nothing is connected yet. */
    public static Aludel open(Config config, Settings settings) {
        return new Aludel(config, settings);
    }

    /** The configuration. */
    public Config config() {
        return config;
    }

    /** The script directory. */
    public ScriptDirectory scripts() {
        return scripts;
    }

    /** Upgrades to the target; with {@code sql} the target may be a range {@code from:to}. */
    public void upgrade(String target) {
        Range range = range(target);
        run(new Goal.Upgrade(range.from(), range.to()));
    }

    /** Downgrades to the target; with {@code sql} the target must be a range {@code from:to}. */
    public void downgrade(String target) {
        Range range = range(target);
        if (settings.sql() && range.from() == null) {
            throw usage("downgrade with --sql requires <fromrev>:<torev>");
        }
        run(new Goal.Downgrade(range.from(), range.to()));
    }

    /** Makes the version table say the targets, running nothing; {@code purge} empties it first. */
    public void stamp(List<String> targets, boolean purge) {
        if (!settings.sql()) {
            run(new Goal.Stamp(null, targets, purge));
            return;
        }
        @Nullable String start = null;
        List<String> ends = new ArrayList<>();
        for (String target : targets) {
            Range range = range(target);
            if (range.from() != null) {
                if (start != null && !start.equals(range.from())) {
                    throw usage("Stamp operation with --sql only supports a single starting revision at a time");
                }
                start = range.from();
            }
            ends.add(range.to());
        }
        run(new Goal.Stamp(start, ends, purge));
    }

    /** Creates the version table where it is missing. */
    public void ensureVersion() {
        run(new Goal.EnsureVersion());
    }

    /** What each database that env.py configures stands at. */
    public List<Current> current() {
        List<Current> found = new ArrayList<>();
        run(new Goal.Current(database -> found.add(new Current(
                database.maskedUrl(),
                database.rows(),
                scripts.graph().current(database.rows()).stream()
                        .map(Revision::id)
                        .toList()))));
        return found;
    }

    /**
     * Runs env.py so that it can have its say about revisions that are about to be written: {@code
     * revision_environment}. Nothing is written to the database.
     */
    public void draft(NewRevisions revisions) {
        run(new Goal.Creation(revisions));
    }

    /** Tells which revisions run here and what the others need; no database is asked. */
    public Diagnosis diagnose() {
        PythonRuntime quiet = new PythonRuntime(
                PythonRuntime.Settings.of(config, OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
        try (quiet) {
            String url = config.overridingUrl(settings.url()).orElse(null);
            return new Doctor(config, scripts, quiet, new PythonRevisions(quiet, PythonUse.AUTO, false), url).examine();
        }
    }

    private record Range(@Nullable String from, String to) {}

    private Range range(String target) {
        int colon = target.indexOf(':');
        if (colon < 0) {
            return new Range(null, target);
        }
        if (!settings.sql()) {
            throw usage("Range revision not allowed");
        }
        return new Range(target.substring(0, colon), target.substring(colon + 1));
    }

    private static AludelException usage(String message) {
        return new AludelException(Problem.of("usage", message));
    }

    private void run(Goal goal) {
        if (settings.python() == PythonUse.LIKELY) {
            python.expect();
        }
        Path environment = scripts.environmentFile();
        if (!Files.isRegularFile(environment)) {
            throw new AludelException(Problem.of("no-env-py", "Can't find Python file " + environment)
                    .at(new Location(environment, 0))
                    .remedy("Bring env.py back; `aludel init` writes a stock one into a new folder."));
        }
        Dialect dialect = Dialects.named("postgresql");
        HeldEvents events = new HeldEvents(settings.events());
        Connector connector =
                new Connector(config.directory().resolve(".aludel").resolve("postgres"), dialect, events);
        Bodies bodies = new Bodies(pythonRevisions);
        @Nullable String overriding = config.overridingUrl(settings.url()).orElse(null);
        MigrationRun.Equipment equipment = new MigrationRun.Equipment(
                config,
                scripts::graph,
                bodies,
                dialect,
                settings.sql(),
                overriding,
                settings.tag(),
                settings.output(),
                events,
                settings.lockTimeout(),
                connector::connect);
        MigrationRun run = new MigrationRun(equipment, goal);
        boolean connects = !settings.sql() && !(goal instanceof Goal.Creation);
        if (connects) {
            connector.warmUp();
        }
        if (connects && overriding != null) {
            connector.prepare(overriding);
        }
        Early<Environment> reading = Early.begin("aludel-environment", () -> {
            Environment read = environment(environment, goal);
            if (connects && overriding == null) {
                read.destination().ifPresent(connector::prepare);
            }
            return read;
        });
        environmentRead = reading::get;
        try (run) {
            Environment wanted;
            try {
                if (!(goal instanceof Goal.EnsureVersion)) {
                    // a history that doesn't hold together is told of before any trouble with the connection
                    scripts.graph();
                }
            } finally {
                // and what is wrong with env.py before that
                wanted = reading.get();
            }
            if (goal instanceof Goal.Upgrade) {
                connector.meanwhile(() -> bodies.readAhead(scripts.graph()));
            }
            python.serve(run);
            wanted.run(run);
        } catch (AludelException failure) {
            throw run.told(failure);
        } finally {
            python.close();
            connector.close();
        }
    }

    /** A header that only Python can tell: not before env.py has said where modules are found. */
    private Map<String, @Nullable Object> header(Path file) {
        environmentRead.run();
        return python.evaluate(file);
    }

    /** What a stock env.py says about new revisions isn't read from its shape: it may hand arguments to the template. */
    private Environment environment(Path file, Goal goal) {
        boolean urlGiven =
                settings.sql() || config.overridingUrl(settings.url()).isPresent();
        return goal instanceof Goal.Creation
                ? python.environment(file)
                : Environments.of(file, config, urlGiven, () -> python);
    }

    /**
     * Whether one way of a revision written in Python runs without starting it, and what the first thing is that doesn't.
     *
     * @throws AludelException where the file is no Python
     */
    public Verdict withoutPython(Revision revision, Direction direction) {
        return pythonRevisions.examine(revision, direction);
    }
}
