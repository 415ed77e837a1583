package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask or move a database, answered as the genuine Alembic answered them. */
class CommandLineGoldenIT {
    @TempDir
    Path temporary;

    @Test
    void everyCommandAnswersAsTheGenuineTool() throws IOException {
        List<String> golden = Files.readAllLines(CommandLineGoldenTest.GOLDEN.resolve("online.golden"));

        try (TestDatabase database = TestDatabase.create()) {
            String answers = CommandLineGoldenTest.answers(temporary.toRealPath(), golden, database.url());

            assertThat(answers).isEqualTo(String.join("\n", golden) + "\n");
        }
    }
}
