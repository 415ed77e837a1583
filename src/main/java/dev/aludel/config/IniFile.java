package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ini file by the rules of Python's {@code configparser.ConfigParser}: keys fold to lower case, {@code =} or {@code :}
 * separate, deeper indented lines continue a value, {@code #} and {@code ;} begin comment lines, DEFAULT reaches into every
 * section, and {@code %(name)s} and {@code %%} are resolved on reading. Immutable.
 */
final class IniFile {
    private static final String DEFAULT = "DEFAULT";
    private static final int DEEPEST_INTERPOLATION = 10;

    private final Path path;
    private final Map<String, String> defaults;
    private final Map<String, Map<String, String>> sections;
    private final Map<String, Integer> lines;
    private final Map<String, String> spellings;

    private IniFile(
            Path path,
            Map<String, String> defaults,
            Map<String, Map<String, String>> sections,
            Map<String, Integer> lines,
            Map<String, String> spellings) {
        this.path = path;
        this.defaults = defaults;
        this.sections = sections;
        this.lines = lines;
        this.spellings = spellings;
    }

    /** Reads the text; the defaults, such as {@code here}, lie under DEFAULT. */
    static IniFile parse(Path path, String text, Map<String, String> defaults) {
        Parser parser = new Parser(path, defaults);
        int number = 0;
        for (String line : text.lines().toList()) {
            parser.line(++number, line);
        }
        return parser.finish();
    }

    boolean hasSection(String section) {
        return sections.containsKey(section);
    }

    /** The value of a key, interpolated; empty where the section or the key is missing. */
    Optional<String> get(String section, String key) {
        Map<String, String> own = sections.get(section);
        if (own == null) {
            return Optional.empty();
        }
        String name = fold(key);
        String raw = own.getOrDefault(name, defaults.get(name));
        return raw == null ? Optional.empty() : Optional.of(interpolate(section, own, name, raw));
    }

    /** The value as it stands, not interpolated: what Python's logging reads formats with. */
    Optional<String> raw(String section, String key) {
        Map<String, String> own = sections.get(section);
        return own == null
                ? Optional.empty()
                : Optional.ofNullable(own.getOrDefault(fold(key), defaults.get(fold(key))));
    }

    /** A section of Aludel's own: keys and values as they stand, without DEFAULT; empty where it is missing. */
    Map<String, String> asWritten(String section) {
        Map<String, String> written = new LinkedHashMap<>();
        sections.getOrDefault(section, Map.of())
                .forEach((key, value) -> written.put(spellings.getOrDefault(section + "\0" + key, key), value));
        return written;
    }

    /** The line of a key, from 1; 0 where it isn't in the section. */
    int line(String section, String key) {
        return lines.getOrDefault(section + "\0" + fold(key), 0);
    }

    /** The whole section with DEFAULT merged in, DEFAULT's keys first. */
    Optional<Map<String, String>> section(String section) {
        Map<String, String> own = sections.get(section);
        if (own == null) {
            return Optional.empty();
        }
        Map<String, String> merged = new LinkedHashMap<>(defaults);
        merged.putAll(own);
        merged.replaceAll((key, raw) -> interpolate(section, own, key, raw));
        return Optional.of(merged);
    }

    private String interpolate(String section, Map<String, String> own, String key, String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder();
        interpolate(out, section, own, key, raw, 1);
        return out.toString();
    }

    private void interpolate(
            StringBuilder out, String section, Map<String, String> own, String key, String value, int depth) {
        if (depth > DEEPEST_INTERPOLATION) {
            throw bad(section, key, "it refers to itself, or through more than ten other keys");
        }
        int from = 0;
        while (true) {
            int percent = value.indexOf('%', from);
            if (percent < 0) {
                out.append(value, from, value.length());
                return;
            }
            out.append(value, from, percent);
            if (value.startsWith("%%", percent)) {
                out.append('%');
                from = percent + 2;
            } else if (value.startsWith("%(", percent)) {
                int close = value.indexOf(")s", percent);
                if (close < percent + 3 || value.indexOf(')', percent) != close) {
                    throw bad(section, key, "'%(' needs a name and ')s' after it");
                }
                String name = fold(value.substring(percent + 2, close));
                String referred = own.getOrDefault(name, defaults.get(name));
                if (referred == null) {
                    throw bad(section, key, "there is no key '" + name + "' for %(" + name + ")s");
                }
                interpolate(out, section, own, key, referred, depth + 1);
                from = close + 2;
            } else {
                throw bad(section, key, "'%' must be followed by '%' or '('");
            }
        }
    }

    private AludelException bad(String section, String key, String why) {
        int line = lines.getOrDefault(section + "\0" + key, lines.getOrDefault(DEFAULT + "\0" + key, 0));
        return new AludelException(Problem.of("bad-ini", "The value of '" + key + "' cannot be read: " + why)
                .at(new Location(path, line))
                .remedy("Write a plain percent sign as %%."));
    }

    private static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** What is known while the lines go by. */
    private static final class Parser {
        private final Path path;
        private final Map<String, String> defaults;
        private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        private final Map<String, Integer> lines = new HashMap<>();
        private final Map<String, String> spellings = new HashMap<>();
        private final List<String> value = new ArrayList<>();
        private @Nullable Map<String, String> section;
        private String sectionName = DEFAULT;
        private @Nullable String key;
        private int indent;

        Parser(Path path, Map<String, String> defaults) {
            this.path = path;
            this.defaults = new LinkedHashMap<>(defaults);
        }

        void line(int number, String line) {
            String stripped = line.strip();
            if (stripped.startsWith("#") || stripped.startsWith(";")) {
                return;
            }
            if (stripped.isEmpty()) {
                if (key != null) {
                    value.add("");
                }
                return;
            }
            int depth = line.indexOf(stripped.charAt(0));
            if (key != null && depth > indent) {
                value.add(stripped);
                return;
            }
            indent = depth;
            int close = stripped.lastIndexOf(']');
            if (stripped.startsWith("[") && close > 1) {
                open(number, stripped.substring(1, close));
            } else {
                option(number, stripped);
            }
        }

        private void open(int number, String name) {
            endValue();
            if (!name.equals(DEFAULT) && sections.containsKey(name)) {
                throw error(number, "Section '" + name + "' already exists");
            }
            sectionName = name;
            section = name.equals(DEFAULT) ? defaults : sections.computeIfAbsent(name, any -> new LinkedHashMap<>());
        }

        private void option(int number, String line) {
            endValue();
            if (section == null) {
                throw error(number, "The file has no section header before this line");
            }
            int equals = line.indexOf('=');
            int colon = line.indexOf(':');
            int separator = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
            if (separator <= 0) {
                throw error(number, "This line is neither a section, nor a key with a value, nor a comment");
            }
            String spelling = line.substring(0, separator).strip();
            String name = fold(spelling);
            spellings.put(sectionName + "\0" + name, spelling);
            if (lines.putIfAbsent(sectionName + "\0" + name, number) != null) {
                throw error(number, "Option '" + name + "' in section '" + sectionName + "' already exists");
            }
            key = name;
            value.add(line.substring(separator + 1).strip());
        }

        private void endValue() {
            if (key != null && section != null) {
                section.put(key, String.join("\n", value).stripTrailing());
            }
            key = null;
            value.clear();
        }

        IniFile finish() {
            endValue();
            return new IniFile(path, defaults, sections, lines, spellings);
        }

        private AludelException error(int number, String message) {
            return new AludelException(Problem.of("bad-ini", message).at(new Location(path, number)));
        }
    }
}
