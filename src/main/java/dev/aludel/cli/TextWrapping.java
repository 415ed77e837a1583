package dev.aludel.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wraps text as Python's {@code textwrap.wrap} does: at blanks, after hyphens inside words, long words broken. */
final class TextWrapping {
    private static final Pattern CHUNK = Pattern.compile(
            "\\s+"
                    + "|(?<=[\\w!\"'&.,?])-{2,}(?=\\w)"
                    + "|\\S+?(?:-(?:(?<=[^\\d\\W]{2}-)|(?<=[^\\d\\W]-[^\\d\\W]-))(?=[^\\d\\W]-?[^\\d\\W])"
                    + "|(?=\\s|\\z)|(?<=[\\w!\"'&.,?])(?=-{2,}\\w))",
            Pattern.UNICODE_CHARACTER_CLASS);

    private TextWrapping() {}

    /** The lines, each at most {@code columns} wide where that is possible, each starting with the indent. */
    static List<String> wrap(String text, int columns, String indent) {
        Deque<String> chunks = chunks(text);
        int width = Math.max(1, columns - indent.length());
        List<String> lines = new ArrayList<>();
        while (!chunks.isEmpty()) {
            if (!lines.isEmpty() && chunks.peek().isBlank()) {
                chunks.pop();
                continue;
            }
            lines.add(indent + line(chunks, width).stripTrailing());
        }
        return lines.isEmpty() ? List.of(indent) : lines;
    }

    private static String line(Deque<String> chunks, int width) {
        StringBuilder line = new StringBuilder();
        while (!chunks.isEmpty() && line.length() + chunks.peek().length() <= width) {
            line.append(chunks.pop());
        }
        if (!chunks.isEmpty() && chunks.peek().length() > width) {
            String word = chunks.pop();
            int room = Math.max(line.isEmpty() ? 1 : 0, width - line.length());
            line.append(word, 0, room);
            chunks.push(word.substring(room));
        }
        return line.toString();
    }

    private static Deque<String> chunks(String text) {
        Deque<String> chunks = new ArrayDeque<>();
        Matcher matcher = CHUNK.matcher(text.replaceAll("[\\t\\n\\x0b\\f\\r]", " "));
        while (matcher.find()) {
            chunks.add(matcher.group());
        }
        return chunks;
    }
}
