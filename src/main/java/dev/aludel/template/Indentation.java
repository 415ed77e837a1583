package dev.aludel.template;

import java.util.ArrayList;
import java.util.List;

/** Indentation of Python blocks inside templates. */
final class Indentation {
    private Indentation() {}

    /** The code with the indentation of its first line of content taken from every line. */
    static String remove(String code) {
        int width = -1;
        List<String> lines = new ArrayList<>();
        for (String line : code.replace("\r\n", "\n").replace("\t", "        ").split("\n", -1)) {
            if (width < 0 && !line.isBlank()) {
                width = leading(line);
            }
            lines.add(width > 0 ? line.substring(Math.min(width, leading(line))) : line);
        }
        return String.join("\n", lines);
    }

    /** The code with each line that has content moved in by four blanks per level. */
    static String add(String code, int levels) {
        List<String> lines = new ArrayList<>();
        for (String line : code.split("\n", -1)) {
            lines.add(line.isBlank() ? "" : "    ".repeat(levels) + line);
        }
        return String.join("\n", lines);
    }

    private static int leading(String line) {
        return line.length() - line.stripLeading().length();
    }
}
