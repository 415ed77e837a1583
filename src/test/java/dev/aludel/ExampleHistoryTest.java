package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.config.Config;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.ScriptDirectory;
import dev.aludel.script.python.PythonHeaders;
import dev.aludel.script.sql.SqlHeaders;
import dev.aludel.script.sql.SqlScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worked example in {@code migrations/}, read as every command reads it. */
class ExampleHistoryTest {
    private final RevisionGraph graph = ScriptDirectory.open(
                    Config.load(new Config.Request(
                            List.of("migrations/alembic.ini"), "alembic", List.of(), Path.of(""), Map.of())),
                    List.of(new PythonHeaders(ExampleHistoryTest::mustNotRun), new SqlHeaders()))
            .graph();

    private static Map<String, @Nullable Object> mustNotRun(Path file) {
        throw new AssertionError(file + " must be readable without running it");
    }

    @Test
    void leads_from_one_base_to_one_head() {
        assertThat(graph.all()).hasSize(45);
        assertThat(graph.bases()).containsExactly("20230109_081512340");
        assertThat(graph.heads()).containsExactly("20261012_141200633");
    }

    @Test
    void identifiers_are_times_to_the_millisecond() {
        assertThat(graph.all()).allSatisfy(revision -> {
            assertThat(revision.id()).matches("\\d{8}_\\d{9}");
            assertThat(String.valueOf(revision.path().getFileName())).startsWith(revision.id() + "_");
        });
    }

    @Test
    void has_a_branch_with_labels_a_dependency_and_a_merge() {
        assertThat(graph.isBranchPoint("20230418_093344012")).isTrue();
        assertThat(graph.branchLabels("20230509_143012765")).contains("returns");
        assertThat(graph.dependencies("20230509_143012765")).containsExactly("20230504_090830410");
        assertThat(graph.isMergePoint("20230516_094500111")).isTrue();
    }

    @Test
    void the_newest_revisions_are_sql_and_can_be_read() {
        List<Revision> sql = graph.all().stream()
                .filter(revision -> revision.language() == Revision.Language.SQL)
                .toList();
        assertThat(sql)
                .hasSize(4)
                .allSatisfy(
                        revision -> assertThat(SqlScript.read(revision.path())).isNotNull());
        assertThat(sql).extracting(Revision::summary).contains("Write order numbers in upper case");
    }
}
