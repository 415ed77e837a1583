package dev.aludel.script.python;

import java.util.Set;

/**
 * A place in a Python text that moves over blanks, names, numbers and strings. Whatever is unusual, though Python takes
 * it, is {@link NotPlain}: tabs before a statement, backslashes at the end of a line, names beyond ASCII, prefixes and
 * escapes of strings that are rare. Not thread-safe.
 */
final class PlainText {
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private static final int LONGEST_NUMBER = 18;
    private static final char LAST_ASCII = 0x7f;

    private final String text;
    private int at;
    private int line = 1;
    private int brackets;

    /** The beginning of a text whose lines end in {@code \n}. */
    PlainText(String text) {
        this.text = text;
        if (text.indexOf('\0') >= 0) {
            throw NotPlain.INSTANCE;
        }
    }

    /** The offset in the text. */
    int at() {
        return at;
    }

    /** The line, from 1. */
    int line() {
        return line;
    }

    /** Whether nothing follows. */
    boolean ended() {
        return at >= text.length();
    }

    /** The next character; a line end behind the last one, as Python reads files. */
    char peek() {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    /** The character after the next. */
    private char second() {
        return at + 1 < text.length() ? text.charAt(at + 1) : '\n';
    }

    /** Whether this follows, not part of a longer name. */
    boolean word(String word) {
        return text.startsWith(word, at)
                && (at + word.length() == text.length() || !nameGoesOn(text.charAt(at + word.length())));
    }

    /** Goes over the character if it follows. */
    boolean take(char wanted) {
        boolean follows = peek() == wanted && !ended();
        if (follows) {
            at++;
        }
        return follows;
    }

    /** Goes over the character, which must follow. */
    void expect(char wanted) {
        if (!take(wanted)) {
            throw NotPlain.INSTANCE;
        }
    }

    /** Goes over the word if it follows, and over the blanks behind it. */
    boolean take(String word) {
        boolean follows = word(word);
        if (follows) {
            at += word.length();
            blanks();
        }
        return follows;
    }

    /** Goes over a single {@code =} if one follows. */
    boolean takeEquals() {
        return peek() == '=' && second() != '=' && take('=');
    }

    /** Goes into brackets, where line ends are blanks; returns the bracket that closes them. */
    char open() {
        char closing = peek() == '(' ? ')' : peek() == '[' ? ']' : '}';
        at++;
        brackets++;
        blanks();
        return closing;
    }

    /** Leaves the brackets if they are closed here. */
    boolean close(char closing) {
        boolean closed = take(closing);
        if (closed) {
            brackets--;
        }
        return closed;
    }

    /** Goes over blanks; within brackets over line ends and comments too. */
    void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (brackets > 0 && c == '\n') {
                at++;
                line++;
            } else if (brackets > 0 && c == '#') {
                comment();
            } else {
                return;
            }
        }
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** Goes over the rest of a line, which must be blank or a comment. */
    void endOfStatement() {
        blanks();
        if (peek() == '#') {
            comment();
        }
        if (peek() != '\n') {
            throw NotPlain.INSTANCE;
        }
    }

    /** Goes to the next statement; returns how many spaces stand before it, or -1 where none follows. */
    int nextStatement() {
        while (at < text.length()) {
            int start = at;
            while (peek() == ' ' && !ended()) {
                at++;
            }
            if (peek() == '#') {
                comment();
            }
            if (ended()) {
                return -1;
            }
            if (text.charAt(at) != '\n') {
                return at - start;
            }
            at++;
            line++;
        }
        return -1;
    }

    /** Whether a name or keyword begins here. */
    boolean atName() {
        char c = peek();
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Whether a number begins here. */
    boolean atNumber() {
        return peek() >= '0' && peek() <= '9';
    }

    /** Goes over a name or keyword. */
    String word() {
        if (!atName()) {
            throw NotPlain.INSTANCE;
        }
        int start = at;
        while (at < text.length() && nameGoesOn(text.charAt(at))) {
            if (text.charAt(at) > LAST_ASCII) {
                throw NotPlain.INSTANCE;
            }
            at++;
        }
        return text.substring(start, at);
    }

    /** Goes over a name, and over the blanks behind it. */
    String name() {
        String name = word();
        if (KEYWORDS.contains(name)) {
            throw NotPlain.INSTANCE;
        }
        blanks();
        return name;
    }

    /** Whether it is no name but a word of the language. */
    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** Whether a name follows that a value is assigned to with {@code =}, as among a call's arguments. */
    boolean atKeywordArgument() {
        if (!atName()) {
            return false;
        }
        int ahead = at;
        while (ahead < text.length() && nameGoesOn(text.charAt(ahead))) {
            ahead++;
        }
        while (ahead < text.length() && text.charAt(ahead) == ' ') {
            ahead++;
        }
        return ahead + 1 < text.length() && text.charAt(ahead) == '=' && text.charAt(ahead + 1) != '=';
    }

    /** Goes over a number: a {@code Long}, or a {@code Double} with digits on both sides of its point. */
    Object number() {
        int start = at;
        digits();
        int point = at;
        boolean whole = peek() != '.';
        if (!whole) {
            at++;
            digits();
        }
        boolean octal = text.charAt(start) == '0' && point - start > 1;
        if (octal || at - start > LONGEST_NUMBER || nameGoesOn(peek()) || peek() == '.' || !whole && at == point + 1) {
            throw NotPlain.INSTANCE;
        }
        String digits = text.substring(start, at);
        return whole ? (Object) Long.valueOf(digits) : (Object) Double.valueOf(digits);
    }

    private void digits() {
        while (atNumber()) {
            at++;
        }
    }

    /** Whether a string begins here, after the prefix that has been gone over. */
    boolean atString() {
        return peek() == '"' || peek() == '\'';
    }

    /** Whether a string begins here, with a prefix or without. */
    boolean atPrefixedString() {
        return atString() || "rRuU".indexOf(peek()) >= 0 && (second() == '"' || second() == '\'');
    }

    /** Goes over a string; returns what it stands for. */
    String string() {
        boolean raw = peek() == 'r' || peek() == 'R';
        if (!atString()) {
            at++;
        }
        char quote = peek();
        boolean triple = doubled(quote, at + 1);
        int start = at + (triple ? 3 : 1);
        for (int end = start; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '\n') {
                if (!triple) {
                    throw NotPlain.INSTANCE;
                }
                line++;
            } else if (c == '\\') {
                return escaped(start, end, quote, triple, raw);
            } else if (c == quote && (!triple || doubled(quote, end + 1))) {
                at = end + (triple ? 3 : 1);
                return text.substring(start, end);
            }
        }
        throw NotPlain.INSTANCE;
    }

    /** The string that began at {@code start} and has its first backslash at {@code backslash}. */
    private String escaped(int start, int backslash, char quote, boolean triple, boolean raw) {
        StringBuilder value = new StringBuilder(text.substring(start, backslash));
        for (int end = backslash; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '\n') {
                if (!triple) {
                    throw NotPlain.INSTANCE;
                }
                line++;
            } else if (c == quote && (!triple || doubled(quote, end + 1))) {
                at = end + (triple ? 3 : 1);
                return value.toString();
            }
            if (c == '\\' && end + 1 < text.length()) {
                end++;
                char next = text.charAt(end);
                if (raw && next != '\n') {
                    value.append(c).append(next);
                } else if (!raw && next == '\n') {
                    line++;
                } else {
                    value.append(unescaped(next));
                }
            } else {
                value.append(c);
            }
        }
        throw NotPlain.INSTANCE;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> throw NotPlain.INSTANCE;
        };
    }

    private boolean doubled(char quote, int index) {
        return index + 1 < text.length() && text.charAt(index) == quote && text.charAt(index + 1) == quote;
    }

    private static boolean nameGoesOn(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c > LAST_ASCII;
    }
}
