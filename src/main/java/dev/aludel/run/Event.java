package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.revision.Step;
import dev.aludel.revision.VersionChange;
import java.time.Duration;
import java.util.List;

/** What happens during a run, told as it happens; the terminal, JSON and the history are written from it. */
public sealed interface Event {

    /** The context is configured: which dialect, whether SQL is printed, whether DDL is transactional. */
    record Configured(String implementationName, boolean offline, boolean transactionalDdl) implements Event {}

    /** The runner lock is held by somebody else; waiting. */
    record WaitingForLock(String holder, Duration waited) implements Event {}

    /** A step begins. */
    record StepStarted(Step step) implements Event {}

    /** A statement was sent. */
    record StatementRun(SqlStatement statement, Duration took) implements Event {}

    /** A step changed rows of the version table, in this order. */
    record VersionChanged(List<VersionChange> changes) implements Event {
        public VersionChanged {
            changes = List.copyOf(changes);
        }
    }

    /** A step is done. */
    record StepFinished(Step step, Duration took) implements Event {}

    /** The database had something to say: a NOTICE or WARNING. */
    record ServerMessage(String severity, String text) implements Event {}

    /** Something that went on but deserves a look, said by Aludel itself. */
    record Warning(String text) implements Event {}
}
