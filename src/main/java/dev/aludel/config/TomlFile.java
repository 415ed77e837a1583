package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * The {@code [tool.alembic]} table of a {@code pyproject.toml}, and {@code [tool.aludel]}. Strings of the first are
 * interpolated on reading. Immutable.
 */
final class TomlFile {
    private final Path path;
    private final Map<?, ?> table;
    private final Map<?, ?> own;
    private final String here;

    private TomlFile(Path path, Map<?, ?> table, Map<?, ?> own, String here) {
        this.path = path;
        this.table = table;
        this.own = own;
        this.here = here;
    }

    static TomlFile none(Path path) {
        return new TomlFile(path, Map.of(), Map.of(), "");
    }

    static TomlFile parse(Path path, String text, String here) {
        if (!text.contains("alembic") && !text.contains("aludel")) {
            return none(path);
        }
        try {
            Map<?, ?> document = new TomlMapper().readValue(text, Map.class);
            if (!(document.get("tool") instanceof Map<?, ?> tool)) {
                return none(path);
            }
            Map<?, ?> own = tool.get("aludel") instanceof Map<?, ?> known ? known : Map.of();
            if (tool.get("alembic") == null) {
                return new TomlFile(path, Map.of(), own, here);
            }
            if (tool.get("alembic") instanceof Map<?, ?> table) {
                return new TomlFile(path, table, own, here);
            }
            throw new AludelException(Problem.of("bad-toml", "Incorrect TOML format")
                    .at(new Location(path, 0))
                    .because("[tool.alembic] must be a table."));
        } catch (JacksonException failure) {
            int line = failure.getLocation() == null ? 0 : failure.getLocation().getLineNr();
            throw new AludelException(
                    Problem.of("bad-toml", "Incorrect TOML format")
                            .at(new Location(path, line))
                            .because(failure.getOriginalMessage()),
                    failure);
        }
    }

    /** A scalar as text, or null where the key is missing. */
    @Nullable
    String string(String key) {
        return switch (table.get(key)) {
            case null -> null;
            case String text -> interpolate(text);
            case Boolean bool -> bool.toString();
            case Number number -> number.toString();
            default -> throw problem("unsupported TOML value type for key: '" + key + "'");
        };
    }

    /** A list of strings, or null where the key is missing. */
    @Nullable
    List<String> strings(String key) {
        Object value = table.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            throw problem("list of strings expected for TOML parameter '" + key + "'");
        }
        List<String> strings = new ArrayList<>();
        for (Object element : list) {
            strings.add(interpolate(String.valueOf(element)));
        }
        return strings;
    }

    /** A list of tables of strings; empty where the key is missing. */
    List<Map<String, String>> tables(String key) {
        List<Map<String, String>> tables = new ArrayList<>();
        if (table.get(key) instanceof List<?> list) {
            for (Object element : list) {
                if (!(element instanceof Map<?, ?> map)) {
                    throw problem("unsupported TOML value type for key: '" + key + "'");
                }
                Map<String, String> entries = new LinkedHashMap<>();
                map.forEach((name, value) -> entries.put(String.valueOf(name), interpolate(String.valueOf(value))));
                tables.add(entries);
            }
        }
        return tables;
    }

    /** A table of {@code [tool.aludel]}, as it stands; tables within it give their keys after a dot. */
    Map<String, String> nested(String key) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (own.get(key) instanceof Map<?, ?> map) {
            flatten("", map, entries);
        }
        return entries;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, String> entries) {
        map.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(prefix + name + ".", inner, entries);
            } else {
                entries.put(prefix + name, String.valueOf(value));
            }
        });
    }

    boolean bool(String key) {
        return switch (table.get(key)) {
            case null -> false;
            case Boolean bool -> bool;
            default -> throw problem("boolean value expected for TOML parameter '" + key + "'");
        };
    }

    private String interpolate(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                out.append(text.charAt(i));
            } else if (text.startsWith("%%", i)) {
                out.append('%');
                i++;
            } else if (text.startsWith("%(here)s", i)) {
                out.append(here);
                i += "%(here)s".length() - 1;
            } else {
                throw problem("'%' in '" + text + "' must be followed by '%' or '(here)s'");
            }
        }
        return out.toString();
    }

    private AludelException problem(String message) {
        return new AludelException(Problem.of("bad-toml", message).at(new Location(path, 0)));
    }
}
