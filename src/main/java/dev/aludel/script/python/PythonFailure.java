package dev.aludel.script.python;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** An exception that came out of Python, told for people: with the line in the user's own file. */
final class PythonFailure {

    private PythonFailure() {}

    /**
     * The exception for what Python threw.
     *
     * @param script the file that was run; the place is the innermost line in it, or in a file it imported
     */
    static RuntimeException of(PolyglotException failure, Path script) {
        if (failure.isInternalError()) {
            return failure;
        }
        if (failure.isInterrupted() || failure.isCancelled()) {
            return new AludelException(Problem.of("interrupted", "interrupted"), failure);
        }
        List<Location> frames = userFrames(failure, script);
        Location location = frames.isEmpty() ? new Location(script, 0) : frames.getFirst();
        AludelException own = ownFailure(failure);
        if (own != null) {
            Problem problem = own.problem();
            return new AludelException(
                    withFrames(problem.location() == null ? problem.at(location) : problem, frames), own);
        }
        Problem problem = Problem.of("script-failed", message(failure)).at(location);
        return new AludelException(withFrames(problem, frames), failure);
    }

    private static Problem withFrames(Problem problem, List<Location> frames) {
        for (Location frame : frames) {
            if (!frame.equals(problem.location())) {
                problem = problem.because("called from " + frame);
            }
        }
        return problem;
    }

    private static String message(PolyglotException failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.toString() : message;
    }

    /** The exception of Aludel's that the Python exception stands for, if it does. */
    private static @Nullable AludelException ownFailure(PolyglotException failure) {
        if (failure.isHostException() && failure.asHostException() instanceof AludelException own) {
            return own;
        }
        Value exception = failure.getGuestObject();
        if (exception != null && exception.hasMember("_aludel_cause")) {
            Value cause = exception.getMember("_aludel_cause");
            if (cause.isHostObject() && cause.asHostObject() instanceof AludelException own) {
                return own;
            }
        }
        return null;
    }

    /** The frames outside the shim and the standard library, innermost first. */
    private static List<Location> userFrames(PolyglotException failure, Path script) {
        List<Location> frames = new ArrayList<>();
        for (PolyglotException.StackFrame frame : failure.getPolyglotStackTrace()) {
            SourceSection section = frame.getSourceLocation();
            if (!frame.isGuestFrame() || section == null || !section.isAvailable()) {
                continue;
            }
            String file = section.getSource().getPath();
            if (file != null && userFile(file, script)) {
                frames.add(new Location(Path.of(file), section.getStartLine()));
            }
        }
        return frames;
    }

    private static boolean userFile(String file, Path script) {
        Path path = Path.of(file);
        Path directory = script.getParent();
        return path.equals(script) || (directory != null && path.startsWith(directory));
    }
}
