package dev.aludel.cli;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's editor: EDITOR, else VISUAL, else one that is usually there. */
final class Editor {
    private final Map<String, String> environment;

    Editor(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Opens the file and waits until the editor is closed. */
    void open(Path file) {
        String program = find().orElseThrow(() -> failure(
                "No suitable editor found. Please set the \"EDITOR\" or \"VISUAL\" environment variables", null));
        try {
            int code = new ProcessBuilder(program, file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                String command = "['" + program + "', '" + file + "']";
                throw failure("Command '" + command + "' returned non-zero exit status " + code + ".", null);
            }
        } catch (IOException failed) {
            throw failure(String.valueOf(failed.getMessage()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> find() {
        List<String> candidates = new ArrayList<>(List.of("sensible-editor", "editor", "nano", "vim", "code"));
        int place = 0;
        for (String variable : List.of("EDITOR", "VISUAL")) {
            String choice = environment.get(variable);
            if (choice != null && Files.exists(Path.of(choice))) {
                return Optional.of(choice);
            }
            if (choice != null && !choice.contains(File.separator)) {
                candidates.add(place, choice);
            }
            place++;
        }
        return candidates.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    private Optional<String> onPath(String program) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder).resolve(program);
            if (Files.exists(candidate)) {
                return Optional.of(candidate.toString());
            }
        }
        return Optional.empty();
    }

    private static AludelException failure(String why, @Nullable Throwable cause) {
        return new AludelException(Problem.of("editor-failed", "Error executing editor (" + why + ")"), cause);
    }
}
