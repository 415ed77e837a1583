package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.revision.Step;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Adds to a failure in a step which step it was, and what the database's state suggests. */
final class StepProblem {

    private StepProblem() {}

    /**
     * The failure, naming the step.
     *
     * @param unstamped whether the version table had no row when the run began
     */
    static AludelException of(AludelException failure, Step step, boolean unstamped) {
        Problem problem = failure.problem();
        if (problem.location() == null) {
            problem = problem.at(location(step));
        }
        problem = problem.because("while running " + AlembicLog.title(step));
        if (unstamped && existsAlready(failure)) {
            problem = problem.because("The version table has no row, so every revision is run from the first one;"
                            + " but the database has such objects already.")
                    .remedy("If the database already stands at a revision, say so: aludel stamp <revision>"
                            + " (aludel stamp head where it is up to date).")
                    .remedy("If it should be empty, drop what is in it and run the command again.");
        }
        return new AludelException(problem, failure.getCause() == null ? failure : failure.getCause());
    }

    /** Whether PostgreSQL said duplicate table, object, column, schema, function or database. */
    private static boolean existsAlready(AludelException failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return switch (sql.getSQLState()) {
                    case "42P07", "42710", "42701", "42P06", "42723" -> true;
                    default -> false;
                };
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Where a step's file is, for messages. */
    static @Nullable Location location(Step step) {
        return switch (step) {
            case Step.Upgrade up -> new Location(up.revision().path(), 0);
            case Step.Downgrade down -> new Location(down.revision().path(), 0);
            case Step.Stamp stamp -> null;
        };
    }
}
