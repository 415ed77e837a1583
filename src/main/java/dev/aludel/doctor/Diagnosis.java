package dev.aludel.doctor;

import dev.aludel.revision.Revision;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor found.
 *
 * @param environment env.py's
 * @param missing what env.py and the revisions import and stands for nothing: one line each
 * @param configuration the effective configuration by name; passwords masked
 * @param revisions the revisions', from base to heads
 */
public record Diagnosis(
        Finding environment, List<Missing> missing, Map<String, String> configuration, List<Examined> revisions) {

    /**
     * A module that stands for nothing.
     *
     * @param module its name
     * @param imported the file and line that import it, or null
     * @param reason why it can't be imported though its file is there, or null
     */
    public record Missing(
            String module,
            @Nullable String imported,
            @Nullable String reason) {}

    /** A revision and whether both its ways run. */
    public record Examined(Revision revision, Finding upgrade, Finding downgrade) {}

    /** How many revisions have the way in that state. */
    public long count(Function<Examined, Finding> way, Finding.State state) {
        return revisions.stream()
                .filter(revision -> way.apply(revision).state() == state)
                .count();
    }

    /** The share of revisions whose way runs, in percent. */
    public double percentage(Function<Examined, Finding> way) {
        long run = revisions.stream()
                .filter(revision -> way.apply(revision).runs())
                .count();
        return revisions.isEmpty() ? 100 : 100.0 * run / revisions.size();
    }

    /** Whether env.py and every upgrade run. */
    public boolean healthy() {
        return environment.runs()
                && revisions.stream().allMatch(revision -> revision.upgrade().runs());
    }
}
