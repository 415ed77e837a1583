package dev.aludel.error;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one exception Aludel throws for what a user can meet; it carries the {@link Problem} to print.
 *
 * <p>Secrets never stand in its message: whoever builds the problem masks URLs first.
 */
public final class AludelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** An exception for the problem. */
    public AludelException(Problem problem) {
        this(problem, null);
    }

    /** An exception for the problem, keeping what caused it for {@code --raiseerr}. */
    public AludelException(Problem problem, @Nullable Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /** An exception for a file or directory that is there and can't be read. */
    public static AludelException unreadable(Path path, IOException failure) {
        return new AludelException(
                Problem.of("unreadable-file", "Cannot read " + path)
                        .at(new Location(path, 0))
                        .because(failure.toString()),
                failure);
    }

    /** An exception for a file or directory that can't be written. */
    public static AludelException unwritable(Path path, IOException failure) {
        return new AludelException(
                Problem.of("cannot-write", "Can't write " + path)
                        .because(failure.toString())
                        .remedy("Check that the directory exists and may be written to."),
                failure);
    }

    /** The same failure at its place, if it has none yet: the line where it is, then those that called. */
    public AludelException at(List<Location> lines) {
        if (problem.location() != null || lines.isEmpty()) {
            return this;
        }
        return new AludelException(problem.at(lines), getCause() == null ? this : getCause());
    }

    /** The problem to tell the user. */
    public Problem problem() {
        return problem;
    }
}
