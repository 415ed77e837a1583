package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandMarkTest {

    @TempDir
    Path cache;

    @Test
    void says_what_the_last_command_needed() {
        String name = cache.resolve("marks/1234-5").toString();
        assertThat(CommandMark.expectsPython(name)).isFalse();

        CommandMark.leave(name, true);
        assertThat(CommandMark.expectsPython(name)).isTrue();
        assertThat(Path.of(name + ".light")).doesNotExist();

        CommandMark.leave(name, false);
        assertThat(CommandMark.expectsPython(name)).isFalse();
        assertThat(Path.of(name + ".light")).exists();
    }

    @Test
    void goes_without_where_no_file_can_be_written() throws IOException {
        Path file = Files.writeString(cache.resolve("file"), "");
        String name = file.resolve("1234-5").toString();

        CommandMark.leave(name, true);

        assertThat(CommandMark.expectsPython(name)).isFalse();
        assertThat(file).isRegularFile();
    }
}
