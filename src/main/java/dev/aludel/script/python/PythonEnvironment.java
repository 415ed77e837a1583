package dev.aludel.script.python;

import dev.aludel.script.Environment;
import dev.aludel.script.EnvironmentHost;
import java.nio.file.Path;
import org.graalvm.polyglot.PolyglotException;

/**
 * An env.py that is run.
 *
 * @param runtime the Python to run it in
 * @param file the env.py
 */
record PythonEnvironment(PythonRuntime runtime, Path file) implements Environment {

    @Override
    public void run(EnvironmentHost host) {
        HostBridge before = runtime.bridge().host(new HostBridge(host));
        try {
            runtime.call("run_environment", file.toString(), runtime.bridge().host());
        } catch (PolyglotException e) {
            throw PythonFailure.of(e, file);
        } finally {
            runtime.bridge().host(before);
        }
    }
}
