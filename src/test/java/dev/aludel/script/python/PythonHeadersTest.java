package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonHeadersTest {
    @TempDir
    Path folder;

    private Revision read(String name, String text) throws IOException {
        return read(name, text, file -> {
            throw new AludelException(Problem.of("evaluated", "ran " + file.getFileName()));
        });
    }

    private Revision read(String name, String text, HeaderEvaluator evaluator) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return new PythonHeaders(evaluator).read(file).orElseThrow();
    }

    @Test
    void reads_plain_and_annotated_headers_and_the_docstring() throws IOException {
        Revision revision = read("x.py", """
                \"""Add a table.

                More about it.
                \"""
                from typing import Union
                revision: str = "ab" "cd"
                OLD = 'old'
                down_revision: Union[str, None] = (OLD, "x" + "y")
                branch_labels = ["one"]
                depends_on = None

                def upgrade():
                    pass
                """);
        assertThat(revision.id()).isEqualTo("abcd");
        assertThat(revision.downRevisions()).containsExactly("old", "xy");
        assertThat(revision.branchLabels()).containsExactly("one");
        assertThat(revision.dependsOn()).isEmpty();
        assertThat(revision.summary()).isEqualTo("Add a table.");
        assertThat(revision.documentation()).isEqualTo("Add a table.\n\nMore about it.");
    }

    @Test
    void the_last_assignment_wins_even_below_a_function() throws IOException {
        String text = "revision = 'a1'\ndown_revision = None\ndef upgrade(): pass\ndown_revision = 'b'\n";
        assertThat(read("x.py", text).downRevisions()).containsExactly("b");
    }

    @Test
    void a_docstring_may_hold_a_line_that_looks_like_a_function() throws IOException {
        String text = "'''Doc\ndef upgrade():\n'''\nrevision = 'a1'\ndown_revision = None\n";
        assertThat(read("x.py", text).id()).isEqualTo("a1");
    }

    @Test
    void a_header_that_is_no_literal_is_left_to_the_evaluator() throws IOException {
        String text = "revision = make()\ndown_revision = None\n";
        Revision revision = read("x.py", text, file -> Map.of("revision", "ran", "down_revision", List.of("a", "b")));
        assertThat(revision.id()).isEqualTo("ran");
        assertThat(revision.downRevisions()).containsExactly("a", "b");
        assertThatThrownBy(() -> read("x.py", text)).isInstanceOfSatisfying(AludelException.class, failure -> {
            assertThat(failure.problem().code()).isEqualTo("dynamic-header");
            assertThat(failure.problem().details()).containsExactly("ran x.py");
        });
    }

    @Test
    void a_condition_makes_a_name_unknown() {
        assertThatThrownBy(() -> read("x.py", "revision = 'a'\ndown_revision = None\nif X:\n    revision = 'b'\n"))
                .isInstanceOfSatisfying(
                        AludelException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("dynamic-header"));
    }

    @Test
    void a_syntax_error_names_file_and_line() {
        assertThatThrownBy(() -> read("x.py", "revision = 'a'\ndown_revision = = 'b'\n"))
                .isInstanceOfSatisfying(AludelException.class, failure -> {
                    assertThat(failure.problem().location()).hasToString(folder.resolve("x.py") + ":2");
                    assertThat(failure.problem().message()).startsWith("SyntaxError: ");
                });
    }

    @Test
    void an_old_file_takes_its_identifier_from_its_name() throws IOException {
        assertThat(read("ae1027.py", "down_revision = None\n").id()).isEqualTo("ae1027");
        assertThatThrownBy(() -> read("other.py", "down_revision = None\n"))
                .hasMessageStartingWith("Could not determine revision id from filename other.py. Be sure the");
    }
}
