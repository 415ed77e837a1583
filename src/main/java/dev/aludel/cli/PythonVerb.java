package dev.aludel.cli;

import dev.aludel.config.Config;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.script.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code aludel python}: pure-Python packages that revisions and env.py import, in a directory of their own. */
final class PythonVerb {
    private static final String RECORD = ".dist-info";

    private PythonVerb() {}

    static Verb python() {
        return Verb.of("python", "Install pure-Python packages that revisions import, or list them.", PythonVerb::run)
                .positional("action", "1..*", "list, or install and the packages as pip takes them");
    }

    private static void run(Invocation invocation) {
        List<String> words = invocation.positionals();
        Path directory = directory(invocation.config());
        switch (words.getFirst()) {
            case "list" -> installed(directory).forEach(invocation.terminal()::print);
            case "install" -> install(words.subList(1, words.size()), directory, invocation);
            default ->
                throw new AludelException(Problem.of("bad-arguments", "No such action: " + words.getFirst())
                        .remedy("Say install or list."));
        }
    }

    private static Path directory(Config config) {
        return config.pythonPackages().directories().stream()
                .findFirst()
                .orElseThrow(() -> new AludelException(
                        Problem.of("no-packages-directory", "It is not said where Python packages lie")
                                .remedy("Say so in the ini: [aludel] python_packages = python_packages")
                                .remedy("Or set ALUDEL_PYTHON_PACKAGES.")));
    }

    private static void install(List<String> packages, Path directory, Invocation invocation) {
        if (packages.isEmpty()) {
            throw new AludelException(Problem.of("bad-arguments", "No package is named")
                    .remedy("Name them as pip takes them: aludel python install tenacity 'slugify>=8'"));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "install",
                "--target",
                directory.toString(),
                "--upgrade",
                "--only-binary=:all:",
                "--no-compile",
                "--disable-pip-version-check",
                // so that wheels with native code, which can't be loaded here, are no candidates
                "--platform=any",
                "--implementation=py",
                "--abi=none"));
        arguments.addAll(packages);
        int code;
        try (PythonRuntime python =
                new PythonRuntime(PythonRuntime.Settings.of(invocation.config(), System.out, System.err))) {
            code = python.pip(arguments);
        }
        if (code != 0) {
            throw new AludelException(Problem.of("pip-failed", "pip could not install " + String.join(" ", packages))
                    .because("what it said stands above")
                    .remedy("Where there is no wheel of Python alone, the package has native code: it can't be used."));
        }
    }

    private static List<String> installed(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(RECORD))
                    .map(name ->
                            name.substring(0, name.length() - RECORD.length()).replaceFirst("-", " "))
                    .sorted(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)))
                    .toList();
        } catch (IOException failure) {
            throw AludelException.unreadable(directory, failure);
        }
    }
}
