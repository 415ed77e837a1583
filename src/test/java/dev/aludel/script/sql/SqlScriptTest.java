package dev.aludel.script.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlScriptTest {
    private static final String HEAD = "-- revision: b\n-- down_revision: a\n";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("b.sql"), text);
    }

    private Problem refusal(String text) throws IOException {
        Path file = file(text);
        return catchThrowableOfType(AludelException.class, () -> SqlScript.read(file))
                .problem();
    }

    @Test
    void a_header_may_have_a_byte_order_mark_carriage_returns_tabs_and_any_case() throws IOException {
        Path file = file(
                "\uFEFF--\tRevision :  b \r\n--down_revision:a1, a2\r\n-- branch_labels: x,y\r\n"
                        + "-- depends_on: None\r\n-- create_date: 2026-01-02\r\n--\r\n-- What it does\r\n\r\n-- Upgrade\r\nSELECT 1;\r\n");
        Revision revision = new SqlHeaders().read(file).orElseThrow();
        assertThat(revision.id()).isEqualTo("b");
        assertThat(revision.downRevisions()).containsExactly("a1", "a2");
        assertThat(revision.branchLabels()).containsExactly("x", "y");
        assertThat(revision.dependsOn()).isEmpty();
        assertThat(revision.documentation()).isEqualTo("What it does");
        assertThat(SqlScript.read(file).withoutTransaction()).isFalse();
    }

    @Test
    void a_file_without_a_revision_line_is_none() throws IOException {
        assertThat(new SqlHeaders().read(file("-- a view\nSELECT 1;\n-- revision: late\n")))
                .isEmpty();
    }

    @Test
    void a_section_that_is_missing_or_stands_twice_is_refused() throws IOException {
        assertThat(refusal(HEAD + "-- downgrade\nSELECT 1;").code()).isEqualTo("no-upgrade-section");
        Problem twice = refusal(HEAD + "-- upgrade\nSELECT 1;\n-- upgrade\nSELECT 2;");
        assertThat(twice.code()).isEqualTo("duplicate-section");
        assertThat(String.valueOf(twice.location())).endsWith("b.sql:5");
        assertThat(refusal(HEAD + "SELECT 1;\n-- upgrade\n").code()).isEqualTo("statement-outside-section");
    }

    @Test
    void a_section_line_within_a_string_is_text() throws IOException {
        assertThat(SqlScript.read(file(HEAD + "-- upgrade\nSELECT '\n-- upgrade\n';\n-- downgrade\n"))
                        .withoutTransaction())
                .isFalse();
    }

    @Test
    void ending_the_transaction_is_refused_unless_there_is_none() throws IOException {
        Problem refused = refusal(HEAD + "-- upgrade\nSELECT 1;\n\nCOMMIT;\nSELECT 2;");
        assertThat(refused.code()).isEqualTo("transaction-control");
        assertThat(String.valueOf(refused.location())).endsWith("b.sql:6");
        assertThat(refusal(HEAD + "-- upgrade\n-- downgrade\nstart\n transaction;")
                        .code())
                .isEqualTo("transaction-control");
        SqlScript.read(file(HEAD + "-- upgrade\nSAVEPOINT s; ROLLBACK TO s; ROLLBACK WORK TO SAVEPOINT s;"));
        assertThat(SqlScript.read(file(HEAD + "-- transaction: none\n-- upgrade\nBEGIN; SELECT 1; COMMIT;"))
                        .withoutTransaction())
                .isTrue();
    }

    @Test
    void a_header_that_says_something_else_is_refused() throws IOException {
        assertThat(refusal(HEAD + "-- transaction: maybe\n-- upgrade\n").code()).isEqualTo("bad-header");
        Path twice = file("-- revision: b\n-- revision: c\n-- down_revision: a\n");
        assertThat(catchThrowableOfType(AludelException.class, () -> new SqlHeaders().read(twice))
                        .problem()
                        .code())
                .isEqualTo("bad-header");
    }
}
