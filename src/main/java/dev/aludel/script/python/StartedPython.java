package dev.aludel.script.python;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/**
 * A GraalPy context with the shim's loader module imported, which doesn't know yet what it will run.
 *
 * @param loader the module {@code _aludel_loader}
 */
record StartedPython(Context context, Value loader) {

    /**
     * How often a function is called, or a loop goes round, before GraalPy gives it nodes that remember what they have
     * seen: most of what a migration runs is done before such nodes repay their making.
     */
    private static final int CALLS_BEFORE_CACHES = 1000;

    /**
     * Starts one; takes a good half second.
     *
     * @param engine an engine to share, or null
     * @throws AludelException where an installed SQLAlchemy is asked for and isn't there
     */
    static StartedPython launch(PythonRuntime.Settings settings, @Nullable Engine engine) {
        requireSqlalchemy(settings);
        Path shim = ShimLocation.find(settings.cache());
        Context.Builder builder = Context.newBuilder("python")
                .allowHostAccess(access())
                .allowIO(IOAccess.ALL)
                .allowCreateThread(true)
                .allowExperimentalOptions(true)
                .allowEnvironmentAccess(EnvironmentAccess.INHERIT)
                .out(settings.output())
                .err(settings.errors())
                .option("python.PosixModuleBackend", "java")
                .option("python.InstallSignalHandlers", "false")
                .option("python.IgnoreEnvironmentFlag", "true")
                .option("python.NoUserSiteFlag", "true")
                .option("python.PythonPath", shim.toString())
                .option("python.DontWriteBytecodeFlag", "false")
                .option("python.PyCachePrefix", compiled(shim, settings).toString());
        if (engine == null) {
            builder.option("engine.WarnInterpreterOnly", "false")
                    .option("python.UncachedInterpreterThreshold", Integer.toString(CALLS_BEFORE_CACHES));
        } else {
            builder.engine(engine);
        }
        Context context = builder.build();
        context.eval("python", "import _aludel_loader");
        return new StartedPython(context, context.getBindings("python").getMember("_aludel_loader"));
    }

    /** What Python may touch in Java: exported methods, and the elements of arrays, lists and maps handed to it. */
    private static HostAccess access() {
        return HostAccess.newBuilder(HostAccess.EXPLICIT)
                .allowArrayAccess(true)
                .allowListAccess(true)
                .allowMapAccess(true)
                .build();
    }

    private static void requireSqlalchemy(PythonRuntime.Settings settings) {
        boolean there = settings.packages().stream()
                .anyMatch(directory -> Files.isRegularFile(directory.resolve("sqlalchemy/__init__.py")));
        if (settings.installedSqlalchemy() && !there) {
            throw new AludelException(Problem.of("no-sqlalchemy", "There is no installed SQLAlchemy to use")
                    .because("[aludel] sqlalchemy = installed asks for one; looked for in python_packages: "
                            + (settings.packages().isEmpty() ? "not set" : settings.packages()))
                    .remedy("Install it there: aludel python install sqlalchemy.")
                    .remedy("Or use Aludel's own: sqlalchemy = shim."));
        }
    }

    /**
     * Where compiled modules are kept: in the installed tree, if it holds them or can take them, else in the user's cache.
     * Those of installed packages are many and change, so they need a place that takes them.
     */
    private static Path compiled(Path shim, PythonRuntime.Settings settings) {
        Path installed = shim.resolveSibling("pyc");
        Path known = Path.of(installed.toString(), shim.toString());
        boolean fits = Files.isWritable(installed) || settings.packages().isEmpty() && Files.exists(known);
        return fits ? installed : settings.cache().resolve("pyc");
    }
}
