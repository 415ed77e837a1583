package dev.aludel.script.sql;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The head of a SQL revision: the comment lines a file begins with. {@code -- revision: …} and its like are settings,
 * the others are the revision's documentation; {@code -- upgrade}, {@code -- downgrade} or the first statement ends it.
 *
 * @param settings the settings by name, lower case
 * @param documentation the other comment lines, stripped
 */
record SqlFile(Map<String, String> settings, String documentation) {
    private static final Set<String> SETTINGS =
            Set.of("revision", "down_revision", "branch_labels", "depends_on", "create_date", "transaction");

    static SqlFile head(Path file, String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> documentation = new ArrayList<>();
        int number = 0;
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("--")) {
                break;
            }
            String comment = line.isEmpty() ? "" : line.substring(2).strip();
            String lower = comment.toLowerCase(Locale.ROOT);
            if (lower.equals("upgrade") || lower.equals("downgrade")) {
                break;
            }
            int colon = comment.indexOf(':');
            String key = colon < 0 ? "" : lower.substring(0, colon).strip();
            if (!SETTINGS.contains(key)) {
                documentation.add(comment);
            } else if (settings.put(key, comment.substring(colon + 1).strip()) != null) {
                throw new AludelException(Problem.of("bad-header", "'-- " + key + ":' stands twice")
                        .at(new Location(file, number)));
            }
        }
        return new SqlFile(settings, String.join("\n", documentation).strip());
    }

    /** The setting's values, separated by commas; none for an empty value, {@code None} or {@code base}. */
    List<String> list(String key) {
        List<String> values = new ArrayList<>();
        for (String part : settings.getOrDefault(key, "").split(",")) {
            String value = part.strip();
            if (!value.isEmpty() && !value.equals("None") && !value.equals("base")) {
                values.add(value);
            }
        }
        return values;
    }

    static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (MalformedInputException notUtf8) {
            throw new AludelException(
                    Problem.of("unreadable-file", "This file is not UTF-8")
                            .at(new Location(file, 0))
                            .remedy("Save it as UTF-8."),
                    notUtf8);
        } catch (IOException failure) {
            throw AludelException.unreadable(file, failure);
        }
    }
}
