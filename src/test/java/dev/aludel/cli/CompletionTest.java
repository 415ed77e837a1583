package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    private Path folder;

    @Test
    void bash_completes_a_verb() throws Exception {
        assertThat(completed("up")).containsExactly("upgrade");
    }

    @Test
    void bash_completes_an_option_of_a_verb() throws Exception {
        assertThat(completed("history", "--ind")).containsExactly("--indicate-current");
    }

    @Test
    void bash_completes_the_name_of_a_file() throws Exception {
        Files.writeString(folder.resolve("schema.sql"), "");
        assertThat(completed("load-schema", "sche")).containsExactly("schema.sql");
    }

    @Test
    void another_shell_is_refused() {
        Call call = Call.in(folder, "completion", "tcsh");
        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out()).startsWith("FAILED: No completion for the shell 'tcsh'");
    }

    /** What a real bash offers where the cursor stands behind the last word. */
    private List<String> completed(String... words) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(BASH), "bash is not there");
        Call call = Call.in(folder, "completion", "bash");
        assertThat(call.code()).isZero();
        Files.writeString(folder.resolve("completion.sh"), call.out());
        String script = """
                source ./completion.sh
                compopt() { :; }
                COMP_WORDS=(aludel %s)
                COMP_CWORD=%d
                _complete_aludel
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(String.join(" ", words), words.length);
        Process bash = new ProcessBuilder(BASH.toString(), "--norc", "-c", script)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return answer.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
    }
}
