package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A check over env.py files that lie elsewhere, one in each folder of {@code ENVIRONMENTS}: those that are read do what
 * running them does, and the share of them is printed, with what stands in the way of the others.
 */
@EnabledIfEnvironmentVariable(named = "ENVIRONMENTS", matches = ".+")
class EnvironmentCorpusTest {

    @Test
    void whatIsReadDoesWhatRunningItDoes() throws IOException {
        List<String> read = new ArrayList<>();
        List<String> run = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        Set<String> refused = new TreeSet<>();
        try (Stream<Path> folders = Files.list(Path.of(System.getenv("ENVIRONMENTS")));
                Engine engine = Engine.newBuilder("python")
                        .allowExperimentalOptions(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build()) {
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve("env.py");
                Optional<String> obstacle = EnvironmentReader.obstacle(
                        PythonSource.read(file), new RecordingHost(folder, false, null).config(), true);
                if (obstacle.isPresent()) {
                    run.add(folder.getFileName() + ": " + obstacle.get());
                    continue;
                }
                read.add(folder.getFileName().toString());
                for (boolean offline : List.of(false, true)) {
                    String byReading = byReading(file, offline);
                    String byRunning = byRunning(engine, file, offline);
                    // where a missing import decides over the URL, running refuses though a URL is given
                    if (byRunning.contains("code=missing-import")) {
                        refused.add(folder.getFileName().toString());
                    } else if (!byReading.equals(byRunning)) {
                        differing.add(folder.getFileName() + "\n  read " + byReading + "\n  ran  " + byRunning);
                    }
                }
            }
        }
        System.out.printf(
                "%d read, %d to be run:%n  %s%nread:%n  %s%nof them refused when run:%n  %s%ndiffering:%n  %s%n",
                read.size(),
                run.size(),
                String.join("\n  ", run),
                String.join("\n  ", read),
                String.join("\n  ", refused),
                String.join("\n  ", differing));
        assertThat(differing).isEmpty();
    }

    private static String byReading(Path file, boolean offline) {
        RecordingHost host = host(file, offline);
        EnvironmentReader.read(PythonSource.read(file), host.config(), true)
                .orElseThrow()
                .run(host);
        return told(host);
    }

    private static String byRunning(Engine engine, Path file, boolean offline) {
        RecordingHost host = host(file, offline);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PythonRuntime runtime = new PythonRuntime(PythonRuntime.Settings.of(List.of(), output, output), engine)) {
            runtime.environment(file).run(host);
            return told(host) + output;
        } catch (AludelException failure) {
            return told(host) + " " + failure.problem();
        }
    }

    private static RecordingHost host(Path file, boolean offline) {
        return new RecordingHost(file.resolveSibling(""), offline, "postgresql://given/x");
    }

    /** Without the URL, which is given from outside. */
    private static String told(RecordingHost host) {
        return host.calls.stream()
                        .map(call -> call.startsWith("connect ") ? "connect" : call)
                        .toList()
                + " " + host.configured;
    }
}
