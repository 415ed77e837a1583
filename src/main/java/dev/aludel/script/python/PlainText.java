package dev.aludel.script.python;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a Python text that moves over blanks, names, numbers and strings. Whatever is unusual, though Python takes
 * it, is {@link NotPlain}: tabs before a statement, backslashes at the end of a line, names beyond ASCII, prefixes and
 * escapes of strings that are rare. Not thread-safe.
 */
final class PlainText {
    private static final Set<String> KEYWORDS =
            Set.of(("False None True and as assert async await break class continue def del elif else except finally "
                            + "for from global if import in is lambda nonlocal not or pass raise return try while with yield")
                    .split(" "));

    private static final int LONGEST_NUMBER = 18;
    /** How many brackets stand in one another before the parser must say. */
    private static final int DEEPEST = 50;

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

    /** Whether an operand is over here, so that no operator follows it. */
    boolean endsOperand() {
        return switch (peek()) {
            case ',', ')', ']', '}', '\n' -> true;
            default -> false;
        };
    }

    /** The line, from 1. */
    int line() {
        return line;
    }

    /** In how many brackets this place stands. */
    int brackets() {
        return brackets;
    }

    /** Whether nothing follows. */
    boolean ended() {
        return at >= text.length();
    }

    /** The next character; a line end behind the last one, as Python reads files. */
    char peek() {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    /** The character that stands so many after the next; a line end where none does. */
    char peek(int further) {
        return at + further < text.length() ? text.charAt(at + further) : '\n';
    }

    /** Whether this follows, not part of a longer name. */
    boolean word(String word) {
        return peek() == word.charAt(0)
                && text.startsWith(word, at)
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

    /** Goes over the word, which must follow, and over the blanks behind it. */
    void expect(String word) {
        if (!take(word)) {
            throw NotPlain.INSTANCE;
        }
    }

    /** Goes over a single {@code =} if one follows. */
    boolean takeEquals() {
        return peek() == '=' && peek(1) != '=' && take('=');
    }

    /** Goes over so many characters of a line, and over the blanks behind them. */
    void skip(int characters) {
        at += characters;
        blanks();
    }

    /** Goes over the next character, which must be there, and returns it. */
    char next() {
        if (ended()) {
            throw NotPlain.INSTANCE;
        }
        char next = text.charAt(at++);
        if (next == '\n') {
            line++;
        }
        return next;
    }

    /** Goes into brackets, where line ends are blanks; returns the bracket that closes them. */
    char open() {
        char closing = peek() == '(' ? ')' : peek() == '[' ? ']' : '}';
        at++;
        if (++brackets > DEEPEST) {
            throw NotPlain.INSTANCE;
        }
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

    /** Goes over blanks, and lines that a backslash joins; within brackets over line ends and comments too. */
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
            } else if (c == '\\') {
                join();
            } else {
                return;
            }
        }
    }

    /** Goes over the backslash at the end of a line, which must go on in the next one. */
    private void join() {
        int next = at + 2;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (peek(1) != '\n' || next >= text.length() || "\t\n\\#".indexOf(text.charAt(next)) >= 0) {
            throw NotPlain.INSTANCE;
        }
        at = next;
        line++;
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** Whether nothing stands behind this place in its line but perhaps a comment. */
    boolean atEndOfLine() {
        return peek() == '\n' || peek() == '#';
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
            int indent = at - start;
            boolean tabs = peek() == '\t';
            if (tabs) {
                blanks();
            }
            if (peek() == '#') {
                comment();
            }
            if (ended()) {
                return -1;
            }
            if (text.charAt(at) != '\n') {
                if (tabs) {
                    throw NotPlain.INSTANCE;
                }
                return indent;
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
        return isDigit(peek());
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
        String digits = text.substring(start, at).replace("_", "");
        return whole ? (Object) Long.valueOf(digits) : (Object) Double.valueOf(digits);
    }

    /** Goes over digits, a single {@code _} between two of them included. */
    private void digits() {
        while (atNumber() || peek() == '_' && isDigit(peek(1)) && at > 0 && isDigit(text.charAt(at - 1))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** How many letters stand before the quote of the string that begins here; -1 where none begins. */
    int prefix() {
        for (int length = 0; length <= 2; length++) {
            switch (peek(length)) {
                case '"', '\'' -> {
                    return length;
                }
                case 'r', 'R', 'u', 'U', 'b', 'B', 'f', 'F' -> {}
                default -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    /** Goes over a string without prefix and escapes that ends in its line; null where another follows, or none. */
    @Nullable
    String simpleString() {
        char quote = peek();
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (end <= at + 1) {
            // an empty one may be the beginning of three quotes
            return null;
        }
        String simple = text.substring(at + 1, end);
        if (simple.indexOf('\n') >= 0 || simple.indexOf('\\') >= 0) {
            return null;
        }
        at = end + 1;
        return simple;
    }

    /** Whether the character follows twice. */
    boolean doubled(char wanted) {
        return peek() == wanted && peek(1) == wanted;
    }

    /** Goes over the characters of a string up to its quote, a backslash, or, if so wanted, a brace. */
    String run(char quote, boolean triple, boolean braces) {
        int start = at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote || c == '\\' || braces && (c == '{' || c == '}')) {
                return text.substring(start, at);
            }
            if (c == '\n') {
                if (!triple) {
                    throw NotPlain.INSTANCE;
                }
                line++;
            }
        }
        throw NotPlain.INSTANCE;
    }

    private static boolean nameGoesOn(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c > LAST_ASCII;
    }
}
