package dev.aludel.script.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beginning of a revision file as Alembic's templates write it, without a parser: a docstring, comments,
 * imports, and names that are given strings, None, or tuples and lists of strings. At the first thing that is anything
 * else it gives up, and GraalPy's parser reads the file; what it does read, the parser reads alike.
 */
final class PlainHeader {
    private static final String DOCUMENTATION = "__doc__";

    private final String text;
    private final Map<String, @Nullable Object> names = new HashMap<>();
    private int at;

    private PlainHeader(String text) {
        this.text = text;
    }

    /**
     * What the names are given in the text before its first function, class or decorator, as {@link LiteralNames} has
     * them: the header's and {@code __doc__}, perhaps others. Empty where the parser must say.
     */
    static Optional<Map<String, @Nullable Object>> read(String text) {
        PlainHeader header = new PlainHeader(text);
        try {
            header.statements();
        } catch (NotPlain parserMustSay) {
            return Optional.empty();
        }
        return PythonHeaders.mentionsHeader(text, header.at) ? Optional.empty() : Optional.of(header.names);
    }

    private void statements() {
        boolean first = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
            } else if (c == '#') {
                skipLine();
            } else if (c == '"' || c == '\'') {
                String constant = string();
                if (first) {
                    names.put(DOCUMENTATION, constant);
                }
                first = false;
                endOfStatement();
            } else if (PythonHeaders.beginsDefinition(text, at)) {
                return;
            } else if (text.startsWith("import ", at) || text.startsWith("from ", at)) {
                first = false;
                skipImport();
            } else {
                first = false;
                assignment();
            }
        }
    }

    private void assignment() {
        String name = identifier();
        skipBlanks();
        if (peek() == ':') {
            skipAnnotation();
            if (peek() == '\n') {
                return;
            }
        }
        expect('=');
        if (peek() == '=') {
            throw NotPlain.INSTANCE;
        }
        skipBlanks();
        names.put(name, value());
        endOfStatement();
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '"', '\'' -> string();
            case '(' -> sequence(')');
            case '[' -> sequence(']');
            default -> none();
        };
    }

    private @Nullable Object none() {
        if (!identifier().equals("None")) {
            throw NotPlain.INSTANCE;
        }
        return null;
    }

    /** A tuple or list of strings; one string in parentheses without a comma is that string. */
    private Object sequence(char closing) {
        at++;
        List<String> strings = new ArrayList<>();
        boolean comma = false;
        skipBlanksAndLines();
        while (peek() != closing) {
            if (!strings.isEmpty() && !comma) {
                throw NotPlain.INSTANCE;
            }
            strings.add(string());
            skipBlanksAndLines();
            comma = peek() == ',';
            if (comma) {
                at++;
                skipBlanksAndLines();
            }
        }
        at++;
        return closing == ')' && strings.size() == 1 && !comma ? strings.getFirst() : strings;
    }

    private String string() {
        char quote = peek();
        if (quote != '"' && quote != '\'') {
            throw NotPlain.INSTANCE;
        }
        boolean triple = doubled(quote, at + 1);
        int start = at + (triple ? 3 : 1);
        for (int end = start; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '\\' || (c == '\n' && !triple)) {
                throw NotPlain.INSTANCE;
            }
            if (c == quote && (!triple || doubled(quote, end + 1))) {
                at = end + (triple ? 3 : 1);
                return text.substring(start, end);
            }
        }
        throw NotPlain.INSTANCE;
    }

    private boolean doubled(char quote, int index) {
        return index + 1 < text.length() && text.charAt(index) == quote && text.charAt(index + 1) == quote;
    }

    /** Imports bind names, but none of the header's. */
    private void skipImport() {
        int start = at;
        boolean brackets = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(' && !brackets) {
                brackets = true;
            } else if (c == ')' && brackets) {
                brackets = false;
                at++;
                break;
            } else if (c == '#') {
                skipLine();
                at--;
            } else if (c == '\n' && !brackets) {
                break;
            } else if (c != '\n' && c != ' ' && c != ',' && c != '.' && !identifierPart(c)) {
                throw NotPlain.INSTANCE;
            }
        }
        if (brackets) {
            throw NotPlain.INSTANCE;
        }
        for (String header : PythonHeaders.HEADER) {
            int found = text.indexOf(header, start);
            if (found >= 0 && found < at) {
                throw NotPlain.INSTANCE;
            }
        }
        endOfStatement();
    }

    private void skipAnnotation() {
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '=' || c == '\n') {
                return;
            }
            if (!identifierPart(c) && " .,|[]".indexOf(c) < 0) {
                throw NotPlain.INSTANCE;
            }
        }
    }

    private String identifier() {
        int start = at;
        while (at < text.length() && identifierPart(text.charAt(at))) {
            at++;
        }
        if (at == start || Character.isDigit(text.charAt(start))) {
            throw NotPlain.INSTANCE;
        }
        return text.substring(start, at);
    }

    private void endOfStatement() {
        skipBlanks();
        if (peek() == '#') {
            skipLine();
        }
        if (at < text.length()) {
            expect('\n');
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw NotPlain.INSTANCE;
        }
        at++;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void skipBlanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    private void skipBlanksAndLines() {
        while (at < text.length() && " \n#".indexOf(peek()) >= 0) {
            if (peek() == '#') {
                skipLine();
            } else {
                at++;
            }
        }
    }

    /** The next character; a line end behind the last one, as Python reads files. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    private static boolean identifierPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
