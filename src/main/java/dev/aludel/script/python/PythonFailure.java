package dev.aludel.script.python;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;

/**
 * What went wrong in a user's Python file, as the shim's loader reports it, told for people. The loader catches and
 * reports instead of letting the exception through, because only Python knows the line where a file comes from the
 * cache of compiled modules.
 */
final class PythonFailure {

    private PythonFailure() {}

    /**
     * Throws what the loader reports.
     *
     * @param report None, or the loader's list: kind, message, frames, Java exception, file name
     * @param script the file that was run
     */
    static void throwIfReported(Value report, Path script) {
        if (report.isNull()) {
            return;
        }
        List<Location> frames = frames(report.getArrayElement(2));
        Location location = frames.isEmpty() ? new Location(script, 0) : frames.getFirst();
        Value cause = report.getArrayElement(3);
        if (!cause.isNull()) {
            throw fromJava(cause, location, frames);
        }
        String message = report.getArrayElement(1).asString();
        Problem problem = switch (report.getArrayElement(0).asString()) {
            case "exit" -> Problem.of("script-exited", "The script ended itself with sys.exit(" + message + ").");
            case "interrupt" -> Problem.of("interrupted", "The run was interrupted.");
            case "syntax" -> Problem.of("syntax-error", message);
            case "file" -> missingFile(report.getArrayElement(4).asString());
            default -> Problem.of("script-failed", message);
        };
        throw new AludelException(withCallers(problem.at(location), frames));
    }

    private static RuntimeException fromJava(Value cause, Location location, List<Location> frames) {
        Throwable thrown = cause.isHostObject() ? cause.asHostObject() : null;
        if (thrown instanceof AludelException own) {
            Problem problem = own.problem();
            return problem.location() != null
                    ? own
                    : new AludelException(withCallers(problem.at(location), frames), own.getCause());
        }
        // A defect of ours, not of the script.
        return thrown instanceof RuntimeException defect
                ? defect
                : new IllegalStateException("Java failed under " + location, thrown);
    }

    private static Problem missingFile(String name) {
        Path wanted = Path.of(name);
        Problem problem = Problem.of("missing-file", "The script reads " + name + ", which does not exist.")
                .because("looked for at " + wanted.toAbsolutePath().normalize());
        String remedy = wanted.isAbsolute()
                ? "Put the file there, or start the path from the script: Path(__file__).parent / \""
                        + wanted.getFileName() + "\"."
                : "The path starts from the directory the command runs in; start it from the script: "
                        + "Path(__file__).parent / \"" + name + "\".";
        return problem.remedy(remedy).remedy("Or write its content into the script.");
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

    private static List<Location> frames(Value reported) {
        List<Location> frames = new ArrayList<>();
        for (long i = 0; i < reported.getArraySize(); i++) {
            Value frame = reported.getArrayElement(i);
            frames.add(new Location(
                    Path.of(frame.getArrayElement(0).asString()),
                    frame.getArrayElement(1).asInt()));
        }
        return frames;
    }
}
