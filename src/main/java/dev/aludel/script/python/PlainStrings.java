package dev.aludel.script.python;

import dev.aludel.script.literal.PythonExpression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads strings and formatted strings; several one after another are one. Escapes that are rare are {@link NotPlain}, and
 * so is what few write into formatted strings: {@code {value=}}, and quotes, lines and backslashes in a format.
 */
final class PlainStrings {
    private static final char LAST_ASCII = 0x7f;
    private static final int HEXADECIMAL = 16;

    private final PlainText text;
    private final PlainExpressions expressions;

    /** Whether what is read stands in a format: the parser knows how deep formats may go into one another. */
    private boolean inFormat;

    PlainStrings(PlainText text, PlainExpressions expressions) {
        this.text = text;
        this.expressions = expressions;
    }

    /** The strings that begin here; goes over the blanks behind them. */
    PythonExpression strings(int line) {
        String simple = text.simpleString();
        if (simple != null) {
            text.blanks();
            if (text.prefix() < 0) {
                return new PythonExpression.Constant(line, simple);
            }
        }
        Parts parts = new Parts();
        boolean formatted = false;
        boolean bytes = false;
        if (simple != null) {
            parts.add(line, simple);
        } else {
            Form form = form();
            formatted = form.formatted;
            bytes = form.bytes;
            string(form, parts);
            text.blanks();
        }
        while (text.prefix() >= 0) {
            Form form = form();
            if (form.bytes != bytes) {
                throw NotPlain.INSTANCE;
            }
            formatted |= form.formatted;
            string(form, parts);
            text.blanks();
        }
        if (bytes) {
            return new PythonExpression.Foreign(line, "a bytes literal");
        }
        return formatted
                ? new PythonExpression.Formatted(line, parts.whole())
                : new PythonExpression.Constant(line, parts.text());
    }

    /** Goes over the letters before a string. */
    private Form form() {
        int letters = text.prefix();
        char first = letters == 0 ? 'u' : lowerCase(text.next());
        char second = letters < 2 ? ' ' : lowerCase(text.next());
        boolean raw = first == 'r' || second == 'r';
        return switch (second == ' ' || first != 'r' ? first : second) {
            case 'f' -> raw ? Form.RAW_FORMATTED : alone(second, Form.FORMATTED);
            case 'b' -> raw ? Form.RAW_BYTES : alone(second, Form.BYTES);
            case 'r' -> alone(second, Form.RAW);
            default -> alone(second, Form.USUAL);
        };
    }

    private static char lowerCase(char letter) {
        return (char) (letter | 'a' - 'A');
    }

    private static Form alone(char second, Form form) {
        if (second != ' ') {
            throw NotPlain.INSTANCE;
        }
        return form;
    }

    private void string(Form form, Parts parts) {
        int begin = text.line();
        char quote = text.next();
        boolean triple = text.doubled(quote);
        if (triple) {
            text.next();
            text.next();
        }
        if (!form.formatted) {
            // an empty one begins what follows it too
            parts.add(begin, "");
        }
        while (true) {
            int line = text.line();
            String run = text.run(quote, triple, form.formatted);
            if (!run.isEmpty()) {
                parts.add(line, run);
            }
            if (form.bytes && run.chars().anyMatch(c -> c > LAST_ASCII)) {
                throw NotPlain.INSTANCE;
            }
            char stop = text.peek();
            if (stop == quote) {
                text.next();
                if (!triple) {
                    return;
                }
                if (text.doubled(quote)) {
                    text.next();
                    text.next();
                    return;
                }
                parts.add(line, String.valueOf(quote));
            } else if (stop == '\\') {
                escape(form, quote, parts);
            } else if (text.peek(1) == stop) {
                parts.add(text.line(), String.valueOf(stop));
                text.next();
                text.next();
            } else if (stop == '{') {
                parts.field(field(quote));
            } else {
                throw NotPlain.INSTANCE;
            }
        }
    }

    /** Goes over a backslash and what it makes of the character behind it. */
    private void escape(Form form, char quote, Parts parts) {
        int line = text.line();
        text.next();
        char next = text.next();
        if (form.raw) {
            if (next == '\n' || form.formatted && (next == '{' || next == '}') || form.bytes && next > LAST_ASCII) {
                throw NotPlain.INSTANCE;
            }
            parts.add(line, kept(next));
            return;
        }
        parts.add(
                line,
                switch (next) {
                    case '\\', '\'', '"' -> String.valueOf(next);
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    case 'x' -> String.valueOf((char) hexadecimal(2));
                    case 'u' -> hexadecimal();
                    case '\n' -> {
                        if (form.formatted && (text.peek() == quote || "{}\\".indexOf(text.peek()) >= 0)) {
                            throw NotPlain.INSTANCE;
                        }
                        yield "";
                    }
                    default -> {
                        if (next > LAST_ASCII || "abfvNU01234567{}".indexOf(next) >= 0) {
                            throw NotPlain.INSTANCE;
                        }
                        // Python warns of it when the file runs, and keeps the backslash
                        yield kept(next);
                    }
                });
    }

    private static String kept(char escaped) {
        return "\\".concat(String.valueOf(escaped));
    }

    private String hexadecimal() {
        char value = (char) hexadecimal(4);
        if (Character.isSurrogate(value)) {
            throw NotPlain.INSTANCE;
        }
        return String.valueOf(value);
    }

    private int hexadecimal(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            char c = text.next();
            int digit = c > LAST_ASCII ? -1 : Character.digit(c, HEXADECIMAL);
            if (digit < 0) {
                throw NotPlain.INSTANCE;
            }
            value = value * HEXADECIMAL + digit;
        }
        return value;
    }

    /** {@code {value!conversion:format}}. */
    private PythonExpression field(char quote) {
        int line = text.line();
        char closing = text.open();
        PythonExpression value = expressions.replaced();
        String conversion = null;
        if (text.take('!')) {
            char letter = text.next();
            if ("sra".indexOf(letter) < 0) {
                throw NotPlain.INSTANCE;
            }
            conversion = String.valueOf(letter);
            text.blanks();
        }
        PythonExpression format = text.peek() == ':' ? format(quote) : null;
        if (!text.close(closing)) {
            throw NotPlain.INSTANCE;
        }
        return new PythonExpression.Replacement(line, value, conversion, format);
    }

    private PythonExpression format(char quote) {
        int line = text.line();
        if (inFormat) {
            throw NotPlain.INSTANCE;
        }
        inFormat = true;
        text.next();
        Parts parts = new Parts();
        while (true) {
            int begin = text.line();
            parts.add(begin, text.run(quote, false, true));
            if (text.peek() == '}') {
                break;
            }
            if (text.peek() != '{' || text.peek(1) == '{') {
                throw NotPlain.INSTANCE;
            }
            parts.field(field(quote));
        }
        inFormat = false;
        return new PythonExpression.Formatted(line, parts.whole());
    }

    /** What the letters before a string make of it. */
    private enum Form {
        USUAL(false, false, false),
        RAW(true, false, false),
        FORMATTED(false, true, false),
        RAW_FORMATTED(true, true, false),
        BYTES(false, false, true),
        RAW_BYTES(true, false, true);

        private final boolean raw;
        private final boolean formatted;
        private final boolean bytes;

        Form(boolean raw, boolean formatted, boolean bytes) {
            this.raw = raw;
            this.formatted = formatted;
            this.bytes = bytes;
        }
    }

    /** The constants and fields of strings, constants side by side being one that begins where the first does. */
    private static final class Parts {
        private final List<PythonExpression> fields = new ArrayList<>();
        private int line;

        /** The constant so far: its first piece, and all of it where there are several. */
        private String first = "";

        private @Nullable StringBuilder all;

        void add(int begin, String piece) {
            if (line == 0) {
                line = begin;
            }
            if (all != null) {
                all.append(piece);
            } else if (first.isEmpty()) {
                first = piece;
            } else {
                all = new StringBuilder(first).append(piece);
            }
        }

        String text() {
            return all == null ? first : all.toString();
        }

        void field(PythonExpression field) {
            endConstant();
            fields.add(field);
        }

        List<PythonExpression> whole() {
            endConstant();
            return fields;
        }

        private void endConstant() {
            if (!first.isEmpty()) {
                fields.add(new PythonExpression.Constant(line, text()));
            }
            first = "";
            all = null;
            line = 0;
        }
    }
}
