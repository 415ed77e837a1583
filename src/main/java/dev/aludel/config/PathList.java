package dev.aludel.config;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits ini values that list paths, by Alembic's {@code path_separator} or its older habits. */
final class PathList {
    private PathList() {}

    /** The character that a {@code path_separator} value means; empty for a value Alembic does not know. */
    static Optional<String> separator(String value) {
        return switch (value) {
            case "space" -> Optional.of(" ");
            case "newline" -> Optional.of("\n");
            case "os" -> Optional.of(File.pathSeparator);
            case ":", ";" -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int end = text.indexOf(separator, from);
            end = end < 0 ? text.length() : end;
            if (end > from) {
                parts.add(text.substring(from, end).strip());
            }
            from = end + separator.length();
        }
        return parts;
    }

    /** Splits at a comma with the blanks after it, at a run of blanks, and where asked at a colon. */
    static List<String> splitLoosely(String text, boolean atColons) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == ',' || c == ' ' || (atColons && c == ':')) {
                parts.add(text.substring(start, i++));
                while (c != ':' && i < text.length() && text.charAt(i) == ' ') {
                    i++;
                }
                start = i;
            } else {
                i++;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
