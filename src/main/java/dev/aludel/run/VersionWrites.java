package dev.aludel.run;

import dev.aludel.revision.VersionChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the version table's changes on a live session. Within one transaction, where nobody can see them in between, a row
 * that several steps move is moved once, to where the last of them leaves it. The first change of all is written at
 * once: it takes the row's lock, by which another tool's run is kept waiting. Not thread-safe.
 */
final class VersionWrites {
    private final VersionTable versions;
    private final LiveSession live;
    private final boolean together;
    private boolean begun;
    private @Nullable VersionChange waiting;

    /**
     * Writes for a run.
     *
     * @param together whether the run is one transaction, and nothing in the database is set off by a change of the table
     */
    VersionWrites(VersionTable versions, LiveSession live, boolean together) {
        this.versions = versions;
        this.live = live;
        this.together = together;
    }

    /**
     * Has a step's changes written, now or with those of later steps.
     *
     * @param mayWait whether the step did nothing but what directives do
     */
    void write(List<VersionChange> changes, boolean mayWait) {
        VersionChange only = together && mayWait && begun && changes.size() == 1 ? changes.getFirst() : null;
        begun = true;
        if (only instanceof VersionChange.Update update) {
            VersionChange before = waiting;
            waiting = null;
            if (before instanceof VersionChange.Insert insert
                    && insert.version().equals(update.from())) {
                waiting = new VersionChange.Insert(update.to());
            } else if (before instanceof VersionChange.Update moved
                    && moved.to().equals(update.from())) {
                waiting = new VersionChange.Update(moved.from(), update.to());
            } else {
                send(before);
                waiting = update;
            }
            return;
        }
        settle();
        if (only instanceof VersionChange.Insert) {
            waiting = only;
        } else {
            versions.write(live, changes);
        }
    }

    /** Has what waits written: somebody may look from now on. */
    void settle() {
        VersionChange last = waiting;
        waiting = null;
        send(last);
    }

    private void send(@Nullable VersionChange change) {
        if (change != null) {
            versions.write(live, List.of(change));
        }
    }
}
