package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command loads decides how fast it starts: nothing that its verb doesn't need. */
class LoadedClassesTest {
    private static final List<String> DATABASE = List.of("java.sql.", "org.postgresql.", "com.zaxxer.");
    private static final List<String> PYTHON = List.of("org.graalvm.polyglot.", "com.oracle.truffle.");
    private static final String PARSER = "com.oracle.graal.python.pegparser.";

    @TempDir
    Path directory;

    @Test
    void verbsThatReadFilesLoadNoPythonAndNoDatabase() throws Exception {
        for (List<String> verb : List.of(
                List.of("heads"),
                List.of("history"),
                List.of("show", "head"),
                List.of("branches"),
                List.of("--help"))) {
            List<String> loaded = loaded(verb);
            assertThat(loaded).as("%s", verb).contains("dev.aludel.cli.Main").hasSizeLessThan(1900);
            assertThat(of(loaded, DATABASE)).as("%s", verb).isEmpty();
            assertThat(ofPython(loaded)).as("%s", verb).isEmpty();
        }
    }

    @Test
    void anUpgradeOfPlainRevisionsLoadsOnlyTheParserOfPython() throws Exception {
        List<String> loaded = loaded(List.of("upgrade", "--sql", "20230418_093344012"));
        assertThat(loaded).contains("dev.aludel.run.PrintingSession");
        assertThat(ofPython(loaded)).isEmpty();
    }

    private static List<String> ofPython(List<String> loaded) {
        List<String> found = new ArrayList<>(of(loaded, PYTHON));
        loaded.stream()
                .filter(name -> name.startsWith("com.oracle.graal.python.") && !name.startsWith(PARSER))
                .forEach(found::add);
        return found;
    }

    private static List<String> of(List<String> loaded, List<String> packages) {
        return loaded.stream()
                .filter(name -> packages.stream().anyMatch(name::startsWith))
                .toList();
    }

    /** The names of the classes that a command loads, run on the worked example in a JVM of its own. */
    private List<String> loaded(List<String> arguments) throws IOException, InterruptedException {
        Path log = directory.resolve("classes.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.aludel.cli.Main",
                "-c",
                "migrations" + File.separator + "alembic.ini"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output;
        try (InputStream stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor()).as(output).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", ""))
                    .map(line -> line.replaceFirst(" .*", ""))
                    .toList();
        }
    }
}
