package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.aludel.config.Application;
import dev.aludel.config.Config;
import dev.aludel.config.UserCache;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.MetaData;
import dev.aludel.revision.Revision;
import dev.aludel.script.Direction;
import dev.aludel.script.Environment;
import dev.aludel.script.EnvironmentHost;
import dev.aludel.script.Script;
import dev.aludel.script.Session;
import dev.aludel.script.literal.ImportPath;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Python for one command: one GraalPy context, made when it is first needed, or earlier on another thread if somebody
 * calls {@link #start}. Scripts run on one thread at a time.
 */
public final class PythonRuntime implements HeaderEvaluator, AutoCloseable {

    private static final AtomicBoolean NEEDED = new AtomicBoolean();

    private final Settings settings;

    private final List<Path> imported = new ArrayList<>();
    private final Bridge bridge;
    private final @Nullable Engine engine;
    private boolean forbidden;
    private @Nullable CompletableFuture<StartedPython> expected;
    private @Nullable CompletableFuture<StartedPython> started;

    /**
     * How to run Python.
     *
     * @param searchPath directories that scripts import from first: {@code prepend_sys_path}
     * @param application what is said of code that may not be there
     * @param packages directories of installed packages, to import from last
     * @param installedSqlalchemy whether the SQLAlchemy among the packages is used instead of Aludel's own
     * @param loggerLevels the levels that the ini gives loggers, by name
     * @param output where {@code print()} goes
     * @param errors where Python's {@code sys.stderr} goes
     * @param cache a directory to keep compiled modules in
     */
    public record Settings(
            List<Path> searchPath,
            Application application,
            List<Path> packages,
            boolean installedSqlalchemy,
            Map<String, String> loggerLevels,
            OutputStream output,
            OutputStream errors,
            Path cache) {
        public Settings {
            searchPath = List.copyOf(searchPath);
            packages = List.copyOf(packages);
            loggerLevels = Map.copyOf(loggerLevels);
        }

        /** Without packages, with the cache directory of the user. */
        public static Settings of(List<Path> searchPath, OutputStream output, OutputStream errors) {
            return new Settings(
                    searchPath, Application.none(), List.of(), false, Map.of(), output, errors, UserCache.directory());
        }

        /** What the configuration says, with the cache directory of the user. */
        public static Settings of(Config config, OutputStream output, OutputStream errors) {
            return new Settings(
                    config.prependSysPath().stream()
                            .map(config.directory()::resolve)
                            .toList(),
                    config.application(),
                    config.pythonPackages().directories(),
                    config.pythonPackages().installedSqlalchemy(),
                    config.loggerLevels(),
                    output,
                    errors,
                    UserCache.directory());
        }
    }

    /** A runtime that hasn't started. */
    public PythonRuntime(Settings settings) {
        this(settings, null);
    }

    /** A runtime that shares an engine with others, so that code is parsed once: for tests and fleets. */
    PythonRuntime(Settings settings, @Nullable Engine engine) {
        this.settings = settings;
        this.bridge = new Bridge(settings.application(), settings.searchPath(), settings.loggerLevels());
        this.engine = engine;
    }

    /** Lets whatever needs Python be an error from now on. */
    synchronized void forbid() {
        forbidden = true;
    }

    /** The error where a file needs Python and must not have it. */
    private void permit(Path file) {
        if (forbidden) {
            throw new AludelException(
                    Problem.of("needs-python", file.getFileName() + " needs Python, which must not run here")
                            .at(new Location(file, 0))
                            .remedy("Let Python run: --python=auto."));
        }
    }

    /** What is said of code that may not be there. */
    Application application() {
        return settings.application();
    }

    /** The levels that the ini gives loggers, by name. */
    Map<String, String> loggerLevels() {
        return settings.loggerLevels();
    }

    /**
     * Begins on another thread with what takes longest, on the guess that Python will be needed. A wrong guess is left
     * to itself: closing doesn't wait for it.
     */
    public synchronized void expect() {
        if (expected == null && !forbidden) {
            expected = CompletableFuture.supplyAsync(() -> StartedPython.launch(settings, engine));
        }
    }

    /** Begins to start Python on another thread; whoever needs it waits for it. */
    public synchronized void start() {
        if (started == null) {
            NEEDED.set(true);
            CompletableFuture<StartedPython> begun = expected == null
                    ? CompletableFuture.supplyAsync(() -> StartedPython.launch(settings, engine))
                    : expected;
            started = begun.thenApplyAsync(this::attached);
        }
    }

    /**
     * The body of a Python revision, to be run. Python, which will be needed, starts on another thread meanwhile; here
     * the file is parsed, so that a fault in a late step is found before the first one is run.
     *
     * @throws dev.aludel.error.AludelException where the file is no Python
     */
    public Script load(Revision revision) {
        start();
        return script(
                revision,
                PythonSource.read(revision.path()).statements(),
                surroundings().untouched());
    }

    /**
     * The body of a Python revision that has been parsed.
     *
     * @param untouched whether the directives are what they are from the start
     */
    Script script(Revision revision, List<StmtTy> statements, boolean untouched) {
        start();
        bridge.parsed(revision.path(), statements);
        boolean trusting = untouched && !settings.installedSqlalchemy() && TrustingCode.is(statements);
        return new PythonScript(this, revision, trusting);
    }

    /**
     * What a revision finds that is loaded now.
     *
     * @param untouched whether the directives are what they are from the start
     * @param metadata what names what has no name
     * @param imports where imports are looked for
     * @param variables those of the environment, or null where env.py may have changed them
     */
    record Surroundings(
            boolean untouched,
            MetaData metadata,
            ImportPath imports,
            @Nullable Map<String, String> variables) {}

    /** What a revision finds that is loaded now; where an env.py runs, Python is asked. */
    Surroundings surroundings() {
        if (bridge.host() == null) {
            return new Surroundings(true, bridge.metadata(null), importPath(), System.getenv());
        }
        Value told = call("surroundings");
        Object metadata =
                told.getArrayElement(1).isHostObject() ? told.getArrayElement(1).asHostObject() : null;
        return new Surroundings(
                told.getArrayElement(0).asBoolean(),
                bridge.metadata(metadata),
                new ImportPath(directories(told.getArrayElement(2)), directories(told.getArrayElement(3))),
                null);
    }

    /** Where scripts import from as long as no env.py has changed it. */
    ImportPath importPath() {
        return new ImportPath(searchPath(), settings.packages());
    }

    private static List<Path> directories(Value told) {
        return PythonValues.list(told).stream()
                .map(directory -> Path.of(String.valueOf(directory)))
                .toList();
    }

    /**
     * What came of running one way of a revision on a session that answers nothing.
     *
     * @param failure what went wrong, or null
     * @param own whether the script raised it itself
     * @param reached the missing names that the function, and what it calls, speaks of
     * @param unset the variable of the environment that the failure is about and that isn't set, or null
     */
    public record Rehearsal(
            @Nullable AludelException failure,
            boolean own,
            List<MissingName> reached,
            @Nullable String unset) {}

    /**
     * A name that an import would have brought.
     *
     * @param name dotted
     * @param module the module that is missing
     * @param location where it is imported, or null where nobody knows
     * @param reason why the module can't be imported though its file is there, or null
     */
    public record MissingName(
            String name,
            String module,
            @Nullable Location location,
            @Nullable String reason) {}

    /** Runs one way of a revision, to see whether it runs. */
    public Rehearsal rehearse(Revision revision, Direction direction, Session session, Map<String, Object> arguments) {
        Session before = bridge.use(session);
        try {
            Value told = doctor().invokeMember(
                            "rehearse",
                            revision.path().toString(),
                            direction.name().toLowerCase(Locale.ROOT),
                            new HashMap<>(arguments));
            AludelException failure = null;
            try {
                PythonFailure.throwIfReported(told.getArrayElement(0), revision.path());
            } catch (AludelException reported) {
                failure = reported;
            }
            List<MissingName> reached = new ArrayList<>();
            Value names = told.getArrayElement(2);
            for (long index = 0; index < names.getArraySize(); index++) {
                Value name = names.getArrayElement(index);
                reached.add(new MissingName(
                        name.getArrayElement(0).asString(),
                        name.getArrayElement(1).asString(),
                        location(name.getArrayElement(2), name.getArrayElement(3)),
                        null));
            }
            Value unset = told.getArrayElement(3);
            return new Rehearsal(
                    failure, told.getArrayElement(1).asBoolean(), reached, unset.isNull() ? null : unset.asString());
        } finally {
            bridge.use(before);
        }
    }

    /** Runs the pip that comes with GraalPy; returns its exit code. */
    public int pip(List<String> arguments) {
        return started()
                .context()
                .eval("python", "__import__('_aludel_pip')")
                .invokeMember("run", (Object) arguments.toArray())
                .asInt();
    }

    /** Whether Python has been started, or is starting. */
    public synchronized boolean isStarted() {
        return started != null;
    }

    /** The modules that stand for nothing so far. */
    public List<MissingName> missingModules() {
        Value told = doctor().invokeMember("missing_modules");
        List<MissingName> missing = new ArrayList<>();
        for (long index = 0; index < told.getArraySize(); index++) {
            Value module = told.getArrayElement(index);
            String name = module.getArrayElement(0).asString();
            Value reason = module.getArrayElement(3);
            missing.add(new MissingName(
                    name,
                    name,
                    location(module.getArrayElement(1), module.getArrayElement(2)),
                    reason.isNull() ? null : reason.asString()));
        }
        return missing;
    }

    private Value doctor() {
        return started().context().eval("python", "__import__('_aludel_doctor')");
    }

    private static @Nullable Location location(Value file, Value line) {
        return file.asString().isEmpty() ? null : new Location(Path.of(file.asString()), line.asInt());
    }

    /** Executes the module; used where a header is no plain literal. */
    @Override
    public Map<String, @Nullable Object> evaluate(Path file) {
        permit(file);
        Value result = call("read_header", file.toString());
        PythonFailure.throwIfReported(result.getArrayElement(0), file);
        return PythonValues.map(result.getArrayElement(1));
    }

    /** Says what scripts work for, so that they may ask {@code context} where a recognised env.py is not run. */
    public void serve(EnvironmentHost host) {
        bridge.ambientHost(new HostBridge(host));
    }

    /** An env.py that is run; Python starts then. */
    public Environment environment(Path file) {
        permit(file);
        return new PythonEnvironment(this, file);
    }

    /** Where scripts import from first. */
    List<Path> searchPath() {
        List<Path> all = new ArrayList<>(imported);
        all.addAll(settings.searchPath());
        return all;
    }

    /** Puts directories before those that scripts import from; before Python starts. */
    void importFrom(List<Path> directories) {
        imported.addAll(0, directories);
    }

    /** The bridge that the shim talks through. */
    Bridge bridge() {
        return bridge;
    }

    /** Calls a function of the shim's loader module. */
    Value call(String function, Object... arguments) {
        return started().loader().invokeMember(function, arguments);
    }

    /** Runs Python source in the main module; its value is that of its last expression. */
    Value evaluate(String source) {
        return started().context().eval("python", source);
    }

    /** Closes the context; what runs in it is cancelled. */
    @Override
    public synchronized void close() {
        CompletableFuture<StartedPython> guessed = expected;
        CompletableFuture<StartedPython> launched = started;
        expected = null;
        started = null;
        if (launched == null && guessed != null) {
            guessed.thenAccept(python -> python.context().close(true));
        }
        if (launched != null) {
            // One that could not be started has nothing to close; whoever needed it has been told.
            launched.handle((python, failure) -> python)
                    .thenAccept(python -> {
                        if (python != null) {
                            python.context().close(true);
                        }
                    })
                    .join();
        }
    }

    private synchronized StartedPython started() {
        start();
        try {
            return Objects.requireNonNull(started).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException original ? original : failure;
        }
    }

    /** Whether Python was needed in this process: what the launcher wants to know for the next. */
    public static boolean needed() {
        return NEEDED.get();
    }

    private StartedPython attached(StartedPython python) {
        python.loader()
                .invokeMember(
                        "attach",
                        bridge,
                        searchPath().stream().map(Path::toString).toArray(),
                        settings.packages().stream().map(Path::toString).toArray(),
                        settings.installedSqlalchemy());
        return python;
    }
}
