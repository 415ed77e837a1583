package dev.aludel.script.python;

import dev.aludel.config.Config;
import dev.aludel.operation.MetaData;
import dev.aludel.script.Environment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out what an env.py is: one that only says what Alembic's templates say, or one that must be run. */
public final class Environments {

    private Environments() {}

    /**
     * The environment of the file.
     *
     * @param config the configuration it is given
     * @param urlGiven whether a URL is given from outside, which goes before the one it makes up
     * @param runtime Python; it begins to start where the file must be run
     * @throws dev.aludel.error.AludelException where the file cannot be read or parsed
     */
    public static Environment of(Path file, Config config, boolean urlGiven, Supplier<PythonRuntime> runtime) {
        PythonSource source = PythonSource.read(file);
        Optional<StockEnvironment> stock = EnvironmentReader.read(source, config, urlGiven);
        PythonRuntime python = runtime.get();
        if (stock.isEmpty()) {
            return executed(file, python);
        }
        python.importFrom(stock.get().searchPath());
        try {
            for (String target : stock.get().targets()) {
                NamingConventionReader.read(source, target, python.searchPath())
                        .ifPresent(convention -> python.bridge().targetMetadata(new MetaData(null, convention)));
            }
        } catch (NamingConventionReader.NoLiteral unknown) {
            return executed(file, python);
        }
        return stock.get();
    }

    /** Whether the environment is a recognised one. */
    public static boolean needsNoPython(Environment environment) {
        return !(environment instanceof PythonEnvironment);
    }

    /** Python starts already while other things are read. */
    private static Environment executed(Path file, PythonRuntime python) {
        python.start();
        return python.environment(file);
    }
}
