package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code alembic.ini} and {@code pyproject.toml} say, as Alembic reads them: for each key the ini wins. Immutable;
 * values are interpolated on reading.
 */
public final class Config {
    private static final String INI = "alembic.ini";
    private static final String TOML = "pyproject.toml";

    /**
     * Where to read from.
     *
     * @param files the {@code -c} files; empty means ALEMBIC_CONFIG, else {@code alembic.ini} and {@code pyproject.toml}
     *     in the directory
     * @param section the ini section, {@code -n}; usually {@code alembic}
     * @param xArguments the {@code -x} values as given
     * @param directory the directory relative names start from
     * @param environment the process environment, {@code .env} not yet merged
     */
    public record Request(
            List<String> files,
            String section,
            List<String> xArguments,
            Path directory,
            Map<String, String> environment) {
        public Request {
            files = List.copyOf(files);
            xArguments = List.copyOf(xArguments);
            environment = Map.copyOf(environment);
        }
    }

    private final Request request;
    private final String iniName;
    private final Path iniPath;
    private final Path tomlPath;
    private final IniFile ini;
    private final TomlFile toml;
    private final Map<String, String> dotEnv;
    private final Application application;

    private Config(
            Request request,
            String iniName,
            Path iniPath,
            Path tomlPath,
            IniFile ini,
            TomlFile toml,
            Map<String, String> dotEnv) {
        this.request = request;
        this.iniName = iniName;
        this.iniPath = iniPath;
        this.tomlPath = tomlPath;
        this.ini = ini;
        this.toml = toml;
        this.dotEnv = dotEnv;
        this.application = Application.of(ini, iniPath, toml, tomlPath);
    }

    /**
     * Reads the configuration. A missing file reads as empty, as it does for Alembic: the first key that is needed is
     * then reported missing.
     *
     * @throws AludelException where a file cannot be read, or {@code -c} names two of a kind
     */
    public static Config load(Request request) {
        String fromEnvironment = request.environment().getOrDefault("ALEMBIC_CONFIG", "");
        String iniName = only(request.files(), false, "only one ini file may be indicated")
                .orElse(fromEnvironment.isEmpty() || isToml(fromEnvironment) ? INI : fromEnvironment);
        String tomlName = only(request.files(), true, "pyproject.toml indicated more than once")
                .orElse(isToml(fromEnvironment) ? fromEnvironment : TOML);
        Path iniPath = absolute(request.directory(), iniName);
        Path tomlPath = absolute(request.directory(), tomlName);
        String iniText = text(iniPath);
        String tomlText = text(tomlPath);
        String envText = text(iniPath.resolveSibling(".env"));
        return new Config(
                request,
                iniName,
                iniPath,
                tomlPath,
                IniFile.parse(iniPath, iniText == null ? "" : iniText, Map.of("here", here(iniPath))),
                tomlText == null ? TomlFile.none(tomlPath) : TomlFile.parse(tomlPath, tomlText, here(tomlPath)),
                envText == null ? Map.of() : DotEnv.parse(envText));
    }

    /** The one file of the kind that {@code -c} names. */
    private static Optional<String> only(List<String> names, boolean toml, String complaint) {
        List<String> found = names.stream().filter(name -> isToml(name) == toml).toList();
        if (found.size() > 1) {
            throw new AludelException(Problem.of("bad-usage", complaint));
        }
        return found.stream().findFirst();
    }

    private static boolean isToml(String name) {
        Path last = Path.of(name).getFileName();
        return last != null && last.toString().equals(TOML);
    }

    private static String here(Path file) {
        Path parent = file.getParent();
        return parent == null ? "/" : parent.toString().replace('\\', '/');
    }

    /** The path made absolute as Python does it: {@code .} is dropped, {@code ..} kept. */
    static Path absolute(Path directory, String name) {
        Path path = directory.toAbsolutePath().resolve(name);
        Path result = path.getRoot();
        for (Path part : path) {
            if (!part.toString().equals(".")) {
                result = result.resolve(part);
            }
        }
        return result;
    }

    private static @Nullable String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw AludelException.unreadable(file, failure);
        }
    }

    /** The ini file, existing or not. */
    public Path iniFile() {
        return iniPath;
    }

    /** The ini file's name as it was given: {@code config.config_file_name}. */
    public String iniName() {
        return iniName;
    }

    /** The toml file, if it exists. */
    public Optional<Path> tomlFile() {
        return Files.isRegularFile(tomlPath) ? Optional.of(tomlPath) : Optional.empty();
    }

    /** The name as an absolute path, from the directory relative names start from. */
    public Path resolve(String name) {
        return absolute(request.directory(), name);
    }

    /** The directory relative names start from. */
    public Path directory() {
        return request.directory().toAbsolutePath();
    }

    /** The ini section read, {@code -n}. */
    public String section() {
        return request.section();
    }

    /**
     * {@code config.get_main_option}: a key of the ini section only.
     *
     * @throws AludelException with Alembic's message where the ini or its section is missing
     */
    public Optional<String> mainOption(String key) {
        return sectionOption(section(), key);
    }

    /**
     * {@code config.get_section_option}: a key of an ini section.
     *
     * @throws AludelException with Alembic's message where the ini or the section is missing
     */
    public Optional<String> sectionOption(String section, String key) {
        if (!ini.hasSection(section)) {
            throw new AludelException(Problem.of(
                    "no-ini-section",
                    "No config file '" + iniName + "' found, or file has no '[" + section + "]' section"));
        }
        return ini.get(section, key);
    }

    /** {@code config.get_alembic_option}: a key of the ini section, else of {@code [tool.alembic]}. */
    public Optional<String> alembicOption(String key) {
        return ini.get(section(), key).or(() -> Optional.ofNullable(toml.string(key)));
    }

    /**
     * {@code config.get_alembic_boolean_option}: in the ini only the exact word {@code true} counts.
     *
     * @throws AludelException where the toml value is no boolean
     */
    public boolean alembicBoolean(String key) {
        return ini.get(section(), key).map("true"::equals).orElseGet(() -> toml.bool(key));
    }

    /**
     * A key that Alembic reads leniently, such as {@code revision_environment}: true, yes, on, y, t, 1, or the opposites.
     *
     * @throws AludelException where the value is none of them
     */
    public boolean lenientBoolean(String key) {
        String value =
                alembicOption(key).map(String::strip).map(String::toLowerCase).orElse("");
        return switch (value) {
            case "true", "yes", "on", "y", "t", "1" -> true;
            case "false", "no", "off", "n", "f", "0", "" -> false;
            default ->
                throw new AludelException(Problem.of("bad-option", "String is not true/false: '" + value + "'")
                        .because("It is the value of " + key + "."));
        };
    }

    /** {@code version_locations} as listed; empty where there is none. */
    public List<String> versionLocations() {
        return pathList("version_locations", false, "path_separator", "version_path_separator");
    }

    /**
     * The installed Python packages that scripts use.
     *
     * @throws AludelException where it says of SQLAlchemy what can't be
     */
    public PythonPackages pythonPackages() {
        return PythonPackages.of(this, ini);
    }

    /** The levels that {@code [logger_…]} sections give Python's loggers, by their names; the root's name is empty. */
    public Map<String, String> loggerLevels() {
        Map<String, String> levels = new LinkedHashMap<>();
        for (String key : rawOption("loggers", "keys").orElse("").split(",")) {
            String section = "logger_" + key.strip();
            rawOption(section, "level")
                    .ifPresent(level -> levels.put(
                            key.strip().equals("root")
                                    ? ""
                                    : rawOption(section, "qualname").orElse(""),
                            level.strip()));
        }
        return levels;
    }

    /** {@code prepend_sys_path} as listed; empty where there is none. */
    public List<String> prependSysPath() {
        return pathList("prepend_sys_path", true, "path_separator");
    }

    private List<String> pathList(String key, boolean atColons, String... separatorKeys) {
        Optional<String> value = ini.get(section(), key).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            List<String> listed = toml.strings(key);
            return listed == null ? List.of() : List.copyOf(listed);
        }
        for (String separatorKey : separatorKeys) {
            Optional<String> chosen = mainOption(separatorKey);
            if (chosen.isPresent()) {
                String separator = PathList.separator(chosen.get())
                        .orElseThrow(() -> new AludelException(Problem.of(
                                "bad-option",
                                "'" + chosen.get() + "' is not a valid value for " + separatorKey
                                        + "; expected 'space', 'newline', 'os', ':', ';'")));
                return PathList.split(value.get(), separator);
            }
        }
        return PathList.splitLoosely(value.get(), atColons);
    }

    /** The hooks that run over a new revision file, in order. */
    public List<PostWriteHook> postWriteHooks() {
        return ini.section("post_write_hooks")
                .map(PostWriteHook::ofIni)
                .orElseGet(() -> PostWriteHook.ofToml(toml.tables("post_write_hooks")));
    }

    /** {@code config.get_section}: all of an ini section, DEFAULT merged in; empty where it is missing. */
    public Optional<Map<String, String>> section(String name) {
        return ini.section(name);
    }

    /** A value of the ini as it stands, not interpolated: Python's logging reads its sections so. */
    public Optional<String> rawOption(String section, String key) {
        return ini.raw(section, key);
    }

    /** What is said of the application, whose code need not be here. */
    public Application application() {
        return application;
    }

    /** The {@code -x} values as given. */
    public List<String> xArguments() {
        return request.xArguments();
    }

    /** The value of {@code -x key=value}, the last one given. */
    public Optional<String> xArgument(String key) {
        return request.xArguments().stream()
                .filter(argument -> argument.startsWith(key + "="))
                .reduce((first, second) -> second)
                .map(argument -> argument.substring(key.length() + 1));
    }

    /** An environment variable; the process's goes before the one in {@code .env} beside the ini. */
    public Optional<String> environment(String name) {
        return Optional.ofNullable(request.environment().getOrDefault(name, dotEnv.get(name)));
    }

    /** The whole environment: {@code .env} beside the ini, and the process's before it. */
    public Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>(dotEnv);
        all.putAll(request.environment());
        return all;
    }

    /**
     * The URL that goes before what env.py and the ini say; first wins: {@code --url}, {@code -x url=…}, ALUDEL_URL,
     * DATABASE_URL.
     *
     * @param option the value of {@code --url}, or null
     */
    public Optional<String> overridingUrl(@Nullable String option) {
        return Optional.ofNullable(option)
                .or(() -> xArgument("url"))
                .or(() -> environment("ALUDEL_URL"))
                .or(() -> environment("DATABASE_URL"))
                .filter(url -> !url.isBlank());
    }
}
