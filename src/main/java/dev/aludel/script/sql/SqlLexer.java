package dev.aludel.script.sql;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;

/**
 * Cuts PostgreSQL's SQL into tokens, as far as finding statements needs it: which characters stand in strings, quoted
 * names, dollar quotes and comments. The rules are those of the server's own scanner with standard_conforming_strings on.
 *
 * <p>A generated grammar was tried first: it took 0.1 s to start and misread {@code E'it\'s'}. Not thread-safe.
 */
final class SqlLexer {

    /** What a token is. */
    enum Kind {
        /** A keyword or an unquoted name. */
        WORD,
        /** {@code -- …} to the end of the line. */
        LINE_COMMENT,
        /** {@code /* … *}{@code /}, nested or not. */
        BLOCK_COMMENT,
        /** A semicolon. */
        SEMICOLON,
        /** An opening parenthesis. */
        OPEN,
        /** A closing parenthesis. */
        CLOSE,
        /** Strings, quoted names, numbers, operators. */
        OTHER,
        /** The end of the text. */
        END
    }

    private final Path file;
    private final String text;
    private Kind kind = Kind.END;
    private int start;
    private int end;
    private int line = 1;
    private int countedTo;

    SqlLexer(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    int start() {
        return start;
    }

    /** The line the token begins in, counted from 1. */
    int line() {
        for (; countedTo < start; countedTo++) {
            if (text.charAt(countedTo) == '\n') {
                line++;
            }
        }
        return line;
    }

    String tokenText() {
        return text.substring(start, end);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD
                && end - start == word.length()
                && text.regionMatches(true, start, word, 0, word.length());
    }

    /** Moves to the next token. */
    Kind next() {
        start = end;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        end = start;
        kind = start == text.length() ? Kind.END : read(text.charAt(start));
        return kind;
    }

    private Kind read(char c) {
        if (c == '-' && text.startsWith("--", start)) {
            end = lineEnd(start);
            return Kind.LINE_COMMENT;
        }
        if (c == '/' && text.startsWith("/*", start)) {
            end = blockCommentEnd();
            return Kind.BLOCK_COMMENT;
        }
        if (beginsWord(c)) {
            return word();
        }
        switch (c) {
            case '\'' -> end = quotedEnd(start, '\'', false, "string");
            case '"' -> end = quotedEnd(start, '"', false, "quoted name");
            case '$' -> end = dollarQuoteEnd();
            default -> end = Character.isDigit(c) ? numberEnd() : start + 1;
        }
        return switch (c) {
            case ';' -> Kind.SEMICOLON;
            case '(' -> Kind.OPEN;
            case ')' -> Kind.CLOSE;
            default -> Kind.OTHER;
        };
    }

    private static boolean beginsWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean inWord(char c) {
        return beginsWord(c) || (c >= '0' && c <= '9') || c == '$';
    }

    private Kind word() {
        end = start + 1;
        while (end < text.length() && inWord(text.charAt(end))) {
            end++;
        }
        boolean escapes = end == start + 1 && (text.charAt(start) == 'e' || text.charAt(start) == 'E');
        if (escapes && text.startsWith("'", end)) {
            end = escapeStringEnd(end);
            return Kind.OTHER;
        }
        return Kind.WORD;
    }

    /** A dollar sign ends a number: it may begin a dollar quote. */
    private int numberEnd() {
        int at = start;
        while (at < text.length() && text.charAt(at) != '$' && (inWord(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    /** Where the line ends; for the server a carriage return alone ends it too. */
    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private int quotedEnd(int open, char quote, boolean escapes, String what) {
        for (int at = open + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (escapes && c == '\\') {
                at++;
            } else if (c == quote) {
                if (at + 1 == text.length() || text.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
        }
        throw unterminated(what);
    }

    /**
     * {@code E'…'}; it goes on in a string on a later line, with only white space and line comments between. The server
     * reads the later string as an escape string too (psql 15 does not, and would split it elsewhere).
     */
    private int escapeStringEnd(int open) {
        int close = quotedEnd(open, '\'', true, "string");
        int at = close;
        boolean newline = false;
        while (at < text.length()) {
            if (text.startsWith("--", at)) {
                at = lineEnd(at);
            } else if (Character.isWhitespace(text.charAt(at))) {
                newline |= text.charAt(at) == '\n' || text.charAt(at) == '\r';
                at++;
            } else {
                break;
            }
        }
        return newline && text.startsWith("'", at) ? escapeStringEnd(at) : close;
    }

    private int dollarQuoteEnd() {
        int at = start + 1;
        while (at < text.length() && inWord(text.charAt(at)) && text.charAt(at) != '$') {
            at++;
        }
        boolean tagged = at == start + 1 || beginsWord(text.charAt(start + 1));
        if (!tagged || !text.startsWith("$", at)) {
            return start + 1;
        }
        String tag = text.substring(start, at + 1);
        int close = text.indexOf(tag, at + 1);
        if (close < 0) {
            throw unterminated("dollar-quoted string " + tag);
        }
        return close + tag.length();
    }

    private int blockCommentEnd() {
        int depth = 0;
        for (int at = start; at + 1 < text.length(); at++) {
            if (text.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (text.startsWith("*/", at)) {
                at++;
                if (--depth == 0) {
                    return at + 1;
                }
            }
        }
        throw unterminated("comment");
    }

    private AludelException unterminated(String what) {
        return new AludelException(
                Problem.of("unterminated-sql", "This " + what + " is not closed before the file ends")
                        .at(new Location(file, line())));
    }
}
