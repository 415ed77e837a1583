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
        if (failure.isInterrupted() || failure.isCancelled()) {
            return new AludelException(Problem.of("interrupted", "The run was interrupted."), failure);
        }
        if (failure.isHostException() && !(failure.asHostException() instanceof AludelException)) {
            // A defect of ours, not of the script.
            return failure;
        }
        List<Location> frames = frames(failure);
        Location location = failure.isSyntaxError() ? syntaxLocation(failure, script) : place(frames, script);
        AludelException own = ownFailure(failure);
        if (own != null) {
            Problem problem = own.problem();
            Problem placed = problem.location() == null ? problem.at(location) : problem;
            return new AludelException(withCallers(placed, frames), own);
        }
        return new AludelException(withCallers(described(failure).at(location), frames), failure);
    }

    private static Problem described(PolyglotException failure) {
        String text = failure.getMessage();
        String message = text == null || text.isBlank() ? failure.toString() : text;
        if (failure.isExit()) {
            return Problem.of("script-exited", "The script ended the process: exit code " + failure.getExitStatus());
        }
        Problem problem = Problem.of(failure.isSyntaxError() ? "syntax-error" : "script-failed", message);
        Value exception = failure.getGuestObject();
        if (exception == null || !message.startsWith("FileNotFoundError") || !exception.hasMember("filename")) {
            return problem;
        }
        Path wanted = Path.of(exception.getMember("filename").toString());
        Problem missing = Problem.of("missing-file", "The script reads " + wanted + ", which does not exist.")
                .because("looked for at " + wanted.toAbsolutePath());
        return missing.remedy(
                        wanted.isAbsolute()
                                ? "Put the file there, or change the path to one relative to the script: "
                                        + "Path(__file__).parent / \"" + wanted.getFileName() + "\"."
                                : "The path starts from the directory the command runs in; start from the script with "
                                        + "Path(__file__).parent / \"" + wanted + "\".")
                .remedy("Or write the SQL into the revision: op.execute(\"\"\"...\"\"\").");
    }

    private static Problem withCallers(Problem problem, List<Location> frames) {
        Problem told = problem;
        for (Location frame : frames) {
            if (!frame.equals(problem.location())) {
                told = told.because("called from " + frame);
            }
        }
        return told;
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

    private static Location place(List<Location> frames, Path script) {
        return frames.isEmpty() ? new Location(script, 0) : frames.getFirst();
    }

    private static Location syntaxLocation(PolyglotException failure, Path script) {
        SourceSection section = failure.getSourceLocation();
        if (section == null || !section.isAvailable()) {
            return new Location(script, 0);
        }
        String file = section.getSource().getPath();
        return new Location(file == null ? script : Path.of(file), section.getStartLine());
    }

    /** The lines of users' files that the exception passed, innermost first: the loader noted them. */
    private static List<Location> frames(PolyglotException failure) {
        List<Location> frames = new ArrayList<>();
        Value exception = failure.getGuestObject();
        if (exception != null && exception.hasMember("_aludel_frames")) {
            Value noted = exception.getMember("_aludel_frames");
            for (long i = 0; i < noted.getArraySize(); i++) {
                Value frame = noted.getArrayElement(i);
                frames.add(new Location(
                        Path.of(frame.getArrayElement(0).asString()),
                        frame.getArrayElement(1).asInt()));
            }
        }
        return frames;
    }
}
