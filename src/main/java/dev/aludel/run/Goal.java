package dev.aludel.run;

import dev.aludel.script.NewRevisions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run is for. */
public sealed interface Goal {

    /**
     * Towards the target, running upgrades.
     *
     * @param start where a {@code --sql} range starts, or null
     */
    record Upgrade(@Nullable String start, String target) implements Goal {}

    /**
     * Towards the target, running downgrades.
     *
     * @param start where a {@code --sql} range starts, or null
     */
    record Downgrade(@Nullable String start, String target) implements Goal {}

    /**
     * Only moving the version table.
     *
     * @param start where a {@code --sql} range starts, or null
     * @param purge whether the table is emptied first
     */
    record Stamp(@Nullable String start, List<String> targets, boolean purge) implements Goal {}

    /** Making the version table. */
    record EnsureVersion() implements Goal {}

    /** Reading what a database stands at. */
    record Current(Consumer<Found> report) implements Goal {}

    /** Letting env.py have its say about revisions that are about to be written. */
    record Creation(NewRevisions revisions) implements Goal {}

    /**
     * What a database was found to stand at.
     *
     * @param maskedUrl its URL, the password masked
     * @param rows the rows of its version table
     */
    record Found(String maskedUrl, List<String> rows) {}

    /** Whether it may write, and so wants the lock and the version table. */
    default boolean writes() {
        return switch (this) {
            case Upgrade upgrade -> true;
            case Downgrade downgrade -> true;
            case Stamp stamp -> true;
            case EnsureVersion ensure -> true;
            case Current current -> false;
            case Creation creation -> false;
        };
    }

    /** Where a {@code --sql} range starts, or null. */
    default @Nullable String startOf() {
        return switch (this) {
            case Upgrade upgrade -> upgrade.start();
            case Downgrade downgrade -> downgrade.start();
            case Stamp stamp -> stamp.start();
            case EnsureVersion ensure -> null;
            case Current current -> null;
            case Creation creation -> null;
        };
    }

    /** The targets as given; none for a goal without. */
    default List<String> targetsOf() {
        return switch (this) {
            case Upgrade upgrade -> List.of(upgrade.target());
            case Downgrade downgrade -> List.of(downgrade.target());
            case Stamp stamp -> stamp.targets();
            case EnsureVersion ensure -> List.of();
            case Current current -> List.of();
            case Creation creation -> List.of();
        };
    }
}
