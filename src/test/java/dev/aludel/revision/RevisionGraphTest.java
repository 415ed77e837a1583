package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RevisionGraphTest {

    private static Revision revision(String id, String... down) {
        return new Revision(
                id, List.of(down), List.of(), Set.of(), "the " + id, Path.of(id + ".py"), Revision.Language.PYTHON);
    }

    private static Problem problemOf(Revision... revisions) {
        return catchThrowableOfType(AludelException.class, () -> RevisionGraph.of(List.of(revisions)))
                .problem();
    }

    @Test
    void a_missing_parent_names_the_file_and_the_nearest_identifier() {
        Problem problem = problemOf(revision("aaaa1111"), revision("bbbb2222", "aaaa1112"));
        assertThat(problem.message()).isEqualTo("Revision aaaa1112 referenced from bbbb2222 is not present");
        assertThat(problem.location()).hasToString("bbbb2222.py");
        assertThat(problem.details()).containsExactly("The nearest identifier there is aaaa1111.");
        assertThat(problem.remedies()).hasSize(1);
    }

    @Test
    void a_duplicate_names_both_files() {
        Revision twin =
                new Revision("aaaa", List.of(), List.of(), Set.of(), "", Path.of("other.py"), Revision.Language.PYTHON);
        Problem problem = problemOf(revision("aaaa"), twin);
        assertThat(problem.message()).isEqualTo("Revision aaaa is present more than once");
        assertThat(problem.location()).hasToString("other.py");
        assertThat(problem.details()).containsExactly("The other one is aaaa.py.");
    }

    @Test
    void a_cycle_names_every_revision_in_it() {
        Problem problem = problemOf(revision("base1"), revision("one1", "two2"), revision("two2", "one1"));
        assertThat(problem.code()).isEqualTo("cycle");
        assertThat(problem.message()).isEqualTo("Cycle is detected in revisions (one1, two2)");
        assertThat(problem.details()).containsExactly("one1 -> two2  one1.py", "two2 -> one1  two2.py");
    }

    @Test
    void a_revision_cannot_follow_itself() {
        assertThat(problemOf(revision("self", "self")).message())
                .isEqualTo("Self-loop is detected in revisions (self)");
    }

    @Test
    void an_ambiguous_prefix_names_the_candidates() {
        RevisionGraph graph = RevisionGraph.of(List.of(revision("abcd1"), revision("abcd2", "abcd1")));
        Problem problem = catchThrowableOfType(AludelException.class, () -> graph.revision("abc"))
                .problem();
        assertThat(problem.message()).isEqualTo("Can't locate revision identified by 'abc'");
        assertThat(problem.code()).isEqualTo("ambiguous-revision");
        assertThat(problem.details())
                .containsExactly("It is the beginning of several: abcd1 (the abcd1), abcd2 (the abcd2).");
    }

    @Test
    void an_unknown_identifier_suggests_the_nearest() {
        RevisionGraph graph =
                RevisionGraph.of(List.of(revision("20260102_1200"), revision("20260103_1300", "20260102_1200")));
        Problem problem = catchThrowableOfType(
                        AludelException.class, () -> graph.upgradeSteps(List.of(), "20260103_1200x"))
                .problem();
        assertThat(problem.remedies()).containsExactly("Did you mean 20260102_1200 (the 20260102_1200)?");
    }

    @Test
    void a_merge_deletes_one_row_and_updates_the_other() {
        RevisionGraph graph = RevisionGraph.of(List.of(
                revision("root"),
                revision("left", "root"),
                revision("right", "root"),
                revision("join", "left", "right")));
        Heads heads = new Heads(graph, List.of("left", "right"));
        Step step = graph.upgradeSteps(List.of("left", "right"), "head").getFirst();
        assertThat(heads.advance(step))
                .containsExactly(new VersionChange.Delete("left"), new VersionChange.Update("right", "join"));
        assertThat(heads.rows()).containsExactly("join");
    }
}
