package dev.aludel.revision;

import dev.aludel.config.Config;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder of revisions and its settings: {@code script_location}, version locations, file template. Immutable. */
public final class ScriptDirectory {
    private static final int SLUG_LENGTH = 40;

    private final Config config;
    private final List<HeaderReader> readers;
    private final Path directory;
    private final List<Path> versionLocations;
    private final boolean recursive;
    private final boolean sourceless;
    private final int truncateSlugLength;
    private final Set<String> warnings = new LinkedHashSet<>();
    private @Nullable RevisionGraph graph;

    private ScriptDirectory(Config config, List<HeaderReader> readers, Path directory) {
        this.config = config;
        this.readers = List.copyOf(readers);
        this.directory = directory;
        this.truncateSlugLength = truncateSlugLength(config);
        List<Path> listed = new ArrayList<>();
        ResourceNames resources = new ResourceNames(config);
        config.versionLocations().forEach(location -> listed.add(resources.resolve(location)));
        this.versionLocations = listed.isEmpty() ? List.of(directory.resolve("versions")) : List.copyOf(listed);
        this.sourceless = config.alembicBoolean("sourceless");
        this.recursive = config.alembicBoolean("recursive_version_locations");
    }

    /**
     * Opens the script directory that the configuration names. Revision files are read when the graph is first asked for.
     *
     * @param readers the kinds of revision files there are
     * @throws AludelException with Alembic's message where {@code script_location} is missing
     */
    public static ScriptDirectory open(Config config, List<HeaderReader> readers) {
        Optional<String> location = config.alembicOption("script_location").or(() -> besideIni(config));
        if (location.isEmpty()) {
            throw new AludelException(noLocation(config));
        }
        Path directory = new ResourceNames(config).resolve(location.get());
        if (!Files.exists(directory)) {
            throw new AludelException(Problem.of(
                            "no-script-directory",
                            "Path doesn't exist: " + shown(location.get(), directory)
                                    + ".  Please use the 'init' command to create a new scripts folder.")
                    .because("It was looked for at " + directory + "."));
        }
        return new ScriptDirectory(config, readers, directory);
    }

    /** Flask-Migrate keeps its alembic.ini beside env.py, and says nowhere where that is. */
    private static Optional<String> besideIni(Config config) {
        Path ini = config.iniFile();
        Path directory = ini.resolveSibling("");
        return Files.exists(directory.resolve("env.py")) && Files.isDirectory(directory.resolve("versions"))
                ? Optional.of(directory.toString())
                : Optional.empty();
    }

    private static Problem noLocation(Config config) {
        Problem problem = Problem.of("no-script-location", "No 'script_location' key found in configuration.");
        Path ini = config.iniFile();
        if (!Files.exists(ini) && config.tomlFile().isEmpty()) {
            return problem.because("There is no " + ini + ".")
                    .remedy("Go to the directory that holds alembic.ini, name it with -c, or make one with 'init'.");
        }
        return problem.because("It was looked for in section [" + config.section() + "] of "
                        + config.tomlFile().filter(toml -> !Files.exists(ini)).orElse(ini) + ".")
                .remedy("Add a line such as: script_location = %(here)s/migrations");
    }

    /** The location as Python's pathlib prints it. */
    private static String shown(String location, Path directory) {
        Path given = Path.of(location);
        if (given.isAbsolute() || location.indexOf(':') >= 0) {
            return directory.toString();
        }
        List<String> parts = new ArrayList<>();
        given.forEach(part -> parts.add(part.toString()));
        parts.removeIf(part -> part.equals(".") || part.isEmpty());
        return parts.isEmpty() ? "." : String.join("/", parts);
    }

    private static int truncateSlugLength(Config config) {
        String text = config.alembicOption("truncate_slug_length").orElse("0").strip();
        try {
            int length = Integer.parseInt(text);
            return length == 0 ? SLUG_LENGTH : length;
        } catch (NumberFormatException notANumber) {
            throw new AludelException(
                    Problem.of("bad-option", "truncate_slug_length must be a number, not '" + text + "'"), notANumber);
        }
    }

    /** The directory, absolute. */
    public Path directory() {
        return directory;
    }

    /** The directories that revision files lie in, absolute. */
    public List<Path> versionLocations() {
        return versionLocations;
    }

    /** {@code env.py}'s path, existing or not. */
    public Path environmentFile() {
        return directory.resolve("env.py");
    }

    /** How new revision files are named: {@code file_template}. */
    public String fileTemplate() {
        return config.alembicOption("file_template").orElse("%(rev)s_%(slug)s");
    }

    /** How many characters of the message go into a file name: {@code truncate_slug_length}. */
    public int truncateSlugLength() {
        return truncateSlugLength;
    }

    /** The time zone of creation dates, where one is set: {@code timezone}. */
    public Optional<String> timezone() {
        return config.alembicOption("timezone");
    }

    /** The encoding of new revision files: {@code output_encoding}. */
    public String outputEncoding() {
        return config.alembicOption("output_encoding").orElse("utf-8");
    }

    /** Whether env.py runs for {@code revision} too: {@code revision_environment}. */
    public boolean revisionEnvironment() {
        return config.lenientBoolean("revision_environment");
    }

    /** Whether revision files may lie in folders below the version locations. */
    public boolean recursiveVersionLocations() {
        return recursive;
    }

    /** What is odd but no error, found while reading the files; complete once {@link #graph()} has been called. */
    public Set<String> warnings() {
        return Set.copyOf(warnings);
    }

    /**
     * The graph of all revisions.
     *
     * @throws AludelException for cycles, missing parents, duplicates, each with file and remedy
     */
    public RevisionGraph graph() {
        RevisionGraph known = graph;
        if (known == null) {
            known = RevisionGraph.of(read());
            graph = known;
        }
        return known;
    }

    private List<Revision> read() {
        List<Revision> revisions = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>();
        Map<Path, Path> folders = new HashMap<>();
        for (Path location : versionLocations) {
            for (VersionFiles.Entry file : VersionFiles.list(location, recursive)) {
                Path real = VersionFiles.real(file, folders);
                if (!seen.add(real)) {
                    warnings.add(
                            "File " + real + " loaded twice! ignoring. Please ensure version_locations is unique.");
                } else {
                    read(real).ifPresent(revisions::add);
                }
            }
        }
        return revisions;
    }

    private Optional<Revision> read(Path file) {
        for (HeaderReader reader : readers) {
            if (reader.reads(file)) {
                return reader.read(file);
            }
        }
        if (sourceless && VersionFiles.isBytecodeAlone(file)) {
            throw new AludelException(Problem.of("sourceless-revision", "This revision has bytecode but no source")
                    .at(new Location(file, 0))
                    .because("Bytecode of CPython cannot be run on the JVM.")
                    .remedy("Put the .py file beside it."));
        }
        return Optional.empty();
    }
}
