package dev.aludel.error;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A problem as told to a person: what, where, why, and what to do.
 *
 * @param code a stable name for scripts, lower case with dashes, such as {@code unknown-revision}
 * @param message what is wrong, in one line; where Alembic has a message for it, that message to the byte
 * @param location where it is wrong, if it is somewhere in a file
 * @param details why: further lines such as the failing statement or the server's own words
 * @param remedies what the person can do about it, one line each
 */
public record Problem(
        String code, String message, @Nullable Location location, List<String> details, List<String> remedies) {

    public Problem {
        details = List.copyOf(details);
        remedies = List.copyOf(remedies);
    }

    /** A problem that is nowhere in particular. */
    public static Problem of(String code, String message) {
        return new Problem(code, message, null, List.of(), List.of());
    }

    /** The same problem with the place where it is. */
    public Problem at(@Nullable Location where) {
        return new Problem(code, message, where, details, remedies);
    }

    /** The same problem at its place: the line where it is, then those that called. */
    public Problem at(List<Location> lines) {
        Problem placed = lines.isEmpty() ? this : at(lines.getFirst());
        for (Location line : lines) {
            if (!line.equals(lines.getFirst())) {
                placed = placed.because("called from " + line);
            }
        }
        return placed;
    }

    /** The same problem with one more line of why. */
    public Problem because(String detail) {
        return new Problem(code, message, location, append(details, detail), remedies);
    }

    /** The same problem with one more thing to do about it. */
    public Problem remedy(String remedy) {
        return new Problem(code, message, location, details, append(remedies, remedy));
    }

    private static List<String> append(List<String> lines, String line) {
        return Stream.concat(lines.stream(), Stream.of(line)).toList();
    }
}
