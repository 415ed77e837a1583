package dev.aludel.revision;

import java.util.List;

/**
 * One step of a plan: a revision to run up or down, or a stamp that runs nothing.
 *
 * <p>What it does to the version table follows from it and from the heads in the table: see {@link Heads}.
 */
public sealed interface Step {

    /** The revisions shown left of the arrow in {@code Running upgrade a -> b}; dependencies are left out. */
    List<String> from();

    /** The revisions shown right of the arrow. */
    List<String> to();

    /** What the step does, as Alembic's log line names it: upgrade, downgrade or stamp_revision. */
    String verb();

    /** A step that runs the revision's upgrade. */
    record Upgrade(Revision revision) implements Step {
        @Override
        public List<String> from() {
            return revision.downRevisions();
        }

        @Override
        public List<String> to() {
            return List.of(revision.id());
        }

        @Override
        public String verb() {
            return "upgrade";
        }
    }

    /** A step that runs the revision's downgrade. */
    record Downgrade(Revision revision) implements Step {
        @Override
        public List<String> from() {
            return List.of(revision.id());
        }

        @Override
        public List<String> to() {
            return revision.downRevisions();
        }

        @Override
        public String verb() {
            return "downgrade";
        }
    }

    /**
     * A step that only moves the version table.
     *
     * @param from the rows it replaces
     * @param to the rows it leaves
     * @param upwards whether it moves towards the heads
     * @param branch whether it starts a branch of its own, so that a row is inserted
     */
    record Stamp(List<String> from, List<String> to, boolean upwards, boolean branch) implements Step {
        public Stamp {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        @Override
        public String verb() {
            return "stamp_revision";
        }
    }
}
