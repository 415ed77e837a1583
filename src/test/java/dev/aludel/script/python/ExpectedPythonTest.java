package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.config.Application;
import dev.aludel.error.AludelException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python that begins to start on a guess. */
class ExpectedPythonTest {

    @TempDir
    Path directory;

    @Test
    void knows_what_is_learnt_while_it_starts() {
        try (PythonRuntime python = new PythonRuntime(PythonRuntime.Settings.of(
                List.of(directory.resolve("configured")),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream()))) {
            python.expect();
            assertThat(python.isStarted()).isFalse();

            python.importFrom(List.of(directory.resolve("inserted")));

            assertThat(PythonValues.list(python.evaluate("__import__('sys').path[:2]")))
                    .containsExactly(
                            directory.resolve("inserted").toString(),
                            directory.resolve("configured").toString());
        }
    }

    @Test
    void fails_only_where_it_is_needed() {
        PythonRuntime.Settings impossible = new PythonRuntime.Settings(
                List.of(),
                Application.none(),
                List.of(),
                true,
                Map.of(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                directory);
        try (PythonRuntime unneeded = new PythonRuntime(impossible)) {
            unneeded.expect();
        }
        try (PythonRuntime needed = new PythonRuntime(impossible)) {
            needed.expect();
            assertThatThrownBy(() -> needed.evaluate("1"))
                    .isInstanceOfSatisfying(
                            AludelException.class,
                            failure -> assertThat(failure.problem().code()).isEqualTo("no-sqlalchemy"));
        }
    }
}
