package dev.aludel.run;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.revision.Step;
import dev.aludel.revision.VersionChange;
import java.time.Duration;

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

    /** The version table changed. */
    record VersionChanged(VersionChange change) implements Event {}

    /** A step is done. */
    record StepFinished(Step step, Duration took) implements Event {}

    /** The database had something to say: a NOTICE or WARNING. */
    record ServerMessage(String severity, String text) implements Event {}
}
