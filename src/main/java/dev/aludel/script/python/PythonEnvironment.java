package dev.aludel.script.python;

import dev.aludel.error.AludelException;
import dev.aludel.script.Environment;
import dev.aludel.script.EnvironmentHost;
import java.nio.file.Path;

/**
 * An env.py that is run.
 *
 * @param runtime the Python to run it in
 * @param file the env.py
 */
record PythonEnvironment(PythonRuntime runtime, Path file) implements Environment {

    @Override
    public void run(EnvironmentHost host) {
        HostBridge current = new HostBridge(host);
        HostBridge before = runtime.bridge().host(current);
        try {
            PythonFailure.throwIfReported(runtime.call("run_environment", file.toString(), current), file);
        } catch (AludelException failure) {
            throw current.original(failure);
        } finally {
            runtime.bridge().host(before);
        }
    }
}
