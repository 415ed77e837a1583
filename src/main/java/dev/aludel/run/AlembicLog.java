package dev.aludel.run;

import dev.aludel.config.Config;
import dev.aludel.revision.Step;
import dev.aludel.revision.VersionChange;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes events as the log lines that Alembic writes through Python's logging, as the ini sets it up. */
public final class AlembicLog implements EventSink {
    private static final String LOGGER = "alembic.runtime.migration";
    private static final String DEFAULT_FORMAT = "%(message)s";
    private static final Pattern FIELD = Pattern.compile("%(?:%|\\((\\w+)\\)(-?)(\\d*)(?:\\.(\\d+))?[sd])");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT);

    private static final int WARNING = 30;

    private static final Map<String, Integer> LEVELS = Map.of(
            "NOTSET",
            0,
            "DEBUG",
            10,
            "INFO",
            20,
            "WARN",
            WARNING,
            "WARNING",
            WARNING,
            "ERROR",
            40,
            "CRITICAL",
            50,
            "FATAL",
            50);

    private final PrintWriter output;
    private final int level;
    private final String format;
    private final @Nullable String dateFormat;

    private AlembicLog(PrintWriter output, int level, String format, @Nullable String dateFormat) {
        this.output = output;
        this.level = level;
        this.format = format;
        this.dateFormat = dateFormat;
    }

    /** A log as the ini's {@code [logger_…]} and {@code [formatter_…]} sections set it up; empty where it has none. */
    public static Optional<EventSink> fromIni(Config config, PrintWriter output) {
        if (config.rawOption("loggers", "keys").isEmpty()) {
            return Optional.empty();
        }
        int level = level(config, "root", WARNING);
        String handlers = config.rawOption("logger_root", "handlers").orElse("");
        for (String key : words(config.rawOption("loggers", "keys").orElse(""))) {
            String name = config.rawOption("logger_" + key, "qualname").orElse("");
            if (name.equals("alembic") || name.startsWith("alembic.runtime") || name.equals(LOGGER)) {
                level = level(config, key, level);
                String own = config.rawOption("logger_" + key, "handlers").orElse("");
                handlers = own.isBlank() ? handlers : own;
            }
        }
        List<String> names = words(handlers);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String handler = "handler_" + names.get(0);
        String formatter =
                "formatter_" + config.rawOption(handler, "formatter").orElse("").strip();
        level = Math.max(level, level(config.rawOption(handler, "level").orElse(""), 0));
        return Optional.of(new AlembicLog(
                output,
                level,
                config.rawOption(formatter, "format").orElse(DEFAULT_FORMAT),
                config.rawOption(formatter, "datefmt").orElse(null)));
    }

    private static int level(Config config, String logger, int otherwise) {
        return level(config.rawOption("logger_" + logger, "level").orElse(""), otherwise);
    }

    private static int level(String name, int otherwise) {
        int level = LEVELS.getOrDefault(name.strip().toUpperCase(Locale.ROOT), otherwise);
        return level == 0 ? otherwise : level;
    }

    private static List<String> words(String commaSeparated) {
        return List.of(commaSeparated.split(",")).stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public void accept(Event event) {
        switch (event) {
            case Event.Configured configured -> {
                log("INFO", "Context impl " + configured.implementationName() + ".");
                if (configured.offline()) {
                    log("INFO", "Generating static SQL");
                }
                log(
                        "INFO",
                        "Will assume " + (configured.transactionalDdl() ? "transactional" : "non-transactional")
                                + " DDL.");
            }
            case Event.StepStarted started -> log("INFO", "Running " + line(started.step()));
            case Event.VersionChanged changed -> log("DEBUG", changes(changed.changes()));
            case Event.WaitingForLock waiting ->
                log("WARNING", "Waiting for the runner lock, held by " + waiting.holder());
            case Event.Warning warning -> log("WARNING", warning.text());
            case Event.ServerMessage message -> {
                // Alembic shows none: psycopg2 keeps a server's notices to itself
            }
            case Event.StatementRun run -> {
                // Alembic logs no statements; SQLAlchemy's own logger does, where asked to
            }
            case Event.StepFinished finished -> {
                // Alembic says only that a step begins
            }
        }
    }

    /** A step as {@code -- Running} names it offline, without its documentation. */
    public static String title(Step step) {
        return step.verb() + " " + String.join(", ", step.from()) + " -> " + String.join(", ", step.to());
    }

    private static String line(Step step) {
        String documentation = switch (step) {
            case Step.Upgrade up -> up.revision().summary();
            case Step.Downgrade down -> down.revision().summary();
            case Step.Stamp stamp -> "";
        };
        return documentation.isEmpty() ? title(step) : title(step) + ", " + documentation;
    }

    private static String changes(List<VersionChange> changes) {
        if (changes.isEmpty()) {
            return "no change";
        }
        String listed = changes.subList(0, changes.size() - 1).stream()
                .map(change -> switch (change) {
                    case VersionChange.Insert insert -> "'" + insert.version() + "'";
                    case VersionChange.Delete delete -> "'" + delete.version() + "'";
                    case VersionChange.Update update -> "'" + update.to() + "'";
                })
                .collect(Collectors.joining(", ", "[", "]"));
        String last = switch (changes.get(changes.size() - 1)) {
            case VersionChange.Insert insert -> "new branch insert " + insert.version();
            case VersionChange.Delete delete -> "branch delete " + delete.version();
            case VersionChange.Update update -> "update " + update.from() + " to " + update.to();
        };
        if (changes.size() == 1) {
            return last;
        }
        return (changes.get(0) instanceof VersionChange.Delete ? "merge, delete " : "unmerge, insert ") + listed + ", "
                + last;
    }

    private void log(String levelName, String message) {
        if (LEVELS.getOrDefault(levelName, 0) < level) {
            return;
        }
        Matcher fields = FIELD.matcher(format);
        StringBuilder line = new StringBuilder();
        while (fields.find()) {
            fields.appendReplacement(line, "");
            line.append(fields.group(1) == null ? "%" : padded(fields, value(fields.group(1), levelName, message)));
        }
        fields.appendTail(line);
        output.println(line);
        output.flush();
    }

    private static String padded(Matcher field, String value) {
        @Nullable String precision = field.group(4);
        String cut = precision == null || value.length() <= Integer.parseInt(precision)
                ? value
                : value.substring(0, Integer.parseInt(precision));
        int width = field.group(3).isEmpty() ? 0 : Integer.parseInt(field.group(3));
        String blanks = " ".repeat(Math.max(0, width - cut.length()));
        return field.group(2).isEmpty() ? blanks + cut : cut + blanks;
    }

    private String value(String field, String levelName, String message) {
        return switch (field) {
            case "levelname" -> levelName;
            case "levelno" -> String.valueOf(LEVELS.get(levelName));
            case "name" -> LOGGER;
            case "message" -> message;
            case "module" -> "migration";
            case "process" -> String.valueOf(ProcessHandle.current().pid());
            case "threadName" -> "MainThread";
            case "asctime" -> LocalDateTime.now().format(dateFormat == null ? TIME : clock(dateFormat));
            default -> "";
        };
    }

    /** strftime's usual codes as Java's; a code that isn't known prints nothing. */
    private static DateTimeFormatter clock(String strftime) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < strftime.length(); i++) {
            char c = strftime.charAt(i);
            if (c != '%' || i + 1 == strftime.length()) {
                pattern.append(c == '\'' ? "''" : "'" + c + "'");
                continue;
            }
            pattern.append(
                    switch (strftime.charAt(++i)) {
                        case 'Y' -> "yyyy";
                        case 'y' -> "yy";
                        case 'm' -> "MM";
                        case 'd' -> "dd";
                        case 'H' -> "HH";
                        case 'I' -> "hh";
                        case 'M' -> "mm";
                        case 'S' -> "ss";
                        case 'p' -> "a";
                        case 'b' -> "MMM";
                        case 'B' -> "MMMM";
                        case 'a' -> "EEE";
                        case 'A' -> "EEEE";
                        case 'T' -> "HH:mm:ss";
                        case 'F' -> "yyyy-MM-dd";
                        case '%' -> "'%'";
                        default -> "";
                    });
        }
        return DateTimeFormatter.ofPattern(pattern.toString().replace("''", ""), Locale.ENGLISH);
    }
}
