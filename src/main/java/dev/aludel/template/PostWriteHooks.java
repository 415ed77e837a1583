package dev.aludel.template;

import dev.aludel.config.PostWriteHook;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that run over a new revision file. As in Alembic, how a program ends makes no difference. */
final class PostWriteHooks {
    private static final String FILE_TOKEN = "REVISION_SCRIPT_FILENAME";
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"\\\\]|\\\\.|'[^']*'|\"(?:\\\\.|[^\"\\\\])*\")+");
    private static final Pattern PIECE = Pattern.compile("'([^']*)'|\"((?:\\\\.|[^\"\\\\])*)\"|\\\\(.)|([^'\"\\\\]+)");

    private final Path directory;
    private final Map<String, String> environment;
    private final Progress progress;

    PostWriteHooks(Path directory, Map<String, String> environment, Progress progress) {
        this.directory = directory;
        this.environment = environment;
        this.progress = progress;
    }

    void run(List<PostWriteHook> hooks, Path file) {
        for (PostWriteHook hook : hooks) {
            String type = hook.options().get("type");
            if (type == null) {
                throw problem("Key '%s.type' (or 'type' in toml) is required for post write hook '%s'"
                        .formatted(hook.name(), hook.name()));
            }
            progress.status("Running post write hook '" + hook.name() + "'", true, () -> run(hook, type, file));
        }
    }

    private void run(PostWriteHook hook, String type, Path file) {
        switch (type) {
            case "exec" -> execute(hook, required(hook, "executable"), file);
            case "console_scripts" -> {
                String entrypoint = required(hook, "entrypoint");
                if (!onPath(entrypoint)) {
                    throw new AludelException(
                            Problem.of("hook-failed", "Could not find entrypoint console_scripts." + entrypoint)
                                    .because("There are no Python entry points here, so the program of that name is"
                                            + " looked for on PATH.")
                                    .remedy("Install " + entrypoint + ", or take the hook out of the configuration."));
                }
                execute(hook, entrypoint, file);
            }
            case "module" -> {
                String module = required(hook, "module");
                throw new AludelException(Problem.of("hook-failed", "Could not find module " + module)
                        .because("There is no Python here that could run it.")
                        .remedy("Use type = exec with executable = " + module + "."));
            }
            default -> throw problem("No formatter with name '" + type + "' registered");
        }
    }

    private String required(PostWriteHook hook, String option) {
        String value = hook.options().get(option);
        if (value == null) {
            throw problem("Key %s.%s is required for post write hook '%s'".formatted(hook.name(), option, hook.name()));
        }
        return value;
    }

    private boolean onPath(String program) {
        if (program.contains(File.separator)) {
            return Files.isExecutable(directory.resolve(program));
        }
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return true;
            }
        }
        return false;
    }

    private void execute(PostWriteHook hook, String program, Path file) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments(hook.options().getOrDefault("options", ""), file));
        String workingDirectory = hook.options().get("cwd");
        try {
            new ProcessBuilder(command)
                    .directory((workingDirectory == null ? directory : directory.resolve(workingDirectory)).toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new AludelException(
                    Problem.of("hook-failed", "Can't run " + program + " for post write hook '" + hook.name() + "'")
                            .because(String.valueOf(failed.getMessage()))
                            .remedy("Put it on PATH, or take the hook out of the configuration."),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The options as a shell would split them; the file's name goes first where the options don't say where. */
    static List<String> arguments(String options, Path file) {
        String text = options.contains(FILE_TOKEN) ? options : FILE_TOKEN + " " + options;
        List<String> arguments = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            StringBuilder argument = new StringBuilder();
            Matcher piece = PIECE.matcher(word.group());
            while (piece.find()) {
                argument.append(
                        piece.group(1) != null
                                ? piece.group(1)
                                : piece.group(2) != null
                                        ? piece.group(2).replaceAll("\\\\([\"\\\\])", "$1")
                                        : piece.group(3) != null ? piece.group(3) : piece.group(4));
            }
            arguments.add(argument.toString().replace(FILE_TOKEN, file.toString()));
        }
        return arguments;
    }

    private static AludelException problem(String message) {
        return new AludelException(Problem.of("hook-failed", message));
    }
}
