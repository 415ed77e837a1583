package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.script.sql.SqlStatements;
import dev.aludel.script.sql.SqlStatements.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which SQL may be sent before the answer to what went before is known. In a transaction that has failed, the server
 * refuses whatever follows, so nearly everything may. What ends, begins or mends a transaction may not: {@code COMMIT}
 * after a failure would roll back, and what follows it would take effect by itself.
 */
final class SqlTexts {
    /** COPY turns the line over to data; SAVEPOINT and its like revive a failed transaction. */
    private static final Set<String> ALONE = Set.of(
            "",
            "abort",
            "begin",
            "commit",
            "copy",
            "discard",
            "end",
            "prepare",
            "release",
            "rollback",
            "savepoint",
            "start");

    private SqlTexts() {}

    /**
     * The statements of a text, each of which may be sent without waiting; none where the text must go as it stands and
     * alone.
     */
    static List<Statement> inCompany(String text) {
        if (ALONE.contains(firstWord(text))) {
            return List.of();
        }
        int semicolon = text.indexOf(';');
        if (semicolon < 0 || text.substring(semicolon + 1).isBlank()) {
            return List.of(new Statement(text, 1, 0));
        }
        List<Statement> statements;
        try {
            statements = SqlStatements.read(Path.of("statement"), text);
        } catch (AludelException onlyForPsql) {
            // the server says better what is wrong with it
            return List.of();
        }
        if (statements.size() == 1) {
            return List.of(new Statement(text, 1, 0));
        }
        boolean any = statements.stream().anyMatch(statement -> ALONE.contains(firstWord(statement.sql())));
        return any ? List.of() : statements;
    }

    /** The first word in lower case, comments and semicolons before it skipped; empty where there is none. */
    private static String firstWord(String text) {
        int position = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (text.startsWith("--", position)) {
                int newline = text.indexOf('\n', position);
                position = newline < 0 ? text.length() : newline + 1;
            } else if (text.startsWith("/*", position)) {
                position = commentEnd(text, position);
            } else if (Character.isWhitespace(c) || c == ';') {
                position++;
            } else {
                break;
            }
        }
        int end = position;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        // what begins with no letter is a parenthesis, or an error of the server's to tell
        return end == position && position < text.length()
                ? text.substring(position, position + 1)
                : text.substring(position, end).toLowerCase(Locale.ROOT);
    }

    /** Where the comment that begins there is over; comments nest. */
    private static int commentEnd(String text, int begin) {
        int depth = 0;
        int position = begin;
        do {
            if (text.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0 && position < text.length());
        return position;
    }
}
