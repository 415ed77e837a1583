package dev.aludel.script.python;

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
     * @param runtime Python; asked for only where the file must be run
     * @throws dev.aludel.error.AludelException where the file cannot be read or parsed
     */
    public static Environment of(Path file, Supplier<PythonRuntime> runtime) {
        Optional<StockEnvironment> stock = StockEnvironmentReader.read(PythonSource.read(file));
        return stock.isPresent() ? stock.get() : runtime.get().environment(file);
    }
}
