package dev.aludel.template;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Creates a script directory: {@code init}. */
public final class Initialization {
    private static final Pattern ALEMBIC_TABLE =
            Pattern.compile("^\\s*\\[+\\s*tool\\s*\\.\\s*alembic\\b", Pattern.MULTILINE);

    private final NewFiles files;
    private final Progress progress;

    /** An initialisation that tells the progress what it does. */
    public Initialization(Progress progress) {
        this.files = new NewFiles(progress);
        this.progress = progress;
    }

    /**
     * What to create.
     *
     * @param template which files
     * @param given the directory as the user wrote it
     * @param workingDirectory what a relative one starts from
     * @param ini where the ini file goes
     * @param toml where the toml file goes
     * @param packages whether to add {@code __init__.py} files
     */
    public record Request(
            InitTemplate template, Path given, Path workingDirectory, Path ini, Path toml, boolean packages) {}

    /**
     * Creates it; files that exist are left alone.
     *
     * @throws AludelException where the directory is not empty
     */
    public void run(Request request) {
        Path directory = request.workingDirectory().resolve(request.given()).normalize();
        refuseOccupied(request.given(), request.workingDirectory());
        files.ensureDirectory(directory);
        Path versions = directory.resolve("versions");
        files.createDirectory(versions);
        request.template()
                .files()
                .forEach((name, content) -> files.generate(directory.resolve(name), () -> content, "utf-8"));
        request.template().tomlTemplate().ifPresent(template -> toml(request, directory, template));
        ini(request, directory);
        if (request.packages()) {
            files.add(directory.resolve("__init__.py"));
            files.add(versions.resolve("__init__.py"));
        }
        String settings = request.template().tomlTemplate().isPresent()
                ? "configuration settings in " + request.toml() + " and configuration/connection/logging settings in "
                : "configuration/connection/logging settings in ";
        progress.message("Please edit " + settings + request.ini() + " before proceeding.");
    }

    /**
     * Refuses a directory that something is in.
     *
     * @param given the directory as the user wrote it
     * @param workingDirectory what a relative one starts from
     */
    public void refuseOccupied(Path given, Path workingDirectory) {
        if (occupied(workingDirectory.resolve(given).normalize())) {
            throw new AludelException(
                    Problem.of("directory-not-empty", "Directory " + given + " already exists and is not empty")
                            .remedy("Name another directory, or empty this one."));
        }
    }

    private static boolean occupied(Path directory) {
        try (Stream<Path> entries = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
            return entries.findAny().isPresent();
        } catch (IOException failure) {
            throw AludelException.unreadable(directory, failure);
        }
    }

    private void ini(Request request, Path directory) {
        if (Files.exists(request.ini())) {
            progress.message("File " + request.ini() + " already exists, skipping");
            return;
        }
        String location = location(request, directory, request.ini());
        files.generate(request.ini(), () -> fill(request.template().iniTemplate(), location), "utf-8");
    }

    private void toml(Request request, Path directory, String template) {
        Path toml = request.toml();
        String content = fill(template, location(request, directory, toml));
        if (!Files.exists(toml)) {
            files.generate(toml, () -> content, "utf-8");
        } else if (hasAlembicTable(toml)) {
            progress.message("File " + toml + " already exists and already has a [tool.alembic] section, skipping");
        } else {
            files.append(toml, "\n\n" + content);
        }
    }

    private static boolean hasAlembicTable(Path toml) {
        try {
            return ALEMBIC_TABLE.matcher(Files.readString(toml)).find();
        } catch (IOException failure) {
            throw AludelException.unreadable(toml, failure);
        }
    }

    /** A relative directory is written relative to the file that names it. */
    private static String location(Request request, Path directory, Path from) {
        String text = request.given().isAbsolute()
                ? directory.toString()
                : "%(here)s/" + from.resolveSibling("").relativize(directory);
        return text.replace('\\', '/');
    }

    private static String fill(String template, String location) {
        return MakoTemplate.parse(Path.of("template"), template)
                .render(Map.of("script_location", location), (file, source, variables) -> {
                    throw new IllegalStateException("Aludel's own templates need no Python");
                });
    }
}
