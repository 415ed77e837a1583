package dev.aludel.cli;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.script.python.PythonRuntime;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The command {@code aludel}: finds the verb, runs it, and turns what goes wrong into words and an exit code.
 *
 * <p>Exit codes are Alembic's: 0, 2 for arguments that make no sense, 255 for what the user can put right, 1 for a fault
 * of Aludel's own. The message goes to standard output as Alembic prints it; where, why and what to do go to standard
 * error, so that scripts which read the output see what they know.
 */
public final class Main {
    private static final int USAGE = 2;
    private static final int USER_ERROR = 255;
    private static final int FAULT = 1;

    private final Terminal terminal;
    private final Path directory;
    private final Map<String, String> environment;

    Main(Terminal terminal, Path directory, Map<String, String> environment) {
        this.terminal = terminal;
        this.directory = directory;
        this.environment = environment;
    }

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter error = writer(FileDescriptor.err);
        Terminal terminal = new Terminal(out, error, TerminalWidth.ofStandardInput());
        int code = new Main(terminal, Path.of("").toAbsolutePath(), System.getenv()).run(List.of(arguments));
        CommandMark.leave();
        out.flush();
        error.flush();
        if (code != 0 || PythonRuntime.needed()) {
            System.exit(code);
        }
        // else nothing holds the process, and exit() would look for a logger in every jar to tell of itself
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /** Runs the command line and returns the exit code. */
    int run(List<String> arguments) {
        boolean trace = arguments.contains("--raiseerr");
        try {
            return dispatch(arguments);
        } catch (Finished finished) {
            return finished.code();
        } catch (UsageException usage) {
            terminal.error().print(usage.text());
            return USAGE;
        } catch (AludelException exception) {
            report(exception, trace);
            return USER_ERROR;
        } catch (RuntimeException | Error fault) {
            reportFault(fault, trace);
            return FAULT;
        }
    }

    private int dispatch(List<String> arguments) {
        Verb root = Verbs.global();
        ArgumentReader.Reading reading = ArgumentReader.readGlobal(root, Verbs.PROGRAM, arguments);
        Arguments global = reading.given();
        if (global.has("--help")) {
            terminal.out().print(Help.global());
            return 0;
        }
        if (global.has("--version")) {
            terminal.out().print(Verbs.PROGRAM + " " + version() + "\n");
            return 0;
        }
        if (global.has("--quiet")) {
            terminal.quiet();
        }
        if (reading.rest().isEmpty()) {
            refuseUnrecognized(root, reading.unrecognized());
            throw new UsageException(root, Verbs.PROGRAM, "too few arguments");
        }
        String name = reading.rest().getFirst();
        Verb verb = Verbs.find(name).orElseThrow(() -> new UsageException(root, Verbs.PROGRAM, Verbs.unknown(name)));
        String program = Verbs.PROGRAM + " " + name;
        ArgumentReader.Reading own = ArgumentReader.readVerb(
                verb, program, reading.rest().subList(1, reading.rest().size()));
        Arguments parsed = own.given();
        if (parsed.has("--help")) {
            terminal.out().print(Help.of(verb));
            return 0;
        }
        List<String> unrecognized = new ArrayList<>(reading.unrecognized());
        unrecognized.addAll(own.unrecognized());
        refuseUnrecognized(root, unrecognized);
        verb.action().run(new Invocation(global, parsed, terminal, directory, environment));
        return 0;
    }

    private static void refuseUnrecognized(Verb root, List<String> arguments) {
        if (!arguments.isEmpty()) {
            String message = "unrecognized arguments: " + String.join(" ", arguments);
            throw new UsageException(root, Verbs.PROGRAM, message);
        }
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    private void report(AludelException exception, boolean trace) {
        Problem problem = exception.problem();
        terminal.message("FAILED: " + problem.message());
        terminal.out().flush();
        PrintWriter error = terminal.error();
        if (problem.location() != null) {
            error.print("  at " + problem.location() + "\n");
        }
        problem.details().forEach(detail -> error.print(detail.indent(2)));
        problem.remedies().forEach(remedy -> error.print("  -> " + remedy + "\n"));
        if (trace) {
            printTrace(exception);
        }
    }

    /** Without the frames of the Python interpreter, which say nothing about a revision and are hundreds. */
    private void printTrace(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            link.setStackTrace(Arrays.stream(link.getStackTrace())
                    .filter(frame -> !frame.getClassName().startsWith("com.oracle."))
                    .toArray(StackTraceElement[]::new));
        }
        failure.printStackTrace(terminal.error());
    }

    private void reportFault(Throwable fault, boolean trace) {
        PrintWriter error = terminal.error();
        if (trace) {
            printTrace(fault);
        } else {
            error.print("FAULT: " + fault + "\n  -> This is a fault of " + Verbs.PROGRAM + " itself; run "
                    + Verbs.PROGRAM + " --raiseerr … to see where.\n");
        }
    }
}
