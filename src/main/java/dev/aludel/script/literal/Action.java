package dev.aludel.script.literal;

import dev.aludel.error.Location;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that a function does to the database, with the lines that lead to it, the innermost first. */
sealed interface Action {

    List<Location> lines();

    /**
     * An operation.
     *
     * @param printed the operation where SQL is printed and there is nothing to ask whether something exists
     */
    record Apply(Operation operation, Operation printed, List<Location> lines) implements Action {}

    /** A statement executed on the connection, its result unread. */
    record Query(Executable statement, List<Map<String, @Nullable Object>> parameters, List<Location> lines)
            implements Action {}

    /** {@code op.get_bind().commit()}. */
    record Commit(List<Location> lines) implements Action {}

    /** {@code raise}: the message as Python tells it, with the name of the exception's class. */
    record Raise(String message, List<Location> lines) implements Action {}

    /** {@code with op.get_context().autocommit_block():}. */
    record Autocommit(List<Action> body, List<Location> lines) implements Action {}
}
