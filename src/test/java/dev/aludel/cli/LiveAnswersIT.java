package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What revisions are answered that ask a live database, against what SQLAlchemy and psycopg2 answered them: the inspector
 * about a rich catalog, and values of every type, read and written. Recorded by {@code record_live.py}.
 */
class LiveAnswersIT {
    private static final Path RECORDED = Path.of("src/test/resources/dev/aludel/live");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "values"})
    void aRevisionIsAnsweredAsByTheGenuineTools(String name) throws IOException {
        assertThat(Call.in(folder, "init", "scripts").code()).isZero();
        for (String file : List.of(name + ".py", "catalog.sql")) {
            Files.copy(
                    RECORDED.resolve(file), folder.resolve("scripts/versions").resolve(file));
        }
        try (TestDatabase database = TestDatabase.create()) {
            Call call = Call.in(folder, "--url", database.url(), "upgrade", "head");

            assertThat(call.code()).as(call.text()).isZero();
            assertThat(database.column("SELECT line FROM answers ORDER BY number"))
                    .containsExactlyElementsOf(Files.readString(RECORDED.resolve(name + ".golden"))
                            .lines()
                            .toList());
        }
    }
}
